import { fingerprints } from '@/lib/core/vault'
import type { Tx } from '@/lib/db/client'
import type { Service } from '@/lib/db/generated/enums'
import { INVITATIONS_A_DAY } from '../invitations/rules'
import type { AccountOfImport } from './check-rows'

type Row = { kind: 'SERVICE' | 'USER' | 'INVITED' | 'SENT'; value: string }

/**
 * What the rows of an import are checked against, and how many invitations are left to the account today.
 * Nothing of it tells whether an address is known to the portal elsewhere. Two queries.
 */
export async function readAccountOfImport(
  tx: Tx,
  accountId: string,
  at: Date,
): Promise<AccountOfImport & { left: number }> {
  // The window of `takeInvitation`.
  const day = new Date(Math.floor(at.getTime() / 86_400_000) * 86_400_000)
  const rows = await tx.$queryRaw<Row[]>`
    SELECT 'SERVICE' AS kind, service::text AS value FROM "ServiceSubscription"
      WHERE "accountId" = ${accountId}::uuid AND "endedAt" IS NULL
    UNION ALL SELECT 'USER', email FROM "User" WHERE "accountId" = ${accountId}::uuid AND state <> 'LAPSED'
    UNION ALL SELECT 'INVITED', "emailHmac" FROM "UserInvitation"
      WHERE "accountId" = ${accountId}::uuid AND "acceptedAt" IS NULL AND "withdrawnAt" IS NULL AND "expiresAt" > ${at}
    UNION ALL SELECT 'SENT', count::text FROM "RateLimit"
      WHERE key = ${`invitations:${accountId}`} AND "windowStart" = ${day}`
  const companies = await tx.$queryRaw<AccountOfImport['companies']>`
    SELECT c.id::text AS id, c."commercialRegistrationNumber" AS number, coalesce(p."nameAr", '') AS "nameAr",
      coalesce(p."nameEn", '') AS "nameEn"
    FROM "Company" c JOIN "CompanyProfile" p ON p.id = c."profileId"
    WHERE c."accountId" = ${accountId}::uuid ORDER BY c."approvedAt", c.id LIMIT 2000`
  const of = (kind: Row['kind']) => rows.filter((row) => row.kind === kind).map(({ value }) => value)
  const [users, invited] = [new Set(of('USER')), new Set(of('INVITED'))]
  return {
    services: of('SERVICE') as Service[],
    companies,
    left: Math.max(INVITATIONS_A_DAY - Number(of('SENT')[0] ?? 0), 0),
    statusOf(email) {
      if (users.has(email)) return 'emailOfColleague'
      return invited.size > 0 && fingerprints(email).some((one) => invited.has(one))
        ? 'alreadyInvited'
        : undefined
    },
  }
}
