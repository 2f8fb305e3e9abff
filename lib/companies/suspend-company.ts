import type { Actor } from '@/lib/access/actor'
import { actingBy, can } from '@/lib/access/permissions'
import { isId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { emitEvent } from '@/lib/outbox/emit-event'
import { notifyCompanySuspension } from '@/lib/users/notify-suspension'
import { recordAccessChange } from '@/lib/users/record-access-change'
import { checkSeen, type SuspensionChange, type SuspensionOutcome } from '@/lib/users/suspension-change'
import { customsCodeOf } from './customs-code-of'

type Given = SuspensionChange & { companyId: string }

const WITH_NAMES = { profile: { select: { nameAr: true, nameEn: true } } } as const
type Company = Prisma.CompanyGetPayload<{ include: typeof WITH_NAMES }>

async function lockForOffice(tx: Tx, actor: Actor, companyId: string): Promise<Result<Company>> {
  if (!can(actor, 'accounts.suspend') || !isId(companyId)) return fail('notFound')
  await tx.$queryRaw`SELECT 1 FROM "Company" WHERE id = ${companyId}::uuid FOR UPDATE`
  const company = await tx.company.findUnique({ where: { id: companyId }, include: WITH_NAMES })
  return company ? ok(company) : fail('notFound')
}

/** Writes the new state with its history, the event for the customs system, and what the account is told. */
async function move(
  tx: Tx,
  actor: Actor,
  at: Date,
  company: Company,
  { cause, reason }: SuspensionChange,
  to: 'SUSPENDED' | 'ACTIVE',
): Promise<Result<SuspensionOutcome>> {
  const { id: companyId, accountId, commercialRegistrationNumber: number } = company
  const event = to === 'SUSPENDED' ? ('company.suspended' as const) : ('company.reinstated' as const)
  await tx.company.update({ where: { id: companyId }, data: { state: to } })
  await recordAccessChange(tx, actingBy(actor, 'accounts.suspend'), at, {
    kind: to === 'SUSPENDED' ? 'COMPANY_SUSPENDED' : 'COMPANY_REINSTATED',
    accountId,
    companyId,
    cause,
    reason,
  })
  await emitEvent(tx, at, event, number, { customsCode: await customsCodeOf(tx, company.partyId) })
  const named = { id: companyId, ...company.profile }
  await notifyCompanySuspension(tx, at, event, named, { accountId, cause, reason })
  return ok({ changed: true })
}

/**
 * Suspends a company for the office: its data stay readable, nobody pays for it, changes it or acts on its requests,
 * which the office may still decide, and it gives its number up. What is at KNET is seen to its end; grants stay,
 * and reach nothing of it meanwhile. Twice changes nothing.
 * @returns `notFound` without the right; `suspensionStale`
 */
export async function suspendCompany(
  tx: Tx,
  actor: Actor,
  at: Date,
  given: Given,
): Promise<Result<SuspensionOutcome>> {
  const locked = await lockForOffice(tx, actor, given.companyId)
  if (!locked.ok) return locked
  const company = locked.value
  if (company.state === 'SUSPENDED') return ok({ changed: false })
  const current = await checkSeen(tx, { accountId: company.accountId, companyId: company.id }, given)
  if (!current.ok) return current
  return move(tx, actor, at, company, given, 'SUSPENDED')
}

/**
 * Lifts it. Twice changes nothing.
 * @returns `notFound`, `suspensionStale`; `crNumberHeld` when another active company has the number by now
 */
export async function reinstateCompany(
  tx: Tx,
  actor: Actor,
  at: Date,
  given: Given,
): Promise<Result<SuspensionOutcome>> {
  const locked = await lockForOffice(tx, actor, given.companyId)
  if (!locked.ok) return locked
  const company = locked.value
  if (company.state === 'ACTIVE') return ok({ changed: false })
  const current = await checkSeen(tx, { accountId: company.accountId, companyId: company.id }, given)
  if (!current.ok) return current
  const [held] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "Company" WHERE state = 'ACTIVE' AND id <> ${company.id}::uuid
      AND ltrim("commercialRegistrationNumber", '0') = ltrim(${company.commercialRegistrationNumber}, '0')`
  if (held!.count > 0) return fail('crNumberHeld')
  return move(tx, actor, at, company, given, 'ACTIVE')
}
