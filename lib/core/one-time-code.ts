import { cleanGroups } from './digits'

/**
 * The reader of one-time codes (e-mailed, by SMS, of an authenticator): digits of any script, with blanks,
 * dashes or dots as messages group them (`123-456`).
 * @param digits how many it has; those of authenticators have six (RFC 6238)
 * @returns undefined when it is no code
 */
export function readOneTimeCode(typed: string, digits = 6): string | undefined {
  const code = cleanGroups(typed)
  return code.length === digits && /^\d+$/.test(code) ? code : undefined
}
