import { withClient } from '@/tests/support/database'
import { httpClient, type HttpClient } from '@/tests/support/http-client'
import { ownPostgres } from '@/tests/support/own-postgres'
import { startPortal } from '@/tests/support/portal-server'
import { signIn } from '@/tests/support/registration-run'
import { runSettings } from '@/tests/support/run-settings'
import { expect, test } from '@playwright/test'

const PAYMENTS = runSettings().deep ? 200 : 60
const AT_ONCE = 4
/** What dies, in this order, spread over the run. */
const VICTIMS = ['app', 'worker', 'postgres', 'app', 'postgres', 'worker'] as const

const pause = (milliseconds: number) => new Promise((done) => { setTimeout(done, milliseconds) })

const ISSUE = `
  WITH made AS (
    INSERT INTO "PaymentRequest" (id, number, origin, type, reference, "declarationId", "payerId", "customsAccountCode", "amountFils", "issuedAt", "updatedAt")
    SELECT gen_random_uuid(), 'PR/' || (900000 + n) || '/26', 'DECLARATION', 'FEES', 'CRASH-' || n, d.id, d."consigneeId", a.code, 1000 + n, now(), now()
    FROM generate_series(1, $1::int) n, (SELECT * FROM "Declaration" ORDER BY id LIMIT 1) d, (SELECT code FROM "CustomsAccount" ORDER BY code LIMIT 1) a RETURNING id, "amountFils"),
  lines AS (INSERT INTO "PaymentLine" SELECT id, 1, 'CUSTOMS_DUTY', "amountFils" FROM made)
  SELECT id::text FROM made ORDER BY "amountFils"`

/** Our books and KNET's, of the run's own requests, in numbers and fils. */
const BOOKS = `
  WITH run AS (SELECT * FROM "PaymentRequest" WHERE reference LIKE 'CRASH-%'),
  part AS (SELECT a.*, t.state AS "attemptState", t."trackId" FROM "PaymentAllocation" a JOIN run r ON r.id = a."paymentRequestId" JOIN "PaymentAttempt" t ON t.id = a."attemptId")
  SELECT
    (SELECT COALESCE(sum(s."amountFils"), 0)::int FROM "SimulatorPayment" s WHERE s.state = 'CAPTURED' AND s."trackId" IN (SELECT "trackId" FROM part)) AS knet,
    (SELECT COALESCE(sum("amountFils"), 0)::int FROM part WHERE "attemptState" = 'PAID' AND state = 'EFFECTIVE') AS paid,
    (SELECT COALESCE(sum("amountFils"), 0)::int FROM part WHERE "attemptState" = 'REVIEW') AS review,
    (SELECT COALESCE(sum("amountFils"), 0)::int FROM run WHERE state = 'SUCCESSFUL') AS successful,
    (SELECT COALESCE(sum(e."amountFils"), 0)::int FROM "Receipt" e JOIN part p ON p.id = e."allocationId") AS receipts,
    (SELECT count(*)::int FROM "Receipt" e JOIN part p ON p.id = e."allocationId") AS numbers,
    (SELECT count(*)::int FROM "OutboxEvent" o JOIN run r ON o."subjectId" = r.id::text WHERE o.type = 'payment.paid') AS events,
    (SELECT count(*)::int FROM part WHERE "attemptState" IN ('INITIATED', 'CAPTURED_UNCONFIRMED', 'UNKNOWN')) AS open`

/** Pays as a payer does; whatever breaks on the way, he gives up and is not seen again. */
async function pay(client: HttpClient, id: string): Promise<void> {
  const page = await client.get(`/ar/payments/${id}/confirm`)
  const card = await client.fill(page, 'name="email"', { email: 'hamed@ofuq.example', language: 'ar' })
  const typed = { bank: 'KNET1', dcprefix: '888888', debitNumber: '0000000001', expiryMonth: '09', expiryYear: '2030', cardPin: '1234', button: 'submit' }
  const review = await client.post(card.path, typed)
  await client.post(review.path, { button: 'confirm' })
}

test('servers, worker and PostgreSQL killed in the middle of payments: afterwards our books agree with KNET’s to the fils', async () => {
  test.setTimeout(300_000 + PAYMENTS * 2_000)
  const postgres = await ownPostgres('crash-postgres')
  const portal = await startPortal({ instances: 2, settings: postgres.urls })
  let turn = 0
  const at = () => portal.urls[(turn += 1) % portal.urls.length]!.replace('localhost', '127.0.0.1')
  const sql = <T>(text: string, values: unknown[] = []) => withClient(postgres.urls.MIGRATION_DATABASE_URL, async (client) => (await client.query(text, values)).rows as T[])
  try {
    const payers = await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      const client = httpClient({ at, origin: portal.url })
      await signIn(client, 'hamed@ofuq.example', 'Kuwait#2026')
      return client
    }))
    const waiting = (await sql<{ id: string }>(ISSUE, [PAYMENTS])).map(({ id }) => id)
    let [begun, gaveUp, paying] = [0, 0, true]
    const payAll = Promise.all(payers.map(async (client) => {
      for (let id = waiting.pop(); id; id = waiting.pop()) {
        begun += 1
        await pay(client, id).catch(() => { gaveUp += 1 })
        // Nobody waits at a door that is being rebuilt.
        if (gaveUp % 3 === 2) await pause(150)
      }
    })).then(() => { paying = false })
    const kill = {
      app: async (index: number) => { await portal.kill(index % 2); await portal.restart(index % 2) },
      worker: async () => { await portal.killWorker(); portal.startWorker() },
      postgres: () => postgres.crash(),
    }
    for (const [index, victim] of VICTIMS.entries()) {
      while (paying && begun < ((index + 1) * PAYMENTS) / (VICTIMS.length + 1)) await pause(20)
      // The limit of starts an hour is not what is tried here.
      await sql(`DELETE FROM "RateLimit" WHERE key LIKE 'action:%'`).catch(() => undefined)
      await kill[victim](index)
    }
    await payAll
    expect(gaveUp).toBeGreaterThan(0)

    // The page's limit passes, and KNET is asked about everything that is open.
    const books = async () => (await sql<Record<string, number>>(BOOKS))[0]!
    for (const minutes of [3, 30, 60, 24 * 60]) {
      const [client] = payers
      await client!.send('/dev/clock.json', { method: 'POST', body: JSON.stringify({ seconds: minutes * 60 }), headers: { 'content-type': 'application/json', origin: portal.url } })
      await pause(1_000)
      await sql(`SELECT graphile_worker.add_job('sweep', '{}'::json)`)
      await pause(4_000)
    }
    await expect.poll(async () => (await books()).open, { timeout: 120_000 }).toBe(0)
    await expect.poll(async () => { const { knet, paid, review } = await books(); return knet! - paid! - review! }, { timeout: 60_000 }).toBe(0)
    const end = await books()
    console.log(`${PAYMENTS} payments, ${gaveUp} cut off by ${VICTIMS.length} kills: ${JSON.stringify(end)}`)
    expect({ successful: end.successful, receipts: end.receipts, events: end.events }).toEqual({ successful: end.paid, receipts: end.paid, events: end.numbers })
    expect(end.paid).toBeGreaterThan(0)
  } finally {
    await portal.stop()
    await postgres.stop()
  }
})
