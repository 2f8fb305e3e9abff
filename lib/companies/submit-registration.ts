import { memberOf, type Actor } from '@/lib/access/actor'
import { kuwaitDay } from '@/lib/core/clock'
import { failAll, fail, ok, type Problem, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { notify } from '@/lib/notifications/notify'
import { emitEvent } from '@/lib/outbox/emit-event'
import { advance, lockRequest } from '@/lib/requests/advance'
import { dueAfter } from '@/lib/requests/service-level'
import { readSettings } from '@/lib/settings/settings'
import { lockAccount } from './create-registration'
import { fieldsOf, getField } from './fields'
import { checkNumber } from './number-rules'
import { valuesToProfile, type ProfilePatch } from './profile-values'
import {
  findRegistration,
  findRegistrationHead,
  registrationShown,
  type RegistrationView,
} from './registration-queries'
import { expiredFields, missingPieces, missingProblem } from './registration-rules'
import { isStamp } from './stamp'
import { subjectOf } from './subject'

export type Submitted = { requestId: string; number: string; already: boolean }

async function obstacles(tx: Tx, draft: RegistrationView, at: Date): Promise<Problem[]> {
  const missing = missingPieces(draft, kuwaitDay(at)).map(missingProblem)
  const { expiredLicenceBlocks } = await readSettings(tx)
  const expired = expiredLicenceBlocks ? expiredFields(draft.profile, at) : []
  return [
    ...missing,
    ...expired.map((field) => ({
      code: 'expiredBlocks',
      field: `section-${getField(field).step}`,
      args: { field },
    })),
  ]
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
 * Hands a draft in. Everything that is missing is listed at once (`stepIncomplete`, `documentMissing`,
 * `expiredBlocks`, fields named after the sections of the check page). A second submission changes nothing
 * and succeeds.
 * @param input.seen stamp of the check page; `answersChanged` when somebody changed what it showed
 */
export async function submitRegistration(
  tx: Tx,
  actor: Actor,
  at: Date,
  input: { requestId: string; seen?: string },
): Promise<Result<Submitted>> {
  const seen = await findRegistrationHead(tx, actor, input.requestId)
  if (!seen) return fail('notFound')
  await lockRequest(tx, input.requestId)
  // The main company's number is the account's: a correction of it waits, or has ended before the number is
  // read here.
  if (seen.role === 'MAIN') await lockAccount(tx, seen.accountId)
  const draft = await findRegistration(actor, input.requestId, tx)
  if (!draft) return fail('notFound')
  const done = { requestId: draft.requestId, number: draft.number }
  if (draft.state !== 'DRAFT')
    return draft.submittedAt && draft.state === 'SUBMITTED'
      ? ok({ ...done, already: true })
      : fail('requestNotDraft')
  if (!isStamp(input.seen, registrationShown(draft))) return fail('answersChanged', 'seen')
  const problems = await obstacles(tx, draft, at)
  if (problems.length > 0) return failAll(problems)
  const checked = await checkNumber(tx, memberOf(actor), at, draft.profile.commercialRegistrationNumber!)
  if (!checked.ok)
    return {
      ...checked,
      problems: checked.problems.map((problem) => ({ ...problem, field: 'section-company' })),
    }
  const profile = await tx.companyProfile.update({ where: { id: draft.profileId }, data: settled(draft) })
  const moved = await advance(tx, actor, at, {
    requestId: draft.requestId,
    version: draft.version,
    move: 'submit',
    patch: {
      submittedAt: at,
      dueAt: await dueAfter(tx, at),
      ...subjectOf(draft.number, profile, draft.party),
    },
  })
  if (!moved.ok) return moved
  await emitEvent(tx, at, 'request.submitted', draft.number, {
    type: moved.value.type,
    version: moved.value.version,
  })
  await notify(tx, at, {
    generalUsersOf: draft.accountId,
    userIds: [memberOf(actor).userId],
    kind: 'request.submitted',
    href: `/requests/${draft.requestId}`,
    args: { number: draft.number, companyAr: moved.value.subjectAr, companyEn: moved.value.subjectEn },
  })
  return ok({ ...done, already: false })
}
