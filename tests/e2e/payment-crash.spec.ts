import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureDatabase, startPostgres } from '@/scripts/embedded/server.mjs'
import { program, serverProgram } from '@/scripts/stages.mjs'
import { withClient } from '@/tests/support/database'
import { encryptAsKnet } from '@/tests/support/fake-knet'
import { startPortal, type Portal } from '@/tests/support/portal-server'
import { runSettings } from '@/tests/support/run-settings'
import { simulatorPayer } from '@/tests/support/simulator-payer'
import { expect, test } from '@/tests/support/journey-fixtures'

const PAYMENTS = runSettings().deep ? 200 : 40
const { runFolder, environment } = runSettings()
type Started = { attemptId: string; returnToken: string; gatewayUrl: string }

const pause = (milliseconds: number) =>
  new Promise((done) => {
    setTimeout(done, milliseconds)
  })
/** Whoever gets no answer presses again, for ten seconds. */
async function patiently(press: () => Promise<string | undefined>): Promise<string | undefined> {
  for (let tries = 0; tries < 20; tries += 1) {
    const answer = await press()
    if (answer) return answer
    await pause(500)
  }
  return undefined
}

const rows = <T>(url: string, sql: string) =>
  withClient(url, async (client) => (await client.query(sql)).rows as T[])

function node(args: string[], env: Record<string, string | undefined>): string {
  const { NODE_OPTIONS: _, ...clean } = environment
  const run = spawnSync(process.execPath, args, {
    env: { ...clean, ...env } as NodeJS.ProcessEnv,
    encoding: 'utf8',
    maxBuffer: 50_000_000,
  })
  if (run.status !== 0) throw new Error(`${args.join(' ')}: ${run.stderr}`)
  return run.stdout
}

const start = (portal: Portal, urls: Record<string, string>, count: number): Started[] =>
  JSON.parse(
    node(['--conditions=react-server', '--import', 'tsx', 'tests/support/start-payments.ts', String(count)], {
      ...urls,
      SITE_URL: portal.url,
      DATA_DIR: portal.dataFolder,
      PORTAL_MODE: 'test',
    })
      .trim()
      .split('\n')
      .at(-1)!,
  ) as Started[]

/** What an attempt left behind, counted. */
const TRACES = `
  SELECT a.state::text, a."amountFils" AS fils, COALESCE(s.state, 'NONE') AS theirs, s."amountFils" AS "theirFils",
    (SELECT count(*)::int FROM "Receipt" r JOIN "PaymentAllocation" l ON l.id = r."allocationId" WHERE l."attemptId" = a.id) AS receipts,
    (SELECT COALESCE(sum(r."amountFils"), 0)::int FROM "Receipt" r JOIN "PaymentAllocation" l ON l.id = r."allocationId" WHERE l."attemptId" = a.id) AS "receiptFils",
    (SELECT count(*)::int FROM "OutboxEvent" o JOIN "PaymentRequest" q ON q.number = o."subjectId" JOIN "PaymentAllocation" l ON l."paymentRequestId" = q.id WHERE l."attemptId" = a.id AND o.type = 'payment.succeeded') AS events,
    (SELECT count(*)::int FROM "Message" m WHERE m.key = 'payment:' || a.id || ':succeeded:email') AS mails,
    (SELECT count(*)::int FROM "PaymentReview" v WHERE v."attemptId" = a.id AND v."resolvedAt" IS NULL) AS reviews
  FROM "PaymentAttempt" a LEFT JOIN "SimulatorPayment" s ON s."trackId" = a."trackId"`
type Trace = {
  state: string
  fils: number
  theirs: string
  theirFils: number | null
  receipts: number
  receiptFils: number
  events: number
  mails: number
  reviews: number
}

/** Everything of a trace that does not agree with KNET's books. */
function faultsOf(trace: Trace): string[] {
  const paid = trace.state === 'PAID'
  const sound = [
    paid === (trace.theirs === 'CAPTURED'),
    !paid || trace.fils === trace.theirFils,
    trace.receiptFils === (paid || trace.receipts > 0 ? trace.fils : 0),
    [trace.receipts, trace.events, trace.mails].every((count) => count === trace.receipts) &&
      (!paid || trace.receipts === 1),
    trace.state !== 'REVERSED' || trace.reviews === 1,
    !['INITIATED', 'CAPTURED_UNCONFIRMED', 'UNKNOWN', 'REVIEW'].includes(trace.state),
  ]
  return sound.every(Boolean) ? [] : [JSON.stringify({ ...trace, sound })]
}

async function addJob(url: string): Promise<void> {
  await rows(url, `SELECT graphile_worker.add_job('sweep-payments', '{}'::json)`)
}

/** Time goes by until KNET has nothing more to say. */
async function settle(portal: Portal, url: string): Promise<void> {
  const waiting = async () =>
    (
      await rows<{ count: number }>(
        url,
        `SELECT count(*)::int AS count FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier IN ('sweep-payments', 'payment-inquiry')`,
      )
    )[0]!.count
  const asking = async () =>
    (
      await rows<{ count: number }>(
        url,
        `SELECT count(*)::int AS count FROM "PaymentAttempt" WHERE "nextInquiryAt" IS NOT NULL`,
      )
    )[0]!.count
  for (let turn = 0; turn < 12 && (await asking()) > 0; turn += 1) {
    const seconds = turn === 0 ? 25 * 60 : 25 * 3600
    expect(
      (
        await fetch(`${portal.url}/dev/clock.json`, {
          method: 'POST',
          body: JSON.stringify({ seconds }),
          headers: { 'content-type': 'application/json', origin: portal.url },
        })
      ).status,
    ).toBe(200)
    await pause(800)
    await addJob(url)
    await expect.poll(waiting, { timeout: 120_000 }).toBe(0)
  }
  expect(await asking()).toBe(0)
}

test('a hundred identical notifications at once, at two servers, give one receipt, one e-mail and one event', async () => {
  const portal = await startPortal({ instances: 2, template: 'portal_template' })
  const url = portal.databases.MIGRATION_DATABASE_URL
  try {
    const [started] = start(portal, portal.databases, 1)
    const paymentId = (await simulatorPayer(portal.url).open(started!.gatewayUrl))!
    await rows(
      url,
      `UPDATE "SimulatorPayment" SET state = 'CAPTURED', "tranId" = '202632812345678', ref = '632812345678', auth = 'B12345', "postDate" = '1124', "responseCode" = '00'`,
    )
    const [{ trackId } = { trackId: '' }] = await rows<{ trackId: string }>(
      url,
      `SELECT "trackId" FROM "PaymentAttempt"`,
    )
    const body = encryptAsKnet(
      `paymentid=${paymentId}&result=CAPTURED&auth=B12345&avr=N&ref=632812345678&tranid=202632812345678&postdate=1124&trackid=${trackId}&udf1=&udf2=&udf3=&udf4=&udf5=&amt=1.007&authRespCode=00`,
    )
    const send = async (_: unknown, index: number) =>
      (
        await fetch(`${portal.urls[index % 2]!.replace('localhost', '127.0.0.1')}/api/knet/response`, {
          method: 'POST',
          body,
        })
      ).text()
    const answers = await Promise.all(Array.from({ length: 100 }, send))
    expect([...new Set(answers)]).toEqual([
      `REDIRECT=${portal.url}/en/payments/return/${started!.returnToken}`,
    ])
    await expect
      .poll(async () => (await rows<Trace>(url, TRACES))[0], { timeout: 60_000 })
      .toMatchObject({ state: 'PAID', receipts: 1, events: 1, mails: 1, reviews: 0 })
    const kept = await rows<{ counted: boolean; count: number }>(
      url,
      `SELECT counted, count(*)::int AS count FROM "GatewayMessage" WHERE kind = 'NOTIFICATION' GROUP BY counted ORDER BY counted DESC`,
    )
    // Of the repetitions thirty a minute are kept; they may lie in two minutes.
    expect(kept).toEqual([
      { counted: true, count: 1 },
      { counted: false, count: expect.any(Number) as unknown },
    ])
    expect(kept[1]!.count).toBeLessThanOrEqual(60)
  } finally {
    await portal.stop()
  }
})

test('servers, worker and PostgreSQL killed in the middle of payments: the books agree to the fils', async () => {
  test.setTimeout(600_000)
  // A PostgreSQL of its own, which keeps what it commits: the run's is shared, and fast because it does not.
  const dataDir = mkdtempSync(join(runFolder, 'crash-'))
  chmodSync(dataDir, 0o711)
  mkdirSync(join(dataDir, 'files'))
  const server = await startPostgres({ dataDir })
  await ensureDatabase(server.adminUrl, 'portal')
  const urls = {
    DATABASE_URL: server.url('portal_app', 'portal'),
    MIGRATION_DATABASE_URL: server.url('portal_owner', 'portal'),
  }
  const fill = { ...urls, DATA_DIR: join(dataDir, 'files'), PORTAL_MODE: 'test' }
  node(program('migrate'), fill)
  node(serverProgram('seed', '--reference'), fill)
  const portal = await startPortal({ instances: 2, template: 'portal_template', settings: urls })
  try {
    const started = start(portal, urls, PAYMENTS)
    const payer = simulatorPayer(portal.url)
    let over = false
    const queue = [...started]
    const payers = Array.from({ length: 8 }, async () => {
      for (let one = queue.shift(); one; one = queue.shift()) {
        const { gatewayUrl } = one
        const paymentId = await patiently(() => payer.open(gatewayUrl))
        if (paymentId) await patiently(() => payer.confirm(paymentId))
      }
      over = true
    })
    const killings = (async () => {
      for (let round = 0; !over && round < 20; round += 1) {
        await pause(1200)
        if (round % 3 === 0) await portal.kill(0).then(() => portal.restart(0))
        if (round % 3 === 1) await portal.killWorker().then(() => portal.startWorker())
        if (round % 3 === 2) {
          // A backend killed like this has PostgreSQL end all others and recover from its log at once.
          const [{ pid } = { pid: 0 }] = await rows<{ pid: number }>(
            server.adminUrl,
            `SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'`,
          )
          if (pid > 0) process.kill(pid, 'SIGKILL')
          await expect
            .poll(
              () =>
                rows(server.adminUrl, 'SELECT 1').then(
                  () => true,
                  () => false,
                ),
              { timeout: 60_000 },
            )
            .toBe(true)
        }
      }
    })()
    await Promise.all([...payers, killings])
    // One that was just starting when PostgreSQL died has given up: whoever runs it starts it again.
    await portal.killWorker()
    portal.startWorker()
    await settle(portal, urls.MIGRATION_DATABASE_URL)
    const traces = await rows<Trace>(urls.MIGRATION_DATABASE_URL, TRACES)
    expect(traces).toHaveLength(PAYMENTS)
    expect(traces.flatMap(faultsOf)).toEqual([])
    const states = [...new Set(traces.map(({ state }) => state))]
    console.log(
      `${PAYMENTS} payments: ${states.map((state) => `${traces.filter((trace) => trace.state === state).length} ${state}`).join(', ')}`,
    )
    expect(traces.filter(({ state }) => state === 'PAID').length).toBeGreaterThan(PAYMENTS / 4)
    const sum = (pick: (trace: Trace) => number) => traces.reduce((total, trace) => total + pick(trace), 0)
    expect(sum((trace) => (trace.state === 'PAID' ? trace.receiptFils : 0))).toBe(
      sum((trace) => (trace.theirs === 'CAPTURED' ? trace.theirFils! : 0)),
    )
  } finally {
    await portal.stop()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
})
