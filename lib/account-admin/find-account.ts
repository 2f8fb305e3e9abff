import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { isId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import type {
  CompanyRole,
  CompanyState,
  RequestState,
  Service,
  UserKind,
  UserState,
} from '@/lib/db/generated/enums'
import { undeliveredChannels, type UndeliveredChannels } from '@/lib/messages/undelivered'
import { ACCOUNT_COLUMNS, ACCOUNT_SOURCE, type AccountRow } from './find-accounts'

// Times inside JSON come as milliseconds.
type AccountUser = {
  id: string
  name: string
  kind: UserKind
  state: UserState
  lastSignInAt: number | null
  /** Where messages come back from. */
  undelivered: UndeliveredChannels
}
export type AccountCompany = {
  id: string
  nameAr: string | null
  nameEn: string | null
  number: string
  role: CompanyRole
  state: CompanyState
}
export type AccountOverview = AccountRow & {
  legalEntityAr: string
  legalEntityEn: string
  people: AccountUser[]
  companyList: AccountCompany[]
  services: Service[]
  requests: Partial<Record<RequestState, number>>
  /** Payment requests that its companies owe: due now, at KNET now, and paid. */
  due: number
  running: number
  paid: number
}

/** Users and companies that a page names at most; the counts say how many there are. */
export const MAX_LISTED = 100

/**
 * What the office sees of an account: who is in it, its companies, how its requests and payments stand. Counts only:
 * the requests themselves are read by those who oversee them. One query.
 * @returns undefined without the right, and for one that is not verified or lapsed
 */
export async function findAccount(actor: Actor, id: string): Promise<AccountOverview | undefined> {
  if (!can(actor, 'accounts.oversee') || !isId(id)) return undefined
  const rows = await db.$queryRaw<AccountOverview[]>`
    SELECT ${ACCOUNT_COLUMNS}, l."nameAr" AS "legalEntityAr", l."nameEn" AS "legalEntityEn",
      (SELECT coalesce(json_agg(json_build_object('id', u.id, 'name', u."firstName" || ' ' || u."lastName", 'kind', u.kind, 'state', u.state,
          'lastSignInAt', (extract(epoch FROM u."lastSignInAt") * 1000)::bigint, 'undelivered', ${undeliveredChannels}) ORDER BY u.kind, u."createdAt", u.id), '[]')
        FROM (SELECT * FROM "User" WHERE "accountId" = a.id AND state NOT IN ('LAPSED', 'REMOVED') ORDER BY kind, "createdAt", id LIMIT ${MAX_LISTED}) u) AS people,
      (SELECT coalesce(json_agg(json_build_object('id', c.id, 'nameAr', p."nameAr", 'nameEn', p."nameEn", 'number', c."commercialRegistrationNumber",
          'role', c.role, 'state', c.state) ORDER BY c.role, c."approvedAt", c.id), '[]')
        FROM (SELECT * FROM "Company" WHERE "accountId" = a.id ORDER BY role, "approvedAt", id LIMIT ${MAX_LISTED}) c
        JOIN "CompanyProfile" p ON p.id = c."profileId") AS "companyList",
      ARRAY(SELECT s.service::text FROM "ServiceSubscription" s WHERE s."accountId" = a.id AND s."endedAt" IS NULL ORDER BY 1) AS services,
      (SELECT coalesce(json_object_agg(r.state, r.n), '{}') FROM (SELECT state, count(*)::int AS n FROM "Request" WHERE "accountId" = a.id GROUP BY state) r) AS requests,
      y.due, y.running, y.paid
    FROM ${ACCOUNT_SOURCE} JOIN "LegalEntity" l ON l.code = a."legalEntityCode"
    CROSS JOIN LATERAL (SELECT
        count(*) FILTER (WHERE r.state = 'INITIATED' AND NOT h.held)::int AS due,
        count(*) FILTER (WHERE r.state = 'INITIATED' AND h.held)::int AS running,
        count(*) FILTER (WHERE r.state = 'SUCCESSFUL')::int AS paid
      FROM "PaymentRequest" r CROSS JOIN LATERAL (SELECT EXISTS (
          SELECT 1 FROM "PaymentAllocation" o WHERE o."paymentRequestId" = r.id AND o.state = 'HELD') AS held) h
      WHERE r."payerId" = ANY(ARRAY(SELECT c."partyId" FROM "Company" c WHERE c."accountId" = a.id AND c."partyId" IS NOT NULL))) y
    WHERE a.id = ${id}::uuid AND a.state IN ('ACTIVE', 'SUSPENDED')`
  return rows[0]
}

/** One user of an account, for the pages that suspend and reinstate the sign-in. */
export async function findAccountUser(
  actor: Actor,
  accountId: string,
  userId: string,
): Promise<{ name: string; state: UserState } | undefined> {
  if (!can(actor, 'accounts.oversee') || !isId(accountId) || !isId(userId)) return undefined
  const user = await db.user.findFirst({
    where: {
      id: userId,
      accountId,
      state: { notIn: ['LAPSED', 'REMOVED'] },
      account: { state: { in: ['ACTIVE', 'SUSPENDED'] } },
    },
    select: { firstName: true, lastName: true, state: true },
  })
  return user ? { name: `${user.firstName} ${user.lastName}`, state: user.state } : undefined
}

/** One company of an account, for the pages that suspend and reinstate it. */
export async function findAccountCompany(
  actor: Actor,
  accountId: string,
  companyId: string,
): Promise<AccountCompany | undefined> {
  if (!can(actor, 'accounts.oversee') || !isId(accountId) || !isId(companyId)) return undefined
  const company = await db.company.findFirst({
    where: { id: companyId, accountId, account: { state: { in: ['ACTIVE', 'SUSPENDED'] } } },
    select: {
      id: true,
      role: true,
      state: true,
      commercialRegistrationNumber: true,
      profile: { select: { nameAr: true, nameEn: true } },
    },
  })
  if (!company) return undefined
  const { id, role, state, commercialRegistrationNumber: number, profile } = company
  return { id, role, state, number, ...profile }
}
