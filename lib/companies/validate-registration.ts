import type { Member } from '@/lib/access/actor'
import { kuwaitDay } from '@/lib/core/clock'
import { fail, failAll, ok, type Problem, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Request } from '@/lib/db/generated/client'
import type { RequestTitles, SubmissionNeeds } from '@/lib/requests/request-type-definition'
import { readSettings } from '@/lib/settings/settings'
import { matchesAnswers } from './answers-etag'
import { lockAccount } from './create-registration'
import { requiredDocumentTypes } from './document-rules'
import { fieldsOf } from './fields'
import { checkNumber } from './number-rules'
import { applyPartyDetails } from './party-details'
import { valuesToProfile, type ProfilePatch } from './profile-values'
import {
  findRegistration,
  findRegistrationHead,
  registrationShown,
  type RegistrationView,
} from './registration-queries'
import { expiredFields, expiredProblem, missingPieces, missingProblem } from './registration-rules'
import { requestTitles } from './request-titles'
import { unanswered } from './unlink-party'

/** What the answers of a registration call for now; what customs holds counts as answered. */
export async function registrationNeeds(tx: Tx, requestId: string, at: Date): Promise<SubmissionNeeds> {
  const { profile, party } = await tx.companyRegistration.findUniqueOrThrow({
    where: { requestId },
    include: { profile: true, party: true },
  })
  const { expiredLicenceBlocks } = await readSettings(tx)
  return {
    documents: requiredDocumentTypes(profile),
    unanswered: unanswered({ ...profile, ...(party && applyPartyDetails(profile, party)) }),
    expired: expiredLicenceBlocks ? expiredFields(profile, at) : [],
  }
}

async function obstacles(tx: Tx, draft: RegistrationView, at: Date): Promise<Problem[]> {
  const { expiredLicenceBlocks } = await readSettings(tx)
  const expired = expiredLicenceBlocks ? expiredFields(draft.profile, at) : []
  return [...missingPieces(draft, kuwaitDay(at)).map(missingProblem), ...expired.map(expiredProblem)]
}

/**
 * What is settled only now: the main company's number as it stands on the account, and no facility that was
 * unticked again.
 */
function settled(draft: RegistrationView): ProfilePatch {
  const facility = draft.profile.industrial
    ? []
    : fieldsOf('industrial').map((field) => [field.name, null] as const)
  return valuesToProfile({
    commercialRegistrationNumber: draft.profile.commercialRegistrationNumber,
    ...Object.fromEntries(facility),
  })
}

/**
 * The rules of a registration's first submission. Everything that is missing is listed at once
 * (`stepIncomplete`, `documentMissing`, `expiredBlocks`, fields named after the sections of the check page).
 * @param seen etag of the check page; `answersChanged` when somebody changed what it showed
 */
export async function validateRegistration(
  tx: Tx,
  actor: Member,
  at: Date,
  request: Request,
  seen: string | undefined,
): Promise<Result<RequestTitles>> {
  const head = await findRegistrationHead(tx, actor, request.id)
  if (!head) return fail('notFound')
  // The main company's number is the account's: a correction of it waits, or has ended before the number is
  // read here.
  if (head.role === 'MAIN') await lockAccount(tx, head.accountId)
  const draft = await findRegistration(actor, request.id, tx)
  if (!draft) return fail('notFound')
  if (!matchesAnswers(seen, registrationShown(draft))) return fail('answersChanged', 'seen')
  const problems = await obstacles(tx, draft, at)
  if (problems.length > 0) return failAll(problems)
  const checked = await checkNumber(tx, actor, at, draft.profile.commercialRegistrationNumber!)
  if (!checked.ok)
    return {
      ...checked,
      problems: checked.problems.map((problem) => ({ ...problem, field: 'section-company' })),
    }
  const profile = await tx.companyProfile.update({ where: { id: draft.profileId }, data: settled(draft) })
  return ok(requestTitles(draft.number, profile, draft.party))
}
