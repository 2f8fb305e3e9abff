import { countLookup, findMatch } from './party-match'
import { registrationPath } from './registration-paths'

/**
 * Looks a number up among the customs system's companies (counted).
 * @returns the page that tells the result (path below the locale)
 */
export async function lookUpNumber(
  found: { requestId: string; accountId: string; number: string },
  at: Date,
): Promise<string> {
  if (!(await countLookup(found.accountId, found.number, at)))
    return `${registrationPath(found.requestId)}?lookup=limit`
  const match = await findMatch(found, found.number, at)
  return match
    ? registrationPath(found.requestId, 'match')
    : `${registrationPath(found.requestId)}?lookup=none`
}
