/**
 * Fills a database for the bench by SQL: one trader with 100,000 requests of his own, the office's queue over
 * them, and prints the cookies of a trader's and an officer's session.
 */
import { Client } from 'pg'
import { env } from '@/lib/env'
import { sessionCookie } from './session-cookie'

const REQUESTS = Number(process.argv[2] ?? 100_000)
const client = new Client({ connectionString: env.MIGRATION_DATABASE_URL })
await client.connect()

const one = async (sql: string, values: unknown[] = []) =>
  (await client.query<{ id: string }>(sql, values)).rows[0]!.id
const trader = await one(`SELECT id FROM "User" WHERE email = 'hamed@ofuq.example'`)
const account = await one(`SELECT "accountId" AS id FROM "User" WHERE id = $1`, [trader])
const officer = await one(`SELECT id FROM "User" WHERE email = 'noura@customs.example'`)
await client.query('BEGIN')
await client.query(
  `
  INSERT INTO "Request" (id, type, number, "accountId", state, version, "createdById", "createdAt", "updatedAt", "submittedAt", "dueAt", "decidedAt", "decidedById", "subjectAr", "subjectEn", "searchText")
  SELECT gen_random_uuid(), 'COMPANY_REGISTRATION', 'CO/' || (10000 + n) || '/26', $1,
    (ARRAY['SUBMITTED','SUBMITTED','RETURNED','APPROVED','REJECTED','WITHDRAWN'])[1 + n % 6]::"RequestState", 1, $2,
    now() - n * interval '5 minutes', now() - n * interval '5 minutes', now() - n * interval '5 minutes', now() - n * interval '5 minutes' + interval '5 days',
    CASE WHEN n % 6 IN (3, 4) THEN now() - n * interval '5 minutes' END, CASE WHEN n % 6 IN (3, 4) THEN $4::uuid END,
    'شركة الاختبار ' || n, 'Bench Company ' || n, 'co/' || (10000 + n) || '/26 شركه الاختبار ' || n || ' bench company ' || n || ' ' || (900000 + n)
  FROM generate_series(1, $3::int) n`,
  [account, trader, REQUESTS, officer],
)
await client.query(`
  WITH made AS (
    INSERT INTO "CompanyProfile" (id, "createdAt", "nameAr", "nameEn", industrial)
    SELECT id, "createdAt", "subjectAr", "subjectEn", false FROM "Request" WHERE "subjectEn" LIKE 'Bench Company %' RETURNING id)
  INSERT INTO "CompanyRegistration" ("requestId", role, "profileId", completed) SELECT id, 'BRANCH', id, '{}' FROM made`)
await client.query(
  `
  INSERT INTO "RequestEvent" (id, "requestId", kind, "to", version, "actorId", "actorRole", "actorName", at)
  SELECT gen_random_uuid(), id, 'SUBMITTED', 'SUBMITTED', 1, $1, 'GENERAL', 'Bench', "submittedAt" FROM "Request" WHERE "subjectEn" LIKE 'Bench Company %'`,
  [trader],
)
await client.query('COMMIT')
await client.query('VACUUM ANALYZE')

const cookie = (userId: string, staff: boolean) => sessionCookie(client, userId, staff)
const draft = (await client.query<{ id: string }>(`SELECT id FROM "Request" WHERE state = 'DRAFT' LIMIT 1`))
  .rows[0]!.id
const draftOwner = await one(`SELECT "createdById" AS id FROM "Request" WHERE id = $1`, [draft])
const deep = (
  await client.query<{ id: string; submittedAt: Date }>(
    `SELECT id, "submittedAt" FROM "Request" WHERE state = 'SUBMITTED' ORDER BY "submittedAt", id OFFSET $1 LIMIT 1`,
    [Math.floor(REQUESTS / 4)],
  )
).rows[0]!
console.log(
  JSON.stringify({
    trader: await cookie(trader, false),
    drafter: await cookie(draftOwner, false),
    officer: await cookie(officer, true),
    draft,
    deep: `${deep.submittedAt.getTime()}_${deep.id}`,
  }),
)
await client.end()
