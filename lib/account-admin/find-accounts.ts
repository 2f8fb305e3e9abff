import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { formatCursor, parseCursor } from '@/lib/core/keyset-cursor'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { accountsOf } from './look-up-accounts-sql'
import type { LookUp } from './read-look-up'

const PAGE = 25

export type AccountRow = {
  id: string
  state: 'ACTIVE' | 'SUSPENDED'
  createdAt: Date
  number: string | null
  /** Of the main company, else of the company whose registration was begun last. */
  nameAr: string | null
  nameEn: string | null
  /** Of its first general user: what an account is called that names no company yet. */
  userName: string
  users: number
  companies: number
  suspendedCompanies: number
  lastSignInAt: Date | null
}

/** The columns of an `AccountRow`, for a query in which the account's row is called `a`. */
export const ACCOUNT_COLUMNS = Prisma.sql`
  a.id::text, a.state::text, a."createdAt", a."commercialRegistrationNumber" AS number,
  coalesce(m."nameAr", m."nameEn", nullif(q."nameAr", '')) AS "nameAr", coalesce(m."nameEn", m."nameAr", nullif(q."nameEn", '')) AS "nameEn", coalesce(g.name, '') AS "userName",
  (SELECT count(*)::int FROM "User" u WHERE u."accountId" = a.id AND u.state NOT IN ('LAPSED', 'REMOVED')) AS users,
  (SELECT count(*)::int FROM "Company" c WHERE c."accountId" = a.id) AS companies,
  (SELECT count(*)::int FROM "Company" c WHERE c."accountId" = a.id AND c.state = 'SUSPENDED') AS "suspendedCompanies",
  (SELECT max(u."lastSignInAt") FROM "User" u WHERE u."accountId" = a.id) AS "lastSignInAt"`
/** What they are read from. */
export const ACCOUNT_SOURCE = Prisma.sql`"Account" a
  LEFT JOIN LATERAL (SELECT p."nameAr", p."nameEn" FROM "Company" c JOIN "CompanyProfile" p ON p.id = c."profileId"
    WHERE c."accountId" = a.id ORDER BY c.role, c."approvedAt", c.id LIMIT 1) m ON true
  LEFT JOIN LATERAL (SELECT coalesce(r."officeSubjectAr", r."subjectAr") AS "nameAr", coalesce(r."officeSubjectEn", r."subjectEn") AS "nameEn"
    FROM "Request" r WHERE r."accountId" = a.id AND r.type = 'COMPANY_REGISTRATION' ORDER BY r."createdAt" DESC, r.id DESC LIMIT 1) q ON true
  LEFT JOIN LATERAL (SELECT u."firstName" || ' ' || u."lastName" AS name FROM "User" u
    WHERE u."accountId" = a.id AND u.state <> 'LAPSED' ORDER BY u.kind, u."createdAt", u.id LIMIT 1) g ON true`

/**
 * The accounts that a look-up finds, the newest first, a page of 25 by keyset. One that was never verified, or lapsed,
 * is nobody's yet and is not among them. One query.
 * @returns nothing without the right
 */
export async function findAccounts(
  actor: Actor,
  look: LookUp,
  after?: string,
): Promise<{ rows: AccountRow[]; next?: string }> {
  if (!can(actor, 'accounts.oversee')) return { rows: [] }
  const cursor = parseCursor(after)
  const place = cursor
    ? Prisma.sql`AND (a."createdAt", a.id) < (${cursor.at}, ${cursor.id}::uuid)`
    : Prisma.empty
  const found = await db.$queryRaw<AccountRow[]>`
    SELECT ${ACCOUNT_COLUMNS} FROM ${ACCOUNT_SOURCE}
    WHERE a.state IN ('ACTIVE', 'SUSPENDED') AND a.id IN (${accountsOf(look)}) ${place}
    ORDER BY a."createdAt" DESC, a.id DESC LIMIT ${PAGE + 1}`
  const rows = found.slice(0, PAGE)
  const last = rows.at(-1)
  return {
    rows,
    next: found.length > PAGE && last ? formatCursor({ at: last.createdAt, id: last.id }) : undefined,
  }
}
