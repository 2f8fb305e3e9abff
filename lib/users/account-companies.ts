import { isId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'

/** Companies that one matrix shows: more have more boxes than a form may post. */
export const MAX_MATRIX_COMPANIES = 150

export type AccountCompany = {
  id: string
  nameAr: string
  nameEn: string
  number: string
  suspended: boolean
}

const companyColumns = Prisma.sql`c.id::text AS id,
  coalesce(p."nameAr", c."commercialRegistrationNumber") AS "nameAr",
  coalesce(p."nameEn", p."nameAr", c."commercialRegistrationNumber") AS "nameEn",
  c."commercialRegistrationNumber" AS number, c.state = 'SUSPENDED' AS suspended`

/**
 * The companies of an account in the order in which they were approved, for its general users, who see them all:
 * the caller has checked that. One query.
 */
export async function listAccountCompanies(tx: Tx, accountId: string): Promise<AccountCompany[]> {
  return tx.$queryRaw<AccountCompany[]>`
    SELECT ${companyColumns} FROM "Company" c JOIN "CompanyProfile" p ON p.id = c."profileId"
    WHERE c."accountId" = ${accountId}::uuid ORDER BY c."approvedAt", c.id LIMIT ${MAX_MATRIX_COMPANIES}`
}

/** One company of an account, for its general users. One query. @returns undefined for anybody else's */
export async function findCompanyOfAccount(
  tx: Tx,
  accountId: string,
  companyId: string,
): Promise<AccountCompany | undefined> {
  if (!isId(companyId)) return undefined
  const rows = await tx.$queryRaw<AccountCompany[]>`
    SELECT ${companyColumns} FROM "Company" c JOIN "CompanyProfile" p ON p.id = c."profileId"
    WHERE c.id = ${companyId}::uuid AND c."accountId" = ${accountId}::uuid`
  return rows[0]
}
