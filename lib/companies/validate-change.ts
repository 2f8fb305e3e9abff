import type { Member } from '@/lib/access/actor'
import { kuwaitDay } from '@/lib/core/clock'
import { fail, failAll, ok, type Problem, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { CompanyProfile, Request } from '@/lib/db/generated/client'
import { currentDocuments } from '@/lib/requests/corrections'
import type { RequestTitles, SubmissionNeeds } from '@/lib/requests/request-type-definition'
import { readSettings } from '@/lib/settings/settings'
import { matchesAnswers } from './answers-etag'
import { changeShown } from './change-query'
import { changeFields, differencesOf, requiredForChange, type Difference } from './change-rules'
import { changeTitles } from './change-titles'
import { getField, type FieldName } from './fields'
import { profileToValues } from './profile-values'
import { expiredFields, expiredProblem } from './registration-rules'
import { parseFields } from './schema'

/**
 * What keeps a change from being handed in: nothing changed, an answer that does not pass, a paper that is
 * missing.
 */
function changeProblems(
  input: { base: CompanyProfile; profile: CompanyProfile; documents: readonly string[] },
  today: string,
): { differences: Difference[]; problems: Problem[] } {
  const [from, to] = [profileToValues(input.base), profileToValues(input.profile)]
  const differences = differencesOf(from, to)
  if (differences.length === 0) return { differences, problems: [{ code: 'nothingChanged' }] }
  const parsed = parseFields(changeFields(input.profile), to, today)
  const missing = requiredForChange(differences).filter((type) => !input.documents.includes(type))
  return {
    differences,
    problems: [
      ...(parsed.ok
        ? []
        : parsed.problems.map((problem) => ({
            ...problem,
            field: `section-${getField(problem.field as FieldName).step}`,
          }))),
      ...missing.map((type) => ({ code: 'documentMissing', field: 'section-documents', args: { type } })),
    ],
  }
}

/** The answers of a change and those it was filled in from. */
async function readChange(
  tx: Tx,
  requestId: string,
): Promise<{ profile: CompanyProfile; base: CompanyProfile }> {
  const { profile, baseProfileId } = await tx.companyChange.findUniqueOrThrow({
    where: { requestId },
    include: { profile: true },
  })
  return { profile, base: await tx.companyProfile.findUniqueOrThrow({ where: { id: baseProfileId } }) }
}

/** What the answers of a change call for now: the documents of what it changes. */
export async function changeNeeds(tx: Tx, requestId: string, at: Date): Promise<SubmissionNeeds> {
  const { profile, base } = await readChange(tx, requestId)
  const { expiredLicenceBlocks } = await readSettings(tx)
  return {
    documents: requiredForChange(differencesOf(profileToValues(base), profileToValues(profile))),
    unanswered: [],
    expired: expiredLicenceBlocks ? expiredFields(profile, at) : [],
  }
}

/**
 * The rules of a change's first submission.
 * @returns `answersChanged`, `nothingChanged`, and at the sections of the check page problems of the answers,
 * `documentMissing`, `expiredBlocks`
 */
export async function validateChange(
  tx: Tx,
  _actor: Member,
  at: Date,
  request: Request,
  seen: string | undefined,
): Promise<Result<RequestTitles>> {
  const { profile, base } = await readChange(tx, request.id)
  const documents = [...new Set((await currentDocuments(tx, request.id)).map(({ type }) => type))]
  if (!matchesAnswers(seen, changeShown({ profile, documents }))) return fail('answersChanged', 'seen')
  const { problems } = changeProblems({ base, profile, documents }, kuwaitDay(at))
  if (problems.length > 0) return failAll(problems)
  const { expiredLicenceBlocks } = await readSettings(tx)
  const expired = expiredLicenceBlocks ? expiredFields(profile, at) : []
  if (expired.length > 0) return failAll(expired.map(expiredProblem))
  return ok(changeTitles(request.number, base, profile))
}
