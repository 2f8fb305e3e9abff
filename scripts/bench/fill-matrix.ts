/**
 * Fills one account for the bench by SQL up to 50 companies and 50 additional users with some grants each. Prints
 * one of each.
 */
import { Client } from 'pg'
import { env } from '@/lib/env'

const COUNT = Number(process.argv[2] ?? 50)
const client = new Client({ connectionString: env.MIGRATION_DATABASE_URL })
await client.connect()
const general = (
  await client.query<{ id: string; account: string }>(
    `SELECT id, "accountId" AS account FROM "User" WHERE email = 'hamed@ofuq.example'`,
  )
).rows[0]!
await client.query('BEGIN')
await client.query(
  `WITH made AS (
    INSERT INTO "CompanyProfile" (id, "createdAt", "nameAr", "nameEn")
    SELECT gen_random_uuid(), now(), 'فرع شركة الاختبار للتجارة العامة رقم ' || n, 'Bench branch ' || n FROM generate_series(1, $2::int) n
    RETURNING id)
  INSERT INTO "Company" (id, "accountId", role, "commercialRegistrationNumber", "profileId", "approvedAt")
  SELECT gen_random_uuid(), $1, 'BRANCH', (7000000 + row_number() OVER ())::text, id, now() FROM made`,
  [general.account, COUNT],
)
await client.query(
  `INSERT INTO "User" (id, kind, "accountId", email, "firstName", "lastName", state, "verifiedAt", "createdAt")
  SELECT gen_random_uuid(), 'ADDITIONAL', $1, 'bench' || n || '@ofuq.example', 'عبد الرحمن', 'العبد الجليل', 'ACTIVE', now(), now()
  FROM generate_series(1, $2::int) n`,
  [general.account, COUNT],
)
// Each person a third of the companies.
await client.query(
  `INSERT INTO "Grant" (id, "accountId", "userId", service, reach, "companyId", "grantedAt", "grantedBy")
  SELECT gen_random_uuid(), $1, u.id, s.service, 'COMPANY', c.id, now(), $2
  FROM "User" u, "Company" c, "ServiceSubscription" s
  WHERE u."accountId" = $1 AND u.email LIKE 'bench%' AND c."accountId" = $1 AND s."accountId" = $1 AND s."endedAt" IS NULL
    AND s.service NOT IN ('TARIFF', 'BROKER_EXAM') AND abs(hashtext(u.id::text || c.id::text)) % 3 = 0`,
  [general.account, general.id],
)
await client.query('COMMIT')
await client.query('VACUUM ANALYZE')
const one = async (sql: string) => (await client.query<{ id: string }>(sql, [general.account])).rows[0]!.id
console.log(
  JSON.stringify({
    person: await one(`SELECT id FROM "User" WHERE "accountId" = $1 AND email LIKE 'bench%' LIMIT 1`),
    company: await one(
      `SELECT id FROM "Company" WHERE "accountId" = $1 AND "commercialRegistrationNumber" LIKE '7%' LIMIT 1`,
    ),
  }),
)
await client.end()
