import { z } from 'zod'
import { cleanCode } from '@/lib/core/digits'
import { issue } from '@/lib/core/form-fields'
import { readDigits } from '@/lib/core/registration-number'

/**
 * A number whose public form is not fixed by any authority: permissive, Latin digits after cleaning (domain
 * §2.3).
 */
function number(clean: (typed: string) => string, pattern: RegExp, code: string) {
  return z.string({ error: 'required' }).transform((typed, ctx) => {
    const value = clean(typed)
    if (!pattern.test(value)) issue(ctx, value === '' ? 'required' : code)
    return value
  })
}

/** P.O. box: digits, 1 to 6. */
export const postBox = () => number(readDigits, /^\d{1,6}$/, 'postBox')

/** Residency number of a signatory who is not Kuwaiti: digits, 6 to 12. */
export const residencyNumber = () => number(readDigits, /^\d{6,12}$/, 'residencyNumber')

/** Industrial register number (Public Authority for Industry): digits with optional slashes or dashes. */
export const registerNumber = () => number(cleanCode, /^\d{1,10}([/-]\d{1,6})*$/, 'registerNumber')
