import { civilIdError } from '@/lib/core/civil-id'
import { cleanText, cleanTyped, foldText } from '@/lib/core/digits'
import { readEmail } from '@/lib/core/email'
import { parseMobile } from '@/lib/core/phone'
import { readDigits, readRegistrationNumber } from '@/lib/core/registration-number'
import { fail, ok, type Result } from '@/lib/core/result'
import { readTypedNumber } from '@/lib/core/typed-number'

/** What an account is looked for by. The first three are of a person. */
export type LookUp =
  | { by: 'CIVIL_ID'; civilId: string }
  | { by: 'EMAIL'; email: string }
  /** Eight digits may be a registration number as well: both are looked for. */
  | { by: 'MOBILE'; mobile: string; registration?: string }
  | { by: 'REGISTRATION'; registration: string }
  | { by: 'REQUEST'; number: string }
  | { by: 'NAME'; words: string[] }
  /** Nothing typed: the accounts that are suspended, or have a suspended company or user. */
  | { by: 'SUSPENDED' }

/** Characters: fewer would find half the portal. */
export const LEAST_LETTERS = 3
/** Words of a name that are looked at. */
const MAX_WORDS = 6
/** Characters that a search may have: the longest name of a company, and more. */
const MAX_TYPED = 200

function readDigitsLookUp(text: string, today: string): Result<LookUp> | undefined {
  const digits = readDigits(text)
  const mobile = parseMobile(text)
  const registration = readRegistrationNumber(text)
  if (/^\d{12}$/.test(digits)) {
    const error = civilIdError(digits, today)
    return error ? fail(error, 'q') : ok({ by: 'CIVIL_ID', civilId: digits })
  }
  if (mobile) return ok({ by: 'MOBILE', mobile, registration })
  if (!registration) return undefined
  return registration.length < LEAST_LETTERS
    ? fail('lookUpShort', 'q', { least: LEAST_LETTERS })
    : ok({ by: 'REGISTRATION', registration })
}

/**
 * Reads what somebody typed to find an account, by its form alone: a whole e-mail, civil ID or mobile number (each
 * found exactly, never in part), a commercial registration number, a request's number, else words of a company's name.
 * @param series of the requests' numbers: `CO` and others
 * @param today `YYYY-MM-DD` in Kuwait
 * @returns problems at the field `q`: `required`, `tooLong`, `email`, those of a civil ID, `lookUpShort`
 */
export function readLookUp(typed: string, series: readonly string[], today: string): Result<LookUp> {
  const text = cleanText(typed)
  if (!text) return fail('required', 'q')
  if (text.length > MAX_TYPED) return fail('tooLong', 'q', { max: MAX_TYPED })
  if (cleanTyped(text).includes('@')) {
    const email = readEmail(text)
    return email ? ok({ by: 'EMAIL', email }) : fail('email', 'q')
  }
  const number = readTypedNumber(text)
  if (number?.kind === 'whole' && series.includes(number.series))
    return ok({ by: 'REQUEST', number: number.number })
  const ofDigits = readDigitsLookUp(text, today)
  if (ofDigits) return ofDigits
  const words = foldText(text).split(' ').slice(0, MAX_WORDS)
  return words.join('').length < LEAST_LETTERS
    ? fail('lookUpShort', 'q', { least: LEAST_LETTERS })
    : ok({ by: 'NAME', words })
}
