import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { withClient } from '@/tests/support/database'
import { httpClient } from '@/tests/support/http-client'
import { startPortal } from '@/tests/support/portal-server'
import {
  answerSteps,
  beginRegistration,
  openCheck,
  registrationPage,
  REQUIRED,
  signIn,
  submit,
  upload,
} from '@/tests/support/registration-run'
import { runSettings } from '@/tests/support/run-settings'
import { resendStandIn } from '@/tests/support/stand-ins'
import { expect, test } from '@/tests/support/journey-fixtures'

/** In two halves, each with a portal of its own, so that two cores share them. */
const HALVES = [1, 2]
const { deep } = runSettings()
const RUNS = (deep ? 50 : 20) / HALVES.length
/** In the deep run each registration meets both crashes, else the one in the uploads or the one in the submission. */
const meets = (run: number, crash: 0 | 1) => deep || run % 2 === crash
const SEED = 20_261_124

/** mulberry32: the same moments in every run. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const pause = (milliseconds: number) =>
  new Promise((done) => {
    setTimeout(done, milliseconds)
  })

/** Everything that a submission writes, counted. */
const TRACES = `
  SELECT state::text, ("submittedAt" IS NOT NULL)::int AS submitted,
    (SELECT count(*)::int FROM "RequestEvent" e WHERE e."requestId" = r.id AND e.kind = 'SUBMITTED') AS events,
    (SELECT count(*)::int FROM "AuditEvent" a WHERE a."subjectId" = r.id::text AND a.event = 'request.submitted') AS audits,
    (SELECT count(*)::int FROM "OutboxEvent" o WHERE o."subjectId" = r.number AND o.type = 'request.submitted') AS outbox,
    (SELECT count(*)::int FROM "Notification" n WHERE n.kind = 'request.submitted' AND n.href = '/requests/' || r.id) AS notices,
    (SELECT count(*)::int FROM "Message" m JOIN "Notification" n ON m.key = 'notification:' || n.id || ':email' WHERE n.href = '/requests/' || r.id) AS messages
  FROM "Request" r WHERE r.id = $1`
const counts = (n: 0 | 1) => ({
  state: n ? 'SUBMITTED' : 'DRAFT',
  submitted: n,
  events: n,
  audits: n,
  outbox: n,
  notices: n,
  messages: n,
})

test.describe.configure({ mode: 'parallel' })

for (const half of HALVES) {
  test(`a server killed in the middle of uploads and submissions leaves each of them whole or undone (${half} of ${HALVES.length})`, async () => {
    test.setTimeout(60_000 + RUNS * 60_000)
    const [resend, random] = [await resendStandIn(), randomFrom(SEED + half)]
    const portal = await startPortal({ settings: { RESEND_API_KEY: 're_test', RESEND_BASE_URL: resend.url } })
    try {
      await withClient(portal.databases.MIGRATION_DATABASE_URL, async (sql) => {
        const client = httpClient({
          at: () => portal.url.replace('localhost', '127.0.0.1'),
          origin: portal.url,
        })
        await signIn(client, 'hamed@ofuq.example', 'Kuwait#2026')
        const requests: string[] = []
        const seen = { uploadsCut: 0, submissionsCut: 0 }
        for (let run = 0; run < RUNS; run += 1) {
          // The hourly limits are not what is tried here.
          await sql.query(`DELETE FROM "RateLimit" WHERE key LIKE 'action:%'`)
          const number = String(640_001 + run)
          const requestId = await beginRegistration(client, number)
          requests.push(requestId)
          await answerSteps(client, requestId, number)

          // One after the other, as the portal takes them.
          const answered: Awaited<ReturnType<typeof upload>>[] = []
          const uploading = (async () => {
            for (const type of [...REQUIRED, 'OTHER', 'OTHER'])
              answered.push(await upload(client, requestId, type, portal.url))
          })().then(
            () => 0,
            () => 1,
          )
          if (meets(run, 0)) {
            await pause(random() * 300)
            await portal.kill()
            seen.uploadsCut += await uploading
            await portal.restart()
            // The killed server's lease of the user's one upload, which would run out by itself.
            await sql.query('DELETE FROM "UploadLease"')
          } else expect(await uploading).toBe(0)
          const { rows } = await sql.query<{ id: string; state: string; type: string | null }>(
            `SELECT d.id, d.state::text, a.type FROM "Document" d LEFT JOIN "RequestDocument" a ON a."documentId" = d.id AND a."removedAt" IS NULL
           WHERE d.state <> 'REMOVED' AND (a."requestId" = $1 OR (a.id IS NULL AND d.state = 'PENDING'))`,
            [requestId],
          )
          for (const { id, state, type } of rows) {
            expect(state).toBe(type === null ? 'PENDING' : 'STORED')
            expect((await client.send(`/api/documents/${id}`)).status).toBe(state === 'STORED' ? 200 : 404)
          }
          // Whoever was told that a document is there finds it there.
          for (const id of answered)
            if (typeof id === 'string') expect(rows.map((row) => row.id)).toContain(id)
          for (const type of REQUIRED)
            if (!rows.some((row) => row.type === type))
              expect(typeof (await upload(client, requestId, type, portal.url))).toBe('string')

          const check = await openCheck(client, requestId)
          const sent = submit(client, check).then(
            () => true,
            () => false,
          )
          if (meets(run, 1)) {
            await pause(random() * 120)
            await portal.kill()
            if (!(await sent)) seen.submissionsCut += 1
            await portal.restart()
          } else expect(await sent).toBe(true)
          const half = (await sql.query(TRACES, [requestId])).rows[0] as ReturnType<typeof counts>
          expect(half).toEqual(counts(half.state === 'SUBMITTED' ? 1 : 0))
          if (half.state === 'DRAFT')
            expect((await submit(client, await openCheck(client, requestId))).path).toBe(
              registrationPage(requestId, 'done'),
            )
          expect((await sql.query(TRACES, [requestId])).rows[0]).toEqual(counts(1))
        }
        console.log(`${RUNS} runs: ${seen.uploadsCut} uploads and ${seen.submissionsCut} submissions cut off`)
        expect(seen.uploadsCut).toBeGreaterThan(0)
        expect(seen.submissionsCut).toBeGreaterThan(0)
        const mails = () =>
          requests.map(
            (id) => resend.sent.filter(({ email }) => email.html?.includes(`/ar/requests/${id}`)).length,
          )
        await expect.poll(mails, { timeout: 30_000 }).toEqual(requests.map(() => 1))

        // A day later nothing is left on the disk that no request shows.
        await client.send('/dev/clock.json', {
          method: 'POST',
          body: '{"seconds":90000}',
          headers: { 'content-type': 'application/json', origin: portal.url },
        })
        // The worker may still hold the offset that it read a moment ago (lib/core/clock: half a second).
        await pause(1000)
        await sql.query(`SELECT graphile_worker.add_job('sweep-documents', '{}'::json)`)
        const pending = async () =>
          (await sql.query(`SELECT 1 FROM "Document" WHERE state = 'PENDING'`)).rowCount
        await expect.poll(pending, { timeout: 30_000 }).toBe(0)
        const stored = (
          await sql.query<{ key: string }>(
            `SELECT "storageKey" AS key FROM "Document" WHERE state = 'STORED'`,
          )
        ).rows.map(({ key }) => key)
        const folder = join(portal.dataFolder, 'documents')
        const files = () =>
          (existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [])
            .filter((entry) => entry.isFile())
            .map(({ name }) => name)
        await expect
          .poll(() => files().filter((name) => !stored.includes(name)), { timeout: 15_000 })
          .toEqual([])
      })
    } finally {
      await portal.stop()
      await resend.close()
    }
  })
}
