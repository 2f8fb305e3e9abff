import { isId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import type { TrailRow } from './trail-query'

type CompanyName = { nameAr: string | null; nameEn: string | null; number: string }
export type AccountName = { nameAr: string | null; nameEn: string | null; email: string | null }

/** What the ids in lines of the audit are called. */
export type Names = { users: ReadonlyMap<string, string>; companies: ReadonlyMap<string, CompanyName> }

const idsOf = (values: readonly unknown[]): string[] => [...new Set(values.filter(isId))]

async function readUsers(ids: string[], accountId: string | undefined): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const users = await db.user.findMany({
    where: { id: { in: ids }, ...(accountId && { accountId }) },
    select: { id: true, firstName: true, lastName: true },
  })
  return new Map(users.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`]))
}

async function readCompanies(
  ids: string[],
  accountId: string | undefined,
): Promise<Map<string, CompanyName>> {
  if (ids.length === 0) return new Map()
  const rows = await db.$queryRaw<(CompanyName & { id: string })[]>`
    SELECT c.id, p."nameAr", p."nameEn", c."commercialRegistrationNumber" AS number
    FROM "Company" c JOIN "CompanyProfile" p ON p.id = c."profileId"
    WHERE c.id = ANY (${ids}::uuid[]) AND (${accountId ?? null}::uuid IS NULL OR c."accountId" = ${accountId ?? null}::uuid)`
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * What the accounts that lines concern are called, for those who read the whole audit: their main company,
 * and the e-mail of a general user.
 */
export async function readAccountNames(rows: readonly TrailRow[]): Promise<ReadonlyMap<string, AccountName>> {
  const ids = idsOf(rows.map((row) => row.accountId))
  if (ids.length === 0) return new Map()
  const found = await db.$queryRaw<(AccountName & { id: string })[]>`
    SELECT a.id, p."nameAr", p."nameEn", u.email FROM "Account" a
    LEFT JOIN LATERAL (SELECT email FROM "User" WHERE "accountId" = a.id ORDER BY kind, "createdAt", id LIMIT 1) u ON true
    LEFT JOIN LATERAL (SELECT "profileId" FROM "Company" WHERE "accountId" = a.id ORDER BY role, id LIMIT 1) c ON true
    LEFT JOIN "CompanyProfile" p ON p.id = c."profileId"
    WHERE a.id = ANY (${ids}::uuid[])`
  return new Map(found.map((row) => [row.id, row]))
}

/**
 * What the users and companies in lines are called, in one statement each.
 * @param accountId nobody and nothing outside it is named: a line may point to another account's company.
 *   Absent for staff
 */
export async function readNames(rows: readonly TrailRow[], accountId: string | undefined): Promise<Names> {
  const subjects = (subject: string) =>
    rows.filter((row) => row.subject === subject).map((row) => row.subjectId)
  // Of a password or a link that proved who it was, the line says VISITOR.
  const proved = rows.filter((row) => row.actorRole === 'VISITOR').map((row) => row.actorId)
  const [users, companies] = await Promise.all([
    readUsers(idsOf([...subjects('User'), ...proved]), accountId),
    readCompanies(idsOf([...subjects('Company'), ...rows.map((row) => row.details.companyId)]), accountId),
  ])
  return { users, companies }
}

/** The users of an account, for the filter: the reader's own colleagues. */
export async function listAccountNames(accountId: string): Promise<{ id: string; name: string }[]> {
  const users = await db.user.findMany({
    where: { accountId },
    select: { id: true, firstName: true, lastName: true },
    orderBy: [{ firstName: 'asc' }, { lastName: 'asc' }, { id: 'asc' }],
    take: 500,
  })
  return users.map(({ id, firstName, lastName }) => ({ id, name: `${firstName} ${lastName}` }))
}
