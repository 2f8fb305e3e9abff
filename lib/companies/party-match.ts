import { memberOf, type Actor } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import { numberKey, spellingsOf } from '@/lib/core/registration-number'
import { fail, ok, type Result } from '@/lib/core/result'
import { db, type Tx } from '@/lib/db/client'
import { takeFromLimit } from '@/lib/http/rate-limit'
import type { StepName } from './steps'
import { maskName, maskNumber } from './mask-company-details'
import { askedFields, heldFields } from './party-details'
import type { ProfilePatch } from './profile-values'
import { lockDraft } from './registration-commands'
import { findRegistration, type RegistrationHead } from './registration-queries'
import { requestTitles } from './request-titles'

const DAY = 86_400
/** Numbers an account may look up a day: guessing must not list the customs system's companies. */
export const LOOKUPS_A_DAY = 5

/** What the applicant sees of a match. */
export type MaskedParty = { nameAr: string; nameEn: string; commercialRegistrationNumber: string }

const lookupKey = (accountId: string, number: string) => `party-lookup:${accountId}:${numberKey(number)}`

/**
 * Counts one look-up of a number. A number that was looked up today is free: only new ones are tries.
 * Runs on its own connection: call it outside a transaction.
 * @returns false once the day's tries are used up
 */
export async function countLookup(accountId: string, number: string, at: Date): Promise<boolean> {
  const own = { key: lookupKey(accountId, number), windowStart: { gt: new Date(at.getTime() - DAY * 1000) } }
  if (await db.rateLimit.findFirst({ where: own })) return true
  const taken = await takeFromLimit(`party-lookups:${accountId}`, { most: LOOKUPS_A_DAY, seconds: DAY }, at)
  if (!taken.allowed) return false
  await takeFromLimit(own.key, { most: LOOKUPS_A_DAY, seconds: DAY }, at)
  return true
}

/**
 * The one trader the customs system knows by a number; two of one number are no match (the office decides).
 */
async function findParty(tx: Tx, number: string) {
  const parties = await tx.customsParty.findMany({
    where: { commercialRegistrationNumber: { in: spellingsOf(number) }, kind: 'TRADER' },
    take: 2,
  })
  return parties.length === 1 ? parties[0] : undefined
}

async function wasLookedUp(tx: Tx, accountId: string, number: string, at: Date): Promise<boolean> {
  const key = lookupKey(accountId, number)
  return (
    (await tx.rateLimit.findFirst({
      where: { key, windowStart: { gt: new Date(at.getTime() - DAY * 1000) } },
    })) !== null
  )
}

/**
 * The masked match of a draft's number, if its look-up was counted within a day; nothing else of the party
 * leaves here.
 */
export async function findMatch(
  head: Pick<RegistrationHead, 'accountId'>,
  number: string | null,
  at: Date,
): Promise<MaskedParty | undefined> {
  if (!number || !(await wasLookedUp(db, head.accountId, number, at))) return undefined
  const party = await findParty(db, number)
  return (
    party && {
      nameAr: maskName(party.nameAr),
      nameEn: maskName(party.nameEn),
      commercialRegistrationNumber: maskNumber(number),
    }
  )
}

/**
 * Links a draft to the company that the customs system knows by its number, or takes the link off ("not
 * mine"). What customs holds is no longer asked and typed answers to it are cleared: on approval its data
 * fills them. Problems: `notFound`, `requestNotDraft`, `partyNotFound`.
 */
export async function linkParty(
  tx: Tx,
  actor: Actor,
  at: Date,
  input: { requestId: string; link: boolean },
): Promise<Result<{ requestId: string; linked: boolean }>> {
  const locked = await lockDraft(tx, actor, input.requestId)
  if (!locked.ok) return locked
  const draft = locked.value
  const { accountId } = memberOf(actor)
  const number = draft.profile.commercialRegistrationNumber
  const allowed =
    input.link &&
    number !== null &&
    (draft.partyId !== null || (await wasLookedUp(tx, accountId, number, at)))
  const party = allowed ? await findParty(tx, number) : undefined
  if (input.link && !party) return fail('partyNotFound')
  if ((party?.id ?? null) === draft.partyId)
    return ok({ requestId: draft.requestId, linked: party !== undefined })
  const held = heldFields(party ?? draft.party)
  const touched = (step: string) =>
    askedFields(step as StepName, held).length < askedFields(step as StepName, []).length
  const cleared: ProfilePatch = Object.fromEntries(held.map((name) => [name, null]))
  const profile = await tx.companyProfile.update({ where: { id: draft.profileId }, data: cleared })
  await tx.companyRegistration.update({
    where: { requestId: draft.requestId },
    data: {
      partyId: party?.id ?? null,
      completed: party ? draft.completed : draft.completed.filter((step) => !touched(step)),
    },
  })
  await tx.request.update({
    where: { id: draft.requestId },
    data: { updatedAt: at, ...requestTitles(draft.number, profile, party) },
  })
  await recordAudit(tx, actor, at, {
    event: party ? 'registration.linked' : 'registration.unlinked',
    subject: 'Request',
    subjectId: draft.requestId,
    details: { number: draft.number, partyId: party?.id ?? draft.partyId },
  })
  return ok({ requestId: draft.requestId, linked: party !== undefined })
}

/** The number of a draft that is to be looked up; the look-up itself is counted outside the transaction. */
export async function lookUpDraft(
  tx: Tx,
  actor: Actor,
  requestId: string,
): Promise<Result<{ requestId: string; accountId: string; number: string }>> {
  const draft = await findRegistration(actor, requestId, tx)
  const number = draft?.profile.commercialRegistrationNumber
  if (!draft || !number) return fail('notFound')
  return draft.state === 'DRAFT'
    ? ok({ requestId, accountId: draft.accountId, number })
    : fail('requestNotDraft')
}
