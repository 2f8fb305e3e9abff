import { memberOf, type Actor, type Member } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { kuwaitDay } from '@/lib/core/clock'
import { spellingsOf } from '@/lib/core/registration-number'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { CompanyRole } from '@/lib/db/generated/enums'
import { createRegistration, findOpenMain, lockAccount } from './create-registration'
import { checkTypedNumber } from './number-rules'
import { parseField } from './schema'

const FIELD = 'commercialRegistrationNumber'

export type Started = { requestId: string; commercialRegistrationNumber: string; existing: boolean }

async function findDraft(tx: Tx, accountId: string, number: string): Promise<Started | undefined> {
  const draft = await tx.request.findFirst({
    where: {
      accountId,
      state: 'DRAFT',
      registration: {
        role: 'BRANCH',
        profile: { commercialRegistrationNumber: { in: spellingsOf(number) } },
      },
    },
    select: {
      id: true,
      registration: { select: { profile: { select: { commercialRegistrationNumber: true } } } },
    },
  })
  return draft
    ? {
        requestId: draft.id,
        commercialRegistrationNumber: draft.registration?.profile.commercialRegistrationNumber ?? number,
        existing: true,
      }
    : undefined
}

async function create(
  tx: Tx,
  actor: Member,
  at: Date,
  role: CompanyRole,
  number: string,
): Promise<Result<Started>> {
  const checked = await checkTypedNumber(tx, actor, at, number)
  if (!checked.ok) return checked
  const { requestId } = await createRegistration(tx, actor, at, {
    role,
    commercialRegistrationNumber: number,
  })
  return ok({ requestId, commercialRegistrationNumber: number, existing: false })
}

/**
 * Starts a registration with its commercial registration number. Without an approved main company it is the
 * main one's: its number is the account's from sign-up and cannot be typed here, except by an individual who
 * gave none; only one is open at a time, and a second start returns it. Later ones are branches, each with
 * its own number. Problems: `forbidden`, `required`, `crNumber`, `crNumberOwn`, `crNumberHeld`,
 * `crNumbersTooMany`.
 */
export async function startRegistration(
  tx: Tx,
  actor: Actor,
  at: Date,
  input: { commercialRegistrationNumber?: string },
): Promise<Result<Started>> {
  if (!can(actor, 'companies.register', null)) return fail('forbidden')
  const member = memberOf(actor)
  const account = await lockAccount(tx, member.accountId)
  const main = await tx.company.findFirst({
    where: { accountId: member.accountId, role: 'MAIN' },
    select: { id: true },
  })
  const openMain = main ? undefined : await findOpenMain(tx, member.accountId)
  if (openMain)
    return ok({
      requestId: openMain.id,
      commercialRegistrationNumber: account.commercialRegistrationNumber ?? '',
      existing: true,
    })
  const known = main ? null : account.commercialRegistrationNumber
  const typed =
    known === null ? parseField(FIELD, input.commercialRegistrationNumber ?? '', kuwaitDay(at)) : ok(known)
  if (!typed.ok) return typed
  const number = typed.value as string
  if (main)
    return (
      (await findDraft(tx, member.accountId, number).then((draft) => draft && ok(draft))) ??
      create(tx, member, at, 'BRANCH', number)
    )
  const started = await create(tx, member, at, 'MAIN', number)
  if (started.ok && known === null) {
    await tx.account.update({
      where: { id: member.accountId },
      data: { commercialRegistrationNumber: number },
    })
  }
  return started
}
