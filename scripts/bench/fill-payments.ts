/**
 * Fills a database for the bench of payments by SQL: the trader's own payment requests, attempts that wait
 * for KNET's notification, and the notifications themselves as a file, one a line.
 *   fill-payments.ts <from> <to> [<attempts> <file>]
 */
import { writeFileSync } from 'node:fs'
import { Client } from 'pg'
import { env } from '@/lib/env'
import { encrypt } from '@/lib/knet/cipher'
import { terminal } from '@/lib/knet/terminal'

const [from, to, attempts, file] = [
  Number(process.argv[2]),
  Number(process.argv[3]),
  Number(process.argv[4] ?? 0),
  process.argv[5],
]
const client = new Client({ connectionString: env.MIGRATION_DATABASE_URL })
await client.connect()
const one = async <T = { id: string }>(sql: string, values: unknown[] = []) =>
  (await client.query(sql, values)).rows[0] as T
const { id: trader, account } = await one<{ id: string; account: string }>(
  `SELECT id, "accountId" AS account FROM "User" WHERE email = 'hamed@ofuq.example'`,
)
const { id: party } = await one(
  `SELECT id FROM "CustomsParty" WHERE "commercialRegistrationNumber" = '482910'`,
)
const { code } = await one<{ code: string }>(`SELECT code FROM "CustomsAccount" ORDER BY code LIMIT 1`)

// One in fifty is due: what a large importer has open.
await client.query('BEGIN')
await client.query(
  `
  INSERT INTO "Declaration" (id, "temporaryNumber", "finalNumber", "siteCode", "consigneeId", "createdAt")
  SELECT gen_random_uuid(), 'TIM/' || (1000000 + n) || '/KWI26', 'IM/' || (3000000 + n) || '/KWI26', 'KWI', $1, now() - n * interval '20 seconds'
  FROM generate_series($2::int, $3::int) n`,
  [party, from, to],
)
await client.query(
  `
  INSERT INTO "PaymentRequest" (id, number, origin, type, reference, "declarationId", "payerId", "customsAccountCode", "amountFils", state, "issuedAt", "updatedAt", "paidAt")
  SELECT gen_random_uuid(), 'PR/' || n || '/26', 'DECLARATION', (CASE WHEN n % 5 = 0 THEN 'DEPOSITS' ELSE 'FEES' END)::"PaymentType", 'BENCH-' || n, d.id, $1, $2,
    1000 + (n::bigint * 7919) % 900000, (CASE WHEN n % 50 = 0 THEN 'INITIATED' WHEN n % 17 = 0 THEN 'REJECTED' ELSE 'SUCCESSFUL' END)::"PaymentRequestState",
    d."createdAt", d."createdAt", CASE WHEN n % 50 <> 0 AND n % 17 <> 0 THEN d."createdAt" END
  FROM (SELECT *, split_part("temporaryNumber", '/', 2)::int AS n FROM "Declaration" WHERE split_part("temporaryNumber", '/', 2)::int BETWEEN 1000000 + $3::int AND 1000000 + $4::int) d`,
  [party, code, from, to],
)
await client.query(`
  INSERT INTO "PaymentLine" ("paymentRequestId", revision, category, "amountFils")
  SELECT r.id, 1, 'CUSTOMS_DUTY', r."amountFils" FROM "PaymentRequest" r WHERE r.reference LIKE 'BENCH-%' AND NOT EXISTS (SELECT FROM "PaymentLine" l WHERE l."paymentRequestId" = r.id)`)
if (attempts > 0) {
  await client.query(
    `
    INSERT INTO "PaymentAttempt" (id, "trackId", "returnToken", "accountId", "startedById", "customsAccountCode", "amountFils", "receiptEmail", locale, "startedAt", "updatedAt", "expiresAt")
    SELECT gen_random_uuid(), 'BENCH' || lpad(n::text, 19, '0'), 'bench' || n, $1, $2, $3, 1000, 'bench@ofuq.example', 'ar', now(), now(), now() + interval '20 minutes'
    FROM generate_series(1, $4::int) n`,
    [account, trader, code, attempts],
  )
  const lines = Array.from({ length: attempts }, (_, index) => {
    const serial = String(index + 1)
    const plain = `paymentid=1002026328${serial.padStart(8, '0')}&result=CAPTURED&auth=B12345&avr=N&ref=632810000001&tranid=2026328${serial.padStart(9, '0')}&postdate=1124&trackid=BENCH${serial.padStart(19, '0')}&udf1=&udf2=&udf3=&udf4=&udf5=&amt=1.000&authRespCode=00`
    return encrypt(plain, terminal().resourceKey)
  })
  writeFileSync(file!, lines.join('\n'))
}
await client.query('COMMIT')
await client.query('VACUUM ANALYZE')
const middle = await one<{ place: string }>(
  `SELECT (extract(epoch FROM "issuedAt") * 1000)::bigint || '_' || id AS place FROM "PaymentRequest" WHERE reference = $1`,
  [`BENCH-${1_000_000 + Math.floor(to / 2)}`],
)
console.log(JSON.stringify({ deep: middle.place }))
await client.end()
