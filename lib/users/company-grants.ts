import { isMember, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { Service } from '@/lib/db/generated/enums'
import { matchesAccess } from './access-etag'
import { findCompanyOfAccount } from './account-companies'
import { findPeople, type Person } from './account-people'
import { formatWishes, parseWish, parseWishes, withCompanyServices } from './company-wishes'
import { lockAccountOf } from './lock-account'
import { setGrants } from './set-grants'

type Boxes = { companyId: string; shown: readonly string[]; grant: readonly string[]; after?: string }

const isService = (name: string | undefined): name is Service => Object.hasOwn(Service, name ?? '')

/** The services ticked for each person; undefined for a box that the page did not show. */
function readBoxes(grant: readonly string[], userIds: readonly string[]): Map<string, Service[]> | undefined {
  const ticked = new Map<string, Service[]>(userIds.map((id) => [id, []]))
  for (const box of grant) {
    const [service, userId, more] = box.split(':')
    const own = ticked.get(userId ?? '')
    if (!own || !isService(service) || more !== undefined) return undefined
    own.push(service)
  }
  return ticked
}

/** The path, below the locale, of a company's matrix or of the page that asks again. */
export function companyPath(
  companyId: string,
  part: '' | '/confirm',
  query: Record<string, string | undefined>,
): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []))
  const text = new URLSearchParams(given).toString()
  return `/users/companies/${companyId}${part}${text && `?${text}`}`
}

/**
 * Reads the boxes of a company's matrix, for the page that asks again. Only people whose boxes were changed go
 * on: what another general user gave somebody else meanwhile is none of this form's business. Changes nothing.
 * @returns that page's path below the locale; `notFound` for anybody else's company, and for a box that the page
 *   did not show
 */
export async function previewCompanyGrants(
  tx: Tx,
  actor: Actor,
  { companyId, shown, grant, after }: Boxes,
): Promise<Result<string>> {
  if (!isMember(actor) || !can(actor, 'users.manage')) return fail('notFound')
  if (!(await findCompanyOfAccount(tx, actor.accountId, companyId))) return fail('notFound')
  const people = shown.flatMap((text) => parseWish(text) ?? [])
  const ticked = readBoxes(
    grant,
    people.map(({ userId }) => userId),
  )
  if (!ticked || people.length !== shown.length) return fail('notFound')
  const changed = people.flatMap(({ userId, services, seen }) => {
    const wanted = ticked.get(userId)!
    const same = wanted.length === services.length && wanted.every((service) => services.includes(service))
    return same ? [] : [{ userId, services: wanted, seen }]
  })
  return ok(companyPath(companyId, '/confirm', { want: formatWishes(changed) || '*', after }))
}

const nameOf = ({ firstName, lastName }: Person) => `${firstName} ${lastName}`

/**
 * Gives some additional users just these services for one company, in one transaction: everybody or nobody.
 * Locks the account, then the users' rows by id.
 * @returns how many people's grants changed; `notFound` for anybody else's user or company, `accessChangedOf`
 *   with the names of those whom somebody else changed meanwhile, and as `setGrants`
 */
export async function setCompanyGrants(
  tx: Tx,
  actor: Actor,
  at: Date,
  { companyId, wanted }: { companyId: string; wanted: string },
): Promise<Result<{ people: number }>> {
  if (!isMember(actor)) return fail('notFound')
  const locked = await lockAccountOf(tx, actor, actor.accountId, 'RIGHTS')
  if (!locked.ok) return locked
  const { accountId } = actor
  if (!(await findCompanyOfAccount(tx, accountId, companyId))) return fail('notFound')
  const wishes = parseWishes(wanted)
  if (!wishes) return fail('accessChanged')
  const ids = wishes.map(({ userId }) => userId)
  await tx.$queryRaw`
    SELECT 1 FROM "User" WHERE id = ANY (${ids}::uuid[]) AND "accountId" = ${accountId}::uuid
    ORDER BY id FOR UPDATE`
  // In the order of their ids.
  const people = await findPeople(tx, accountId, ids, at)
  if (people.length !== wishes.length) return fail('notFound')
  const wishOf = (person: Person) => wishes.find(({ userId }) => userId === person.userId)!
  const stale = people.filter((person) => !matchesAccess(wishOf(person).seen, person))
  if (stale.length > 0) return fail('accessChangedOf', undefined, { names: stale.map(nameOf).join(' · ') })
  let changed = 0
  for (const person of people) {
    const { userId, services, seen } = wishOf(person)
    const set = await setGrants(tx, actor, at, {
      ...{ userId, seen },
      wanted: withCompanyServices(person, companyId, services),
    })
    if (!set.ok) return set
    if (set.value.granted + set.value.revoked > 0) changed += 1
  }
  return ok({ people: changed })
}
