/**
 * Fills the audit for the bench by SQL: five years of lines, three of five of one account, nine of ten of
 * those by one person, the rest of other accounts. Prints cookies of who reads them, and a place in the
 * middle.
 */
import { Client } from 'pg'
import { newId } from '@/lib/core/ids'
import { env } from '@/lib/env'
import { sessionCookie } from './session-cookie'

const LINES = Number(process.argv[2] ?? 5_000_000)
const client = new Client({ connectionString: env.MIGRATION_DATABASE_URL })
await client.connect()
const one = async (sql: string, values: unknown[] = []) =>
  (await client.query<{ id: string }>(sql, values)).rows[0]!.id
const userOf = (email: string) => one('SELECT id FROM "User" WHERE email = $1', [email])
const general = await userOf('hamed@ofuq.example')
const assistant = await userOf('reem@ofuq.example')
const stranger = await userOf('bader@bahar.example')
const auditor = await userOf('latifa@customs.example')
const accountOf = (userId: string) => one('SELECT "accountId" AS id FROM "User" WHERE id = $1', [userId])
const account = await accountOf(general)
const other = await accountOf(stranger)

// Built once over everything, the indexes take a tenth of the time that they take line by line.
const { rows: indexes } = await client.query<{ name: string; definition: string }>(
  `SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE tablename = 'AuditEvent' AND indexname <> 'AuditEvent_pkey'`,
)
for (const { name } of indexes) await client.query(`DROP INDEX "${name}"`)
await client.query(
  `
  INSERT INTO "AuditEvent" (id, at, "actorId", "actorName", "actorRole", "accountId", event, kind, outcome, subject, "subjectId", number, address, device, details)
  SELECT gen_random_uuid(), now() - n * (interval '5 years' / $1::int),
    CASE WHEN n % 5 >= 3 THEN $4::uuid WHEN n % 10 = 0 THEN $3::uuid ELSE $2::uuid END, 'Bench', 'GENERAL',
    CASE WHEN n % 5 >= 3 THEN $6::uuid ELSE $5::uuid END,
    (ARRAY['request.submitted','document.added','payment.paid','sign-in','sign-out','payment.rejected','request.returned'])[1 + n % 7],
    (ARRAY['REQUESTS','DOCUMENTS','PAYMENTS','SECURITY','SECURITY','PAYMENTS','REQUESTS'])[1 + n % 7],
    'OK', 'Request', gen_random_uuid(), 'CO/' || n / 10 || '/26', '127.0.0.1', 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0', '{"amountFils": 1500}'
  FROM generate_series(1, $1::int) n`,
  [LINES, general, assistant, stranger, account, other],
)
for (const { definition } of indexes) await client.query(definition)
await client.query('VACUUM ANALYZE "AuditEvent"')
const middle = (await client.query<{ at: Date }>(`SELECT now() - interval '30 months' AS at`)).rows[0]!.at
console.log(
  JSON.stringify({
    general: await sessionCookie(client, general, false),
    assistant: await sessionCookie(client, assistant, false),
    auditor: await sessionCookie(client, auditor, true),
    person: assistant,
    deep: `${middle.getTime()}_${newId()}`,
  }),
)
await client.end()
