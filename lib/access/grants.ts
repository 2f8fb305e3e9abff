import { dateOnly, kuwaitDay } from '@/lib/core/clock'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { Service } from '@/lib/db/generated/enums'
import { isMember, type Actor, type GrantOf, type Member } from './actor'

/**
 * What an actor may act for in a service. `companies`: every company of the actor's account, or the named
 * ones. `withoutCompany`: what belongs to no company, or to none yet (a registration that is not approved).
 */
export type Reach = { accountId: string; companies: 'ALL' | readonly string[]; withoutCompany: boolean }

/** What a query reads of a user for `accessOf`. */
export type AccessRow = { services: Service[]; grants: GrantOf[] }

/** A grant that is neither revoked nor, on this day in Kuwait, over. */
const inForce = (at: Date) =>
  ({
    revokedAt: null,
    AND: [{ OR: [{ until: null }, { until: { gte: dateOnly(kuwaitDay(at)) } }] }],
  }) satisfies Prisma.GrantWhereInput

/**
 * The columns of `AccessRow`, for a query in which the user's row is called `u`.
 * @param at domain time: grants whose last day is over by then give nothing
 */
export const accessOfUser = (at: Date): Prisma.Sql => Prisma.sql`
      ARRAY(SELECT p.service::text FROM "ServiceSubscription" p WHERE p."accountId" = u."accountId" AND p."endedAt" IS NULL ORDER BY 1) AS services,
      (SELECT coalesce(json_agg(json_build_object('service', g.service, 'reach', g.reach, 'companyId', g."companyId", 'until', g."until")), '[]')
        FROM "Grant" g WHERE g."userId" = u.id AND g."revokedAt" IS NULL
          AND (g."until" IS NULL OR g."until" >= ${kuwaitDay(at)}::date)) AS grants`

/** Without a last day where it has none. */
const readGrant = ({ until, ...grant }: GrantOf): GrantOf => (until ? { ...grant, until } : grant)

/** The part of a business actor that this file reads. */
export const accessOf = ({ services, grants }: AccessRow): Pick<Member, 'services' | 'grants'> => ({
  services,
  grants: grants.map(readGrant),
})

/** The grants of a user in force, for the pages and commands that give and take them: never to decide by. */
export const heldGrants = ({ grants }: AccessRow): readonly GrantOf[] => grants.map(readGrant)

/**
 * What one right rests on: being a general user of the account, or one grant. Each person who may act in a
 * service has at least one.
 */
export type Basis =
  | { by: 'ROLE' }
  /** `until`: the grant's last day, `YYYY-MM-DD`. */
  | { by: 'GRANT'; reach: GrantOf['reach']; companyId: string | null; until: string | null }

/**
 * All that lets an actor act in a service that the account is subscribed to: the one rule that `can`, every
 * scope and `explain` (lib/access/explain) are made from.
 * @returns nothing for everybody else, and without a subscription or a grant of the service
 */
export function findBases(actor: Actor, service: Service): readonly Basis[] {
  if (actor.kind !== 'GENERAL' && actor.kind !== 'ADDITIONAL') return []
  if (!actor.services.includes(service)) return []
  if (actor.kind === 'GENERAL') return [{ by: 'ROLE' }]
  return actor.grants
    .filter((grant) => grant.service === service)
    .map(({ reach, companyId, until }) => ({ by: 'GRANT', reach, companyId, until: until ?? null }))
}

const isEverything = (basis: Basis) => basis.by === 'ROLE' || basis.reach === 'ALL'

/**
 * Whether a basis reaches a company of the actor's own account.
 * @param companyId null: what belongs to no company, or to none yet
 */
export function covers(basis: Basis, companyId: string | null): boolean {
  if (basis.by === 'ROLE' || basis.reach === 'ALL') return true
  return companyId === null ? basis.reach === 'NONE' : basis.companyId === companyId
}

/**
 * What an actor may act for in a service that the account is subscribed to: a general user for the whole
 * account, an additional user as far as the grants go.
 * @returns undefined for everybody else, and without a subscription or a grant of the service
 */
export function findReach(actor: Actor, service: Service): Reach | undefined {
  const bases = findBases(actor, service)
  if (bases.length === 0 || !isMember(actor)) return undefined
  const { accountId } = actor
  const companies = bases.flatMap((basis) =>
    basis.by === 'GRANT' && basis.companyId !== null ? [basis.companyId] : [],
  )
  return {
    accountId,
    companies: bases.some(isEverything) ? 'ALL' : companies,
    withoutCompany: bases.some((basis) => covers(basis, null)),
  }
}

/** Whether an actor may act in a service at all, for one company or another, or for none. */
export const hasReach = (actor: Actor, service: Service): boolean => findReach(actor, service) !== undefined

/**
 * Whether an actor may act in a service for a company of the actor's own account.
 * @param companyId null: for what belongs to no company, or to none yet
 */
export function reaches(actor: Actor, service: Service, companyId: string | null): boolean {
  return findBases(actor, service).some((basis) => covers(basis, companyId))
}

/** The companies that an actor may act for in a service, as a condition on `Company`. */
export function reachedCompanies(actor: Actor, service: Service): Prisma.CompanyWhereInput {
  const reach = findReach(actor, service)
  if (!reach) return { id: { in: [] } }
  return {
    accountId: reach.accountId,
    ...(reach.companies !== 'ALL' && { id: { in: [...reach.companies] } }),
  }
}

/** The companies that an actor may act for in one service or another: those whose names the actor knows. */
export function reachedAnywhere(actor: Member): Prisma.CompanyWhereInput {
  const reached = actor.services.flatMap((service) => findReach(actor, service) ?? [])
  if (reached.some(({ companies }) => companies === 'ALL')) return { accountId: actor.accountId }
  const ids = reached.flatMap(({ companies }) => (companies === 'ALL' ? [] : [...companies]))
  return { accountId: actor.accountId, id: { in: [...new Set(ids)] } }
}

/** The same as SQL, for a query in which the company's row is called `c`. */
export function reachedCompaniesSql(actor: Actor, service: Service): Prisma.Sql {
  const reach = findReach(actor, service)
  if (!reach) return Prisma.sql`FALSE`
  const account = Prisma.sql`c."accountId" = ${reach.accountId}::uuid`
  if (reach.companies === 'ALL') return account
  return Prisma.sql`${account} AND c.id = ANY(${[...reach.companies]}::uuid[])`
}

/** A condition on a row that carries the account and the company it belongs to, as `Request` does. */
export type ReachedByCompany = {
  id?: { in: string[] }
  accountId?: string
  OR?: { companyId: null | { in: string[] } | { not: null } }[]
}

/**
 * The rows that an actor may act for in a service, as a condition on a table with `accountId` and `companyId`.
 * A row without a company belongs to those who may act without one.
 */
export function reachedByCompany(actor: Actor, service: Service): ReachedByCompany {
  const reach = findReach(actor, service)
  if (!reach) return { id: { in: [] } }
  const { accountId, companies, withoutCompany } = reach
  if (companies === 'ALL' && withoutCompany) return { accountId }
  const ofCompanies = { companyId: companies === 'ALL' ? { not: null } : { in: [...companies] } }
  return { accountId, OR: withoutCompany ? [ofCompanies, { companyId: null }] : [ofCompanies] }
}

/**
 * Whether an additional user is granted a service for a company at this moment: for what is told to somebody
 * who is not calling.
 * @param companyId as for `reaches`
 */
export async function isGranted(
  tx: Tx,
  at: Date,
  userId: string,
  service: Service,
  companyId: string | null,
): Promise<boolean> {
  const granted = await tx.grant.count({
    where: {
      userId,
      service,
      ...inForce(at),
      user: { kind: 'ADDITIONAL' },
      account: { subscriptions: { some: { service, endedAt: null } } },
      OR: [{ reach: 'ALL' }, companyId === null ? { reach: 'NONE' } : { companyId }],
    },
  })
  return granted > 0
}

/**
 * The active users who may act in a service for companies: general users of the accounts that hold them, and
 * those who were granted the service for one of them or for all.
 * @param companies a condition on `Company`
 * @returns ids, in order
 */
export async function usersWhoReach(
  tx: Tx,
  at: Date,
  service: Service,
  companies: Prisma.CompanyWhereInput,
): Promise<string[]> {
  const users = await tx.user.findMany({
    where: {
      state: 'ACTIVE',
      account: { state: 'ACTIVE', subscriptions: { some: { service, endedAt: null } } },
      OR: [
        { kind: 'GENERAL', account: { companies: { some: companies } } },
        {
          kind: 'ADDITIONAL',
          account: { companies: { some: companies } },
          grants: { some: { service, ...inForce(at), reach: 'ALL' } },
        },
        { kind: 'ADDITIONAL', grants: { some: { service, ...inForce(at), company: companies } } },
      ],
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return users.map(({ id }) => id)
}

/** How many grants of a service are in force in an account, and how many people hold them. */
export async function countGrants(
  tx: Tx,
  accountId: string,
  service: Service,
  at: Date,
): Promise<{ grants: number; people: number }> {
  const holders = await tx.grant.groupBy({
    by: ['userId'],
    where: { accountId, service, ...inForce(at) },
    _count: true,
  })
  return { grants: holders.reduce((sum, { _count }) => sum + _count, 0), people: holders.length }
}

/** A grant that ended with its last day. */
export type EndedGrant = { id: string; service: Service; companyId: string | null; until: Date | null }

const MAX_ENDED = 20

/** The grants of a user that ended with their last day, latest first: for those who manage the account. One query. */
export function listEndedGrants(tx: Tx, accountId: string, userId: string, at: Date): Promise<EndedGrant[]> {
  return tx.grant.findMany({
    // Over by its date: the sweep may not have closed it yet, and what was revoked before is no such end.
    where: {
      accountId,
      userId,
      until: { lt: dateOnly(kuwaitDay(at)) },
      OR: [{ revokedAt: null }, { revokedBy: null }],
    },
    select: { id: true, service: true, companyId: true, until: true },
    orderBy: [{ until: 'desc' }, { id: 'desc' }],
    take: MAX_ENDED,
  })
}
