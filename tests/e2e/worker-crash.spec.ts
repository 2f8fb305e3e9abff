import { withClient } from '@/tests/support/database'
import { httpClient } from '@/tests/support/http-client'
import { startPortal, type Portal } from '@/tests/support/portal-server'
import { resendStandIn } from '@/tests/support/stand-ins'
import { expect, test } from '@/tests/support/journey-fixtures'

const EMAIL = 'jassim@mutawa.example'
type Resend = Awaited<ReturnType<typeof resendStandIn>>

/** Idempotency keys of what was sent to this reader, in order: the day's reminders go out beside it. */
const keysOf = ({ calls }: Resend) =>
  calls
    .filter(({ body }) => (JSON.parse(body.toString()) as { to: string }).to === EMAIL)
    .map(({ headers }) => String(headers['idempotency-key']))

async function askForLink(portal: Portal): Promise<void> {
  const client = httpClient({ at: () => portal.url.replace('localhost', '127.0.0.1'), origin: portal.url })
  expect(
    (await client.fill(await client.get('/ar/forgot-password'), 'name="email"', { email: EMAIL })).status,
  ).toBe(200)
}

const rows = <T>(portal: Portal, sql: string) =>
  withClient(portal.databases.MIGRATION_DATABASE_URL, async (client) => (await client.query(sql)).rows as T[])
const stateOf = async (portal: Portal) =>
  (
    await rows<{ state: string }>(
      portal,
      `SELECT state::text FROM "Message" WHERE template = 'password.reset'`,
    )
  ).map(({ state }) => state)
const locked = async (portal: Portal) =>
  (await rows(portal, `SELECT 1 FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL`)).length

test('a worker killed while it sends is followed by one that sends the same e-mail, once, within a minute', async () => {
  test.setTimeout(150_000)
  let release = () => undefined as void
  const answering = new Promise<void>((done) => {
    release = done
  })
  const resend = await resendStandIn([], (to) => (to === EMAIL ? answering : Promise.resolve()))
  const portal = await startPortal({ settings: { RESEND_API_KEY: 're_test', RESEND_BASE_URL: resend.url } })
  try {
    await askForLink(portal)
    // The e-mail has left, the worker waits for the answer: that is when it dies.
    await expect.poll(() => keysOf(resend).length, { timeout: 30_000 }).toBe(1)
    await portal.killWorker()
    expect(await stateOf(portal)).toEqual(['QUEUED'])
    expect(await locked(portal)).toBeGreaterThan(0)

    release()
    portal.startWorker()
    await expect.poll(() => stateOf(portal), { timeout: 60_000 }).toEqual(['SENT'])
    const keys = keysOf(resend)
    expect(keys).toEqual([keys[0], keys[0]])
    expect(resend.sent.filter(({ email }) => email.to === EMAIL)).toHaveLength(1)
    await expect.poll(() => locked(portal), { timeout: 30_000 }).toBe(0)
  } finally {
    release()
    await portal.stop()
    await resend.close()
  }
})

test('of two workers that follow a killed one, one goes on with its job and the other leaves it to that one', async () => {
  test.setTimeout(150_000)
  // Slower than the pause between two looks for abandoned jobs.
  const resend = await resendStandIn(
    [],
    (to) =>
      new Promise((done) => {
        setTimeout(done, to === EMAIL ? 13_000 : 0)
      }),
  )
  const portal = await startPortal({ settings: { RESEND_API_KEY: 're_test', RESEND_BASE_URL: resend.url } })
  try {
    await askForLink(portal)
    await expect.poll(() => keysOf(resend).length, { timeout: 30_000 }).toBe(1)
    await portal.killWorker()
    portal.startWorker()
    portal.startWorker()
    await expect.poll(() => keysOf(resend).length, { timeout: 60_000 }).toBe(2)
    await expect.poll(() => stateOf(portal), { timeout: 60_000 }).toEqual(['SENT'])
    expect(keysOf(resend)).toHaveLength(2)
    expect(resend.sent.filter(({ email }) => email.to === EMAIL)).toHaveLength(1)
  } finally {
    await portal.stop()
    await resend.close()
  }
})
