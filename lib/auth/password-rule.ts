import type { Problem } from '@/lib/core/result'
import { isCommonPassword } from './is-common-password'

/**
 * The guide's rule (§10): eight or more, with capital and small letters, digits and symbols. Order of the
 * checklist. `pattern`: source of a regular expression with the flag u, so that the browser checks the same
 * while one types.
 */
export const PASSWORD_RULES = [
  { code: 'passwordLength', pattern: '^[\\s\\S]{8,}$' },
  { code: 'passwordUpper', pattern: '\\p{Lu}' },
  { code: 'passwordLower', pattern: '\\p{Ll}' },
  { code: 'passwordDigit', pattern: '\\p{Nd}' },
  { code: 'passwordSymbol', pattern: '[^\\p{L}\\p{M}\\p{N}\\s]' },
] as const

const MAX_LENGTH = 200

/**
 * What a new password lacks; empty when it is accepted.
 * @param personal what an attacker would try first: e-mail, names, mobile
 */
export function passwordProblems(
  password: string,
  field = 'password',
  personal: readonly (string | null | undefined)[] = [],
): Problem[] {
  if (password === '') return [{ code: 'required', field }]
  if ([...password].length > MAX_LENGTH) return [{ code: 'tooLong', field, args: { max: MAX_LENGTH } }]
  const missing = PASSWORD_RULES.find(({ pattern }) => !new RegExp(pattern, 'u').test(password))
  if (missing) return [{ code: missing.code, field }]
  if (isCommonPassword(password)) return [{ code: 'passwordCommon', field }]
  return containsPersonal(password, personal) ? [{ code: 'passwordPersonal', field }] : []
}

function containsPersonal(password: string, personal: readonly (string | null | undefined)[]): boolean {
  const lower = password.toLowerCase()
  return personal
    .flatMap((value) => (value ?? '').toLowerCase().split(/[@\s]/).slice(0, 2))
    .some((part) => [...part].length >= 4 && lower.includes(part) && lower.length - part.length < 6)
}
