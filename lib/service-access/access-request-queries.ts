import type { Actor, Member } from '@/lib/access/actor'
import { countGrants, reachedAnywhere } from '@/lib/access/grants'
import { isId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { AccessRequestState, Service } from '@/lib/db/generated/enums'

export type AccessRequestRow = {
  id: string
  userId: string
  service: Service
  companyId: string | null
  companyAr: string | null
  companyEn: string | null
  reason: string
  /** As now: one that nobody answered in time is EXPIRED, also before the sweep says so. */
  state: AccessRequestState
  createdAt: Date
  expiresAt: Date
  decidedAt: Date | null
  declineReason: string | null
  askerName: string
  askedOfName: string
  decidedByName: string | null
}

/** Rows that a page shows of one list. */
const MAX_SHOWN = 50

const rowsWhere = (where: Prisma.Sql, at: Date) => db.$queryRaw<AccessRequestRow[]>`
  SELECT r.id::text, r."userId"::text, r.service::text, r."companyId"::text, p."nameAr" AS "companyAr", p."nameEn" AS "companyEn", r.reason,
    CASE WHEN r.state = 'OPEN' AND r."expiresAt" <= ${at} THEN 'EXPIRED' ELSE r.state::text END AS state,
    r."createdAt", r."expiresAt", r."decidedAt", r."declineReason",
    u."firstName" || ' ' || u."lastName" AS "askerName", g."firstName" || ' ' || g."lastName" AS "askedOfName",
    d."firstName" || ' ' || d."lastName" AS "decidedByName"
  FROM "AccessRequest" r JOIN "User" u ON u.id = r."userId" JOIN "User" g ON g.id = r."askedOfId"
    LEFT JOIN "User" d ON d.id = r."decidedById"
    LEFT JOIN "Company" c ON c.id = r."companyId" LEFT JOIN "CompanyProfile" p ON p.id = c."profileId"
  WHERE ${where} ORDER BY r."createdAt" DESC, r.id DESC LIMIT ${MAX_SHOWN}`

/** One's own requests, newest first. @param service of one service alone */
export function listOwnRequests(member: Member, at: Date, service?: Service): Promise<AccessRequestRow[]> {
  const own = Prisma.sql`r."userId" = ${member.userId}::uuid`
  return rowsWhere(service ? Prisma.sql`${own} AND r.service = ${service}::"Service"` : own, at)
}

/** What waits for a general user of the account, newest first; nothing for anybody else. */
export async function listWaitingRequests(
  member: Member,
  at: Date,
  service?: Service,
): Promise<AccessRequestRow[]> {
  if (member.kind !== 'GENERAL') return []
  const waiting = Prisma.sql`r."accountId" = ${member.accountId}::uuid AND r.state = 'OPEN' AND r."expiresAt" > ${at}`
  return rowsWhere(service ? Prisma.sql`${waiting} AND r.service = ${service}::"Service"` : waiting, at)
}

/** A request of a general user's account; undefined for anybody else's. */
export async function findAccessRequest(
  actor: Actor,
  id: string,
  at: Date,
): Promise<AccessRequestRow | undefined> {
  if (actor.kind !== 'GENERAL' || !isId(id)) return undefined
  const own = Prisma.sql`r.id = ${id}::uuid AND r."accountId" = ${actor.accountId}::uuid`
  return (await rowsWhere(own, at))[0]
}

type NamedCompany = { id: string; nameAr: string; nameEn: string }

async function companiesWhere(where: Prisma.CompanyWhereInput): Promise<NamedCompany[]> {
  const found = await db.company.findMany({
    where,
    select: { id: true, profile: { select: { nameAr: true, nameEn: true } } },
    orderBy: [{ role: 'asc' }, { approvedAt: 'asc' }, { id: 'asc' }],
    take: 200,
  })
  return found.map(({ id, profile }) => ({ id, nameAr: profile.nameAr ?? '', nameEn: profile.nameEn ?? '' }))
}

/** The companies that a member knows the names of, in whatever service: a general user all of the account. */
export const namedCompanies = (member: Member): Promise<NamedCompany[]> =>
  companiesWhere(member.kind === 'GENERAL' ? { accountId: member.accountId } : reachedAnywhere(member))

export type Colleague = { id: string; name: string }

/** The active general users of a member's account: by name alone. */
export async function generalUsers(member: Member): Promise<Colleague[]> {
  const users = await db.user.findMany({
    where: { accountId: member.accountId, kind: 'GENERAL', state: 'ACTIVE' },
    select: { id: true, firstName: true, lastName: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: MAX_SHOWN,
  })
  return users.map(({ id, firstName, lastName }) => ({ id, name: `${firstName} ${lastName}` }))
}

/** How many grants of a service are in force in a general user's account, and how many people hold them. */
export const countServiceGrants = (member: Member, service: Service, at: Date) =>
  countGrants(db, member.accountId, service, at)
