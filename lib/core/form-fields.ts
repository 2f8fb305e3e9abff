import { z } from 'zod'
import { civilIdError } from './civil-id'
import { parseDay } from './day'
import { cleanCode, cleanText, cleanTyped } from './digits'
import { readEmail } from './email'
import { parseLandline, parseMobile } from './phone'
import { readDigits, readRegistrationNumber } from './registration-number'

// Building blocks of form schemas. Messages are problem codes of the namespace `problems`; input is what was
// typed.

const typed = z.string({ error: 'required' })

/** A failure with a code and ICU arguments. */
export function issue(
  ctx: z.RefinementCtx,
  code: string,
  params?: Record<string, string | number>,
  path: string[] = [],
): void {
  ctx.addIssue({ code: 'custom', message: code, params, path })
}

/** A value that must be there and that `read` understands; else `code`. */
function read<T>(clean: (text: string) => string, parse: (text: string) => T | undefined, code: string) {
  return typed.transform((text, ctx): T => {
    const value = clean(text)
    if (value === '') issue(ctx, 'required')
    const parsed = value === '' ? undefined : parse(value)
    if (parsed === undefined && value !== '') issue(ctx, code)
    return parsed === undefined ? z.NEVER : parsed
  })
}

/** The same block, but empty becomes null. The block's own problem is kept. */
export function optional<T>(block: z.ZodType<T, string>) {
  return z
    .string()
    .optional()
    .transform((value, ctx): T | null => {
      if (value === undefined || cleanText(value) === '') return null
      const parsed = block.safeParse(value)
      if (parsed.success) return parsed.data
      const first = parsed.error.issues[0]!
      issue(ctx, first.message, (first as { params?: Record<string, string | number> }).params)
      return z.NEVER
    })
}

/** Free text that must be there. @param max characters */
export function text(max: number) {
  return typed.transform((value, ctx) => {
    const clean = cleanText(value)
    if (clean === '') issue(ctx, 'required')
    if (clean.length > max) issue(ctx, 'tooLong', { max })
    return clean
  })
}

// Letters of one script; of what all scripts share (digits, signs, marks) everything but letters, as those of
// mathematics look like others. Else a Cyrillic «АСМЕ» could pass for a Latin one.
const ARABIC_NAME = /^(?:[\p{Script=Arabic}\u0640\u200c]|(?!\p{L})[\p{Script=Common}\p{Script=Inherited}])+$/u
const LATIN_NAME = /^(?:\p{Script=Latin}|(?!\p{L})[\p{Script=Common}\p{Script=Inherited}])+$/u

/**
 * Arabic letters, digits and the marks names use; no letters of another script, and at least one Arabic
 * letter.
 */
export function arabicText(max: number) {
  return text(max).superRefine((value, ctx) => {
    if (value && !(ARABIC_NAME.test(value) && /(?=\p{L})\p{Script=Arabic}/u.test(value)))
      issue(ctx, 'arabicOnly')
  })
}

/**
 * Latin letters, digits and the marks names use; no letters of another script, and at least one Latin letter.
 */
export function latinText(max: number) {
  return text(max).superRefine((value, ctx) => {
    if (value && !(LATIN_NAME.test(value) && /\p{Script=Latin}/u.test(value))) issue(ctx, 'latinOnly')
  })
}

/** A civil ID; the message tells length, date and check digit apart. @param today `YYYY-MM-DD` in Kuwait */
export function civilId(today: () => string = () => new Date().toISOString().slice(0, 10)) {
  return typed.transform((value, ctx) => {
    const clean = readDigits(value)
    if (clean === '') issue(ctx, 'required')
    const error = clean === '' ? undefined : civilIdError(clean, today())
    if (error) issue(ctx, error)
    return clean
  })
}

/** E.164 of a Kuwaiti mobile number. */
export const mobile = () => read(cleanTyped, parseMobile, 'mobile')

/** E.164 of a Kuwaiti fixed line, fax or toll-free number. */
export const landline = () => read(cleanTyped, parseLandline, 'landline')

/** Lower case, its domain in punycode, at most 254 characters. */
export const email = () => read(cleanTyped, readEmail, 'email')

/** Commercial registration number: digits, 1 to 10 (domain §2.3). */
export const crNumber = () => read(cleanTyped, readRegistrationNumber, 'crNumber')

/** Entity civil number (PACI): digits, 6 to 12, no check digit (domain §2.3). */
export const entityCivilNumber = () =>
  read(readDigits, (value) => (/^\d{6,12}$/.test(value) ? value : undefined), 'entityCivilNumber')

/** Licence number: digits, optionally a year behind a slash and a short suffix (domain §2.3). */
export const licenceNumber = () =>
  read(
    cleanCode,
    (value) => (/^\d{1,8}(\/\d{4})?([/-][\p{L}\d]{1,6})?$/u.test(value) ? value : undefined),
    'licenceNumber',
  )

/** `YYYY-MM-DD` of a day as `parseDay` reads it. */
export const day = () => read(cleanTyped, parseDay, 'day')

/** http or https address; a bare host gets https. */
export const website = () =>
  read(
    cleanCode,
    (value) => {
      const address = /^https?:\/\//i.test(value) ? value : `https://${value}`
      const url = URL.canParse(address) ? new URL(address) : undefined
      return url && /^https?:$/.test(url.protocol) && url.hostname.includes('.') && value.length <= 200
        ? url.href
        : undefined
    },
    'website',
  )

/** One of a list. */
export const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: 'required' })

/** A box: ticked or not. */
export const checkbox = () =>
  z
    .string()
    .optional()
    .transform((value) => value === 'on' || value === 'true')

/** A box that must be ticked. */
export const mustTick = (code: string) => checkbox().refine((value) => value, { error: code })
