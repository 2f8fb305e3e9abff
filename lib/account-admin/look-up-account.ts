import { staffOf, type Actor } from '@/lib/access/actor'
import { actingBy, can } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/audit'
import { maskCivilId } from '@/lib/core/civil-id'
import { kuwaitDay } from '@/lib/core/clock'
import { maskPhone } from '@/lib/core/phone'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { sealLookUp } from './look-up-token'
import { readLookUp, type LookUp } from './read-look-up'

/** What the audit may hold of a look-up: a person's data masked or not at all. */
function shownOf(look: LookUp): { number?: string; details: Record<string, string> } {
  const { by } = look
  if (by === 'CIVIL_ID') return { details: { by, value: maskCivilId(look.civilId) } }
  if (by === 'MOBILE') return { details: { by, value: maskPhone(look.mobile) } }
  if (by === 'REGISTRATION') return { number: look.registration, details: { by } }
  if (by === 'REQUEST') return { number: look.number, details: { by } }
  return { details: { by } }
}

/**
 * Somebody of the office looks for an account: in the audit, whoever is found, before anything is shown.
 * @returns the token of the results' address; `notFound` without the right, and the problems of `readLookUp`
 */
export async function lookUpAccount(
  tx: Tx,
  actor: Actor,
  at: Date,
  { q, series }: { q: string; series: readonly string[] },
): Promise<Result<{ token: string }>> {
  if (!can(actor, 'accounts.look-up')) return fail('notFound')
  const look = readLookUp(q, series, kuwaitDay(at))
  if (!look.ok) return look
  await recordAudit(tx, actingBy(actor, 'accounts.look-up'), at, {
    event: 'account.looked-up',
    ...shownOf(look.value),
  })
  return ok({ token: sealLookUp(staffOf(actor).userId, q, at) })
}
