import type { Member } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import { fail, failKept, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { alertOffice } from '@/lib/notifications/alert-office'
import { maskNumber } from './mask'

const FIELD = 'commercialRegistrationNumber'

/**
 * Whether this account may register a commercial registration number. One that another account's company holds is
 * refused in words that do not tell whose it is; the refusal is audited and the office is told, and both must be
 * kept although the change fails.
 * @returns `crNumberOwn` (the account has this company already) or `crNumberHeld`, at the field
 */
export async function checkNumber(tx: Tx, actor: Member, at: Date, number: string): Promise<Result> {
  const holders = await tx.company.findMany({ where: { commercialRegistrationNumber: number }, select: { id: true, accountId: true, state: true } })
  if (holders.some((company) => company.accountId === actor.accountId && company.state === 'ACTIVE')) return fail('crNumberOwn', FIELD)
  const other = holders.find((company) => company.accountId !== actor.accountId)
  if (!other) return ok()
  await recordAudit(tx, actor, at, {
    event: 'registration.number-held', outcome: 'REFUSED', subject: 'Company', subjectId: other.id, details: { number: maskNumber(number) },
  })
  await alertOffice(tx, at, {
    permission: 'registrations.decide', kind: 'number.held', email: false,
    args: { number }, href: '/admin/registrations',
  })
  return failKept('crNumberHeld', FIELD)
}
