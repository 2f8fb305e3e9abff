import { isMember, type Actor, type GrantOf } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { kuwaitDay } from '@/lib/core/clock'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { listAccountCompanies } from './account-companies'
import { findPerson, type Person } from './account-people'
import { untilField, type LastDays } from './forms'
import { setGrants } from './set-grants'
import { formatWanted, parseWanted, plainGrants, readGrantBoxes } from './wanted-grants'

/** Grants for companies that one matrix does not show stay as they are. */
export const withUnlisted = (
  { held }: Pick<Person, 'held'>,
  wanted: readonly GrantOf[],
  companyIds: readonly string[],
): GrantOf[] =>
  plainGrants([
    ...wanted,
    ...held.filter(({ companyId }) => companyId !== null && !companyIds.includes(companyId)),
  ])

type Boxes = { userId: string; grant: readonly string[]; seen: string; until?: LastDays }

/**
 * Reads the boxes of a matrix, for the page that asks again. Changes nothing.
 * @returns that page's path below the locale; `notFound` for anybody else's user or company; `grantUntilPast` at
 *   the service's day
 */
export async function previewGrants(
  tx: Tx,
  actor: Actor,
  at: Date,
  { userId, grant, seen, until: days = {} }: Boxes,
): Promise<Result<string>> {
  if (!isMember(actor) || !can(actor, 'users.manage')) return fail('notFound')
  const person = await findPerson(tx, actor.accountId, userId, at)
  const boxes = readGrantBoxes(grant)
  if (!person || !boxes) return fail('notFound')
  const wanted = boxes.map((one) => ({ ...one, until: days[one.service] ?? null }))
  const over = wanted.find(({ until }) => until !== null && until < kuwaitDay(at))
  if (over) return fail('grantUntilPast', untilField(over.service))
  const ids = (await listAccountCompanies(tx, actor.accountId)).map(({ id }) => id)
  if (wanted.some(({ companyId }) => companyId !== null && !ids.includes(companyId))) return fail('notFound')
  const query = new URLSearchParams({ want: formatWanted(wanted, ids), seen })
  return ok(`/users/${userId}/confirm?${query}`)
}

/**
 * `setGrants` with what `previewGrants` made of a matrix.
 * @returns as `setGrants`; `accessChanged` also when the account's companies are not those of the form
 */
export async function saveWanted(
  tx: Tx,
  actor: Actor,
  at: Date,
  { userId, wanted, seen }: { userId: string; wanted: string; seen: string },
): Promise<Result<{ granted: number; revoked: number }>> {
  if (!isMember(actor) || !can(actor, 'users.manage')) return fail('notFound')
  const person = await findPerson(tx, actor.accountId, userId, at)
  if (!person) return fail('notFound')
  const ids = (await listAccountCompanies(tx, actor.accountId)).map(({ id }) => id)
  const grants = parseWanted(wanted, ids)
  if (!grants) return fail('accessChanged')
  return setGrants(tx, actor, at, { userId, seen, wanted: withUnlisted(person, grants, ids) })
}
