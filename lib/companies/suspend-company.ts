import type { Actor } from '@/lib/access/actor'
import { actingBy, can } from '@/lib/access/permissions'
import { isId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Company } from '@/lib/db/generated/client'
import { emitEvent } from '@/lib/outbox/emit-event'
import { recordAccessChange } from '@/lib/users/record-access-change'

type Given = { companyId: string; reason: string }

async function lockForOffice(tx: Tx, actor: Actor, companyId: string): Promise<Result<Company>> {
  if (!can(actor, 'accounts.suspend') || !isId(companyId)) return fail('notFound')
  await tx.$queryRaw`SELECT 1 FROM "Company" WHERE id = ${companyId}::uuid FOR UPDATE`
  const company = await tx.company.findUnique({ where: { id: companyId } })
  return company ? ok(company) : fail('notFound')
}

async function recordSuspension(
  tx: Tx,
  actor: Actor,
  at: Date,
  { id: companyId, accountId, partyId, commercialRegistrationNumber }: Company,
  change: {
    kind: 'COMPANY_SUSPENDED' | 'COMPANY_REINSTATED'
    event: 'company.suspended' | 'company.reinstated'
    reason: string
  },
): Promise<void> {
  const { kind, event, reason } = change
  await recordAccessChange(tx, actingBy(actor, 'accounts.suspend'), at, {
    kind,
    accountId,
    companyId,
    reason,
  })
  const party = partyId
    ? await tx.customsParty.findUnique({ where: { id: partyId }, select: { customsCode: true } })
    : null
  await emitEvent(tx, at, event, commercialRegistrationNumber, { customsCode: party?.customsCode ?? null })
}

/**
 * Suspends a company for the office: its data stay readable, nobody pays for it or changes it, and it gives
 * its number up. What is at KNET is seen to its end; grants stay, and reach nothing of it meanwhile. Twice
 * changes nothing.
 * @returns `notFound` without the right
 */
export async function suspendCompany(tx: Tx, actor: Actor, at: Date, given: Given): Promise<Result> {
  const locked = await lockForOffice(tx, actor, given.companyId)
  if (!locked.ok) return locked
  if (locked.value.state === 'SUSPENDED') return ok()
  await tx.company.update({ where: { id: given.companyId }, data: { state: 'SUSPENDED' } })
  await recordSuspension(tx, actor, at, locked.value, {
    kind: 'COMPANY_SUSPENDED',
    event: 'company.suspended',
    reason: given.reason,
  })
  return ok()
}

/**
 * Lifts it. Twice changes nothing.
 * @returns `notFound`; `crNumberHeld` when another active company has the number by now
 */
export async function reinstateCompany(tx: Tx, actor: Actor, at: Date, given: Given): Promise<Result> {
  const locked = await lockForOffice(tx, actor, given.companyId)
  if (!locked.ok) return locked
  const company = locked.value
  if (company.state === 'ACTIVE') return ok()
  const [held] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "Company" WHERE state = 'ACTIVE' AND id <> ${company.id}::uuid
      AND ltrim("commercialRegistrationNumber", '0') = ltrim(${company.commercialRegistrationNumber}, '0')`
  if (held!.count > 0) return fail('crNumberHeld')
  await tx.company.update({ where: { id: company.id }, data: { state: 'ACTIVE' } })
  await recordSuspension(tx, actor, at, company, {
    kind: 'COMPANY_REINSTATED',
    event: 'company.reinstated',
    reason: given.reason,
  })
  return ok()
}
