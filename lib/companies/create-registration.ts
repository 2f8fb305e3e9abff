import type { Member } from '@/lib/access/actor'
import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'
import type { CompanyRole } from '@/lib/db/generated/enums'
import { createRequest } from '@/lib/requests/create-request'
import { COMPANY_REGISTRATION } from './company-requests'
import type { ProfilePatch } from './profile-values'
import { requestTitles } from './request-titles'

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
  const profile = await tx.companyProfile.create({
    data: {
      ...input.answers,
      id: newId(at),
      createdAt: at,
      commercialRegistrationNumber: input.commercialRegistrationNumber,
    },
  })
  const request = await createRequest(COMPANY_REGISTRATION, tx, actor, at, {
    previousId: input.previousId,
    titles: (number) => requestTitles(number, profile),
    details: { role: input.role },
  })
  await tx.companyRegistration.create({
    data: { requestId: request.id, role: input.role, profileId: profile.id },
  })
  return { requestId: request.id, number: request.number }
}
