import { spawn } from 'node:child_process'
import { productionRequires } from '@/lib/env-shape'
import { program, serverProgram } from '@/scripts/stages.mjs'
import { withClient } from '@/tests/support/database'
import { cloneDatabase, dropDatabase } from '@/tests/support/databases.mjs'
import { httpClient } from '@/tests/support/http-client'
import { startPortal, type Portal } from '@/tests/support/portal-server'
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
import { resendStandIn, standIn, uploadThingStandIn } from '@/tests/support/stand-ins'
import { expect, test } from '@/tests/support/journey-fixtures'

const SITE = 'https://portal.customs.example'
const PASSWORD = 'Bahr-Sahel_7431'

const complete: Record<string, string> = {
  PORTAL_MODE: 'production',
  SITE_URL: SITE,
  TRUSTED_PROXIES: '1',
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 3).toString('base64'),
  MAIL_FROM: 'portal@customs.example',
  KNET_TRANPORTAL_ID: '1',
  KNET_TRANPORTAL_PASSWORD: 'p',
  KNET_RESOURCE_KEY: 'SIXTEENLETTERS16',
  KNET_BASE_URL: 'https://knet.example',
  RESEND_API_KEY: 're_test',
  RESEND_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 4).toString('base64')}`,
  SMS_GATEWAY_URL: 'http://localhost:9/send',
  UPLOADTHING_TOKEN: 'token',
  CLAMD_URL: 'none',
}

/** Starts the server, or another program, and waits for its end. */
function start(
  settings: Record<string, string>,
  args = program('serve'),
): Promise<{ code: number | null; said: string }> {
  const { PATH = '', HOME = '', AUTH_SECRET = '', DATA_KEYS = '' } = runSettings().environment
  const env = {
    PATH,
    HOME,
    NODE_ENV: 'production' as const,
    NEXT_DIST_DIR: runSettings().buildFolder,
    AUTH_SECRET,
    DATA_KEYS,
    DATABASE_URL: 'postgresql://a@localhost:9/portal',
    MIGRATION_DATABASE_URL: 'postgresql://b@localhost:9/portal',
    ...settings,
  }
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: 20_000 })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString()
      })
    child.once('close', (code) => done({ code, said }))
  })
}

test('production does not start without any one of its settings, and says which in one line', async () => {
  const names = Object.keys(productionRequires)
  const lines: Record<string, string> = {}
  const work = async () => {
    for (let name = names.pop(); name; name = names.pop()) {
      const { code, said } = await start({ ...complete, [name]: '' })
      lines[name] = `${code} ${said.trim()}`
    }
  }
  await Promise.all([work(), work()])
  const expected = Object.entries(productionRequires).map(([name, what]) => [
    name,
    `1 the portal does not start:\n  ${name} is missing: ${what}`,
  ])
  expect(lines).toEqual(Object.fromEntries(expected))
})

test('production does not start on a database that holds the demonstration’s accounts', async () => {
  await expect(startPortal({ settings: complete })).rejects.toThrow(
    /the portal does not start:\n {2}the database holds the demonstration’s accounts/,
  )
})

test('a new installation gets its lists by a command of their own, as often as wanted, and never the demonstration', async () => {
  const name = `lists_${process.pid}`
  const urls = await cloneDatabase(name, 'portal_template')
  try {
    const count = () =>
      withClient(
        urls.MIGRATION_DATABASE_URL,
        async (client) =>
          (await client.query<{ count: number }>('SELECT count(*)::int AS count FROM "LegalEntity"')).rows[0]!
            .count,
      )
    const filled = await count()
    expect(filled).toBeGreaterThan(0)
    await withClient(urls.MIGRATION_DATABASE_URL, (client) => client.query('DELETE FROM "LegalEntity"'))
    for (let turn = 0; turn < 2; turn += 1)
      expect((await start({ ...complete, ...urls }, serverProgram('seed', '--reference'))).code).toBe(0)
    expect(await count()).toBe(filled)
    expect(await start({ ...complete, ...urls }, serverProgram('seed'))).toMatchObject({
      code: 1,
      said: expect.stringContaining('demonstration data does not exist in production') as unknown,
    })
  } finally {
    await dropDatabase(name)
  }
})

test.describe('production with all its settings', () => {
  let portal: Portal
  let resend: Awaited<ReturnType<typeof resendStandIn>>
  let sms: Awaited<ReturnType<typeof standIn>>
  let uploadThing: Awaited<ReturnType<typeof uploadThingStandIn>>
  test.beforeAll(async () => {
    resend = await resendStandIn()
    sms = await standIn(() => ({ json: { id: 'sms' } }))
    uploadThing = await uploadThingStandIn()
    portal = await startPortal({
      template: 'portal_template',
      settings: {
        ...complete,
        RESEND_BASE_URL: resend.url,
        SMS_GATEWAY_URL: `${sms.url}/send`,
        UPLOADTHING_TOKEN: uploadThing.token,
        UPLOADTHING_API_URL: uploadThing.url,
        UPLOADTHING_INGEST_URL: uploadThing.url,
        UPLOADTHING_UFS_HOST: `localhost:${uploadThing.port}`,
      },
    })
  })
  test.afterAll(() => Promise.all([portal?.stop(), resend?.close(), sms?.close(), uploadThing?.close()]))

  const visitor = () =>
    httpClient({
      at: () => portal.url.replace('localhost', '127.0.0.1'),
      origin: SITE,
      headers: { 'x-forwarded-for': '198.51.100.7', 'x-forwarded-proto': 'https' },
    })

  test('an account is registered, verified by a mailed code, and hands in a company whose documents lie at UploadThing', async () => {
    const client = visitor()
    const email = 'nouf@naseem.example'
    const sent = await client.fill(await client.get('/ar/register'), 'name="passwordAgain"', {
      legalEntity: 'LIMITED_LIABILITY',
      crNumber: '731155',
      firstName: 'نوف',
      lastName: 'العتيبي',
      gender: 'FEMALE',
      civilId: '288020122596',
      mobile: '50123456',
      email,
      password: PASSWORD,
      passwordAgain: PASSWORD,
      captchaWay: 'skip',
      terms: 'on',
    })
    expect(sent.path).toBe('/ar/verify-email')
    const codes = () =>
      resend.sent
        .filter((one) => one.email.to === email)
        .map((one) => /\b\d{6}\b/.exec(one.email.text ?? '')?.[0])
    await expect.poll(codes).toHaveLength(1)
    await expect.poll(() => sms.calls.length).toBe(1)
    // Another code: it confirms the mobile and activates nothing.
    expect(sms.calls[0]!.body.toString()).toMatch(/\b\d{6}\b/)
    expect(sms.calls[0]!.body.toString()).not.toContain(codes()[0]!)
    expect((await client.fill(sent, 'name="code"', { code: codes()[0]! })).path).toBe('/ar/verify-email/done')
    await signIn(client, email, PASSWORD)
    expect([...client.jar.keys()]).toContain('__Host-next-auth.session-token')
    const requestId = await beginRegistration(client, '731155')
    await answerSteps(client, requestId, '731155')
    for (const type of REQUIRED) {
      const id = await upload(client, requestId, type, SITE)
      expect([...uploadThing.files.keys()]).toContain(id)
      expect((await client.send(`/api/documents/${id}`)).status).toBe(200)
    }
    expect((await submit(client, await openCheck(client, requestId))).path).toBe(
      registrationPage(requestId, 'done'),
    )
    const mails = () =>
      resend.sent.filter(
        (one) => one.email.to === email && one.email.html?.includes(`${SITE}/ar/requests/${requestId}`),
      )
    await expect.poll(() => mails().length).toBe(1)
  })

  test('the addresses of the demonstration do not exist', async () => {
    const paths = [
      '/dev/mailbox',
      '/dev/mailbox.json',
      '/dev/totp',
      '/dev/totp.json',
      '/dev/clock',
      '/dev/clock.json',
    ]
    const statuses = await Promise.all(paths.map(async (path) => [path, (await visitor().send(path)).status]))
    expect(statuses).toEqual(paths.map((path) => [path, 404]))
    const moved = await visitor().send('/dev/clock.json', {
      method: 'POST',
      body: '{"seconds":60}',
      headers: { 'content-type': 'application/json', origin: SITE },
    })
    expect(moved.status).toBe(404)
  })
})
