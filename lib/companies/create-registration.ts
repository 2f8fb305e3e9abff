import type { Member } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import { kuwaitYear } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'
import type { CompanyRole } from '@/lib/db/generated/enums'
import { nextRequestNumber } from '@/lib/db/sequences'
import { recordRequestEvent } from '@/lib/requests/advance'
import type { ProfilePatch } from './profile-values'
import { subjectOf } from './subject'

type NewRegistration = {
  role: CompanyRole
  commercialRegistrationNumber: string
  /** Prefilled answers; no step counts as completed, so each is confirmed. */
  answers?: ProfilePatch
  /** The rejected request it follows. */
  previousId?: string
}

/**
 * Locks an account for the rest of the transaction: starts, first submissions and corrections of its number
 * take turns. Behind a request's lock, never before it.
 */
export async function lockAccount(tx: Tx, accountId: string) {
  await tx.$queryRaw`SELECT 1 FROM "Account" WHERE id = ${accountId}::uuid FOR UPDATE`
  return tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { commercialRegistrationNumber: true },
  })
}

/** The account's open registration of its main company, if any. Call it behind `lockAccount`. */
export async function findOpenMain(tx: Tx, accountId: string) {
  const open = await tx.request.findFirst({
    where: { accountId, state: { in: ['DRAFT', 'SUBMITTED', 'RETURNED'] }, registration: { role: 'MAIN' } },
    select: { id: true, number: true, state: true },
  })
  return open ?? undefined
}

/**
 * Writes a draft: answers, request with its number, history and audit. The caller holds the account's lock
 * and has checked the number.
 */
export async function createRegistration(
  tx: Tx,
  actor: Member,
  at: Date,
  input: NewRegistration,
): Promise<{ requestId: string; number: string }> {
  const [profileId, requestId] = [newId(at), newId(at)]
  const number = await nextRequestNumber(tx, 'CO', kuwaitYear(at))
  const profile = await tx.companyProfile.create({
    data: {
      ...input.answers,
      id: profileId,
      createdAt: at,
      commercialRegistrationNumber: input.commercialRegistrationNumber,
    },
  })
  const request = await tx.request.create({
    data: {
      id: requestId,
      type: 'COMPANY_REGISTRATION',
      number,
      accountId: actor.accountId,
      createdById: actor.userId,
      createdAt: at,
      updatedAt: at,
      previousId: input.previousId,
      ...subjectOf(number, profile),
      registration: { create: { role: input.role, profileId } },
    },
  })
  await recordRequestEvent(tx, actor, at, request, { kind: 'CREATED' })
  await recordAudit(tx, actor, at, {
    event: 'request.created',
    subject: 'Request',
    subjectId: requestId,
    details: { number, role: input.role },
  })
  return { requestId, number }
}
