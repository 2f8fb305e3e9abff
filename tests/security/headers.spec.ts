import { request as send } from 'node:http'
import { encode } from 'next-auth/jwt'
import { Client } from 'pg'
import type { Page } from '@playwright/test'
import { newId } from '@/lib/core/ids'
import type { Portal } from '@/tests/support/portal-server'
import { runSettings } from '@/tests/support/run-settings'
import { expect, test } from '@/tests/support/journey-fixtures'

const COOKIE = 'next-auth.session-token'

/** A request with headers that fetch would not send. */
function raw(
  url: string,
  headers: Record<string, string>,
  method = 'GET',
): Promise<{ status: number; location: string; text: string }> {
  return new Promise((done, failed) => {
    const call = send(url, { method, headers }, (answer) => {
      let text = ''
      answer
        .setEncoding('utf8')
        .on('data', (chunk: string) => {
          text += chunk
        })
        .on('end', () =>
          done({ status: answer.statusCode ?? 0, location: answer.headers.location ?? '', text }),
        )
    })
    call.on('error', failed).end()
  })
}

async function rows<T extends object>(portal: Portal, sql: string, ...values: unknown[]): Promise<T[]> {
  const client = new Client({ connectionString: portal.databases.MIGRATION_DATABASE_URL })
  await client.connect()
  try {
    return (await client.query<T>(sql, values)).rows
  } finally {
    await client.end()
  }
}

async function signIn(page: Page): Promise<void> {
  await page.goto('/ar/sign-in')
  await page.fill('[name=email]', 'hamed@ofuq.example')
  await page.fill('[name=password]', 'Kuwait#2026')
  await page.locator('main form button[type=submit]').first().click()
  await expect(page).toHaveURL(/\/ar\/dashboard$/)
}

for (const path of ['/ar', '/en/sign-in', '/ar/register', '/ar/staff/sign-in', '/ar/no/such/page']) {
  test(`scripts of ${path} run by a nonce that no other answer has, and nothing inline without it`, async ({
    request,
  }) => {
    const nonces = []
    for (let times = 0; times < 2; times += 1) {
      const answer = await request.get(path)
      const policy = answer.headers()['content-security-policy'] ?? ''
      const scripts = /(?:^|; )script-src ([^;]*)/.exec(policy)?.[1] ?? ''
      expect(scripts).toMatch(/'nonce-[A-Za-z0-9+/]{22,}={0,2}'/)
      expect(scripts).not.toMatch(/unsafe-inline|unsafe-eval|\*|https?:/)
      expect(policy).toContain("base-uri 'none'")
      expect(policy).toContain("object-src 'none'")
      const nonce = /'nonce-([^']+)'/.exec(scripts)![1]!
      const tags = [...(await answer.text()).matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag)
      expect(tags.length).toBeGreaterThan(0)
      for (const tag of tags) expect(tag).toContain(`nonce="${nonce}"`)
      nonces.push(nonce)
    }
    expect(nonces[0]).not.toBe(nonces[1])
  })
}

for (const path of ['/ar', '/ar/dashboard', '/api/health/live', '/api/documents/0', '/dev/mailbox']) {
  test(`${path} is not sniffed, tells other sites no path, and stands in no frame of theirs`, async ({
    request,
  }) => {
    const headers = (await request.get(path, { maxRedirects: 0 })).headers()
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin')
    expect(headers['content-security-policy']).toMatch(/frame-ancestors '(none|self)'/)
    expect(headers['x-powered-by']).toBeUndefined()
  })
}

test('no page of anybody signed in is kept by a browser or a proxy', async ({ page, portal, context }) => {
  await signIn(page)
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  for (const path of ['/ar/dashboard', '/ar/account', '/en/companies', '/en/payments', '/ar/no/such/page']) {
    const answer = await fetch(portal.url + path, { headers: { cookie } })
    expect(answer.headers.get('cache-control'), path).toMatch(/\bno-store\b/)
  }
})

test('a made-up address in the headers does not reach the audit', async ({ portal }) => {
  const forged = '203.0.113.99'
  const answer = await raw(
    `${portal.url}/api/session/extend`,
    {
      'x-forwarded-for': forged,
      'x-real-ip': forged,
      forwarded: `for=${forged}`,
      origin: 'https://evil.example',
      'user-agent': 'a-browser/1.0',
      'content-length': '0',
    },
    'POST',
  )
  expect(answer.status).toBe(403)
  const lines = await rows<{ address: string; device: string | null }>(
    portal,
    "SELECT address, device FROM \"AuditEvent\" WHERE event = 'action.refused' AND subject = 'session.extend'",
  )
  expect(lines.length).toBeGreaterThan(0)
  for (const { address } of lines) expect(['127.0.0.1', '::1']).toContain(address)
  expect(lines.map(({ device }) => device)).toContain('a-browser/1.0')
})

const SOME = [
  '/',
  '/ar',
  '/ar/dashboard',
  '/ar/admin',
  '/api/auth/providers',
  '/ar/stay-signed-in',
  '/ar/sign-in/',
]

test('a made-up host is in no answer and no redirect', async ({ portal }) => {
  for (const path of SOME) {
    const answer = await raw(portal.url + path, {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-port': '444',
    })
    expect(answer.status, path).toBeLessThan(400)
    expect(answer.text + answer.location, path).not.toContain('evil.example')
  }
})

test('a foreign Host is refused, but for the probes of a load balancer', async ({ portal }) => {
  for (const path of [...SOME, '/dev/mailbox', '/knet-simulator', '/api/metrics', '/icon.svg']) {
    const answer = await raw(portal.url + path, { host: 'evil.example' })
    expect(answer.status, path).toBe(421)
    expect(answer.text + answer.location, path).not.toContain('evil.example')
  }
  for (const path of ['/api/health/live', '/api/health/ready'])
    expect((await raw(portal.url + path, { host: '10.0.0.9' })).status, path).toBe(200)
})

test('next-auth names the site and never localhost', async ({ portal }) => {
  const { text } = await raw(`${portal.url}/api/auth/providers`, {})
  expect(text).toContain(`${portal.url}/api/auth/`)
})

test('files that the framework serves by itself are not sniffed either', async ({ request, portal }) => {
  const script = /src="(\/_next\/static\/[^"]+\.js)"/.exec((await raw(`${portal.url}/ar`, {})).text)![1]!
  for (const path of [script, '/icon.svg', '/robots.txt', '/sitemap.xml', '/_next/static/none.js']) {
    expect((await request.get(path)).headers()['x-content-type-options'], path).toBe('nosniff')
  }
})

test('a copied cookie is dead after signing out', async ({ page, context, portal }) => {
  await signIn(page)
  const copied = (await context.cookies()).find(({ name }) => name === COOKIE)!
  expect(copied.httpOnly).toBe(true)
  expect(copied.sameSite).toBe('Lax')
  const open = () => raw(`${portal.url}/ar/account`, { cookie: `${COOKIE}=${copied.value}` })
  expect((await open()).status).toBe(200)
  await page.goto('/ar/sign-out')
  await page.locator('main form button[type=submit]').first().click()
  await expect(page).toHaveURL(/\/ar\/sign-in\?done=signedOut$/)
  const after = await open()
  expect(after.status).toBe(307)
  expect(after.location).toContain('/ar/sign-in')
})

test('a session id given from outside is not kept at sign-in', async ({ page, context, portal }) => {
  const [user] = await rows<{ id: string }>(
    portal,
    'SELECT id FROM "User" WHERE email = \'hamed@ofuq.example\'',
  )
  const sid = newId()
  const planted = await encode({
    token: { sub: user!.id, sid },
    secret: runSettings().environment.AUTH_SECRET!,
    maxAge: 3600,
  })
  await context.addCookies([{ name: COOKIE, value: planted, url: portal.url }])
  await signIn(page)
  expect((await context.cookies()).find(({ name }) => name === COOKIE)!.value).not.toBe(planted)
  expect(await rows(portal, 'SELECT id FROM "Session" WHERE id = $1', sid)).toEqual([])
  const answer = await raw(`${portal.url}/ar/account`, { cookie: `${COOKIE}=${planted}` })
  expect(answer.location).toContain('/ar/sign-in')
})
