import { connect } from 'node:net'
import { HANDLERS } from '@/lib/access/routes'
import { withClient } from '@/tests/support/database'
import type { Portal } from '@/tests/support/portal-server'
import { expect, test } from '@/tests/support/journey-fixtures'
import { raw, part, multipart, END, sendLarge, type Sent, type Call } from '../support/raw-requests'

/** A page of the portal in its language, finished without scripts. */
function expectPage(answer: Sent, language: string, what: string): void {
  expect(answer.headers['content-type'], what).toMatch(/^text\/html/)
  expect(answer.text, what).toContain(`<html lang="${language}"`)
  expect(answer.text, what).toMatch(/<h1[^>]*>[^<]{5,}<\/h1>/)
  expect(answer.text, what).not.toContain('<script')
}
const refused = (answer: Sent, what: string) =>
  expect([400, 404, 405, 409], `${what} answered ${answer.status}`).toContain(answer.status)

/** The hidden fields of the page's own form, by name. */
async function hiddenFields(portal: Portal): Promise<Map<string, string>> {
  const { text } = await raw(portal, '/en/forgot-password')
  const form =
    [...text.matchAll(/<form[\s>].*?<\/form>/gs)]
      .map(([found]) => found)
      .find((found) => found.includes('name="email"')) ?? ''
  return new Map(
    [...form.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g)].map(
      ([, name, value = '']) => [name!, value.replaceAll('&quot;', '"')],
    ),
  )
}

test('a malformed address gets a page of the portal in its language, and a program a problem document', async ({
  portal,
}) => {
  for (const path of [
    '/%ff',
    '/ar/verify/%A0',
    '/ar/tariff/foo%A0',
    '/ar/verify/%00',
    '/ar/tariff?q=%00',
    '/ar/%E0%A4%A',
    '/ar/../ar',
  ]) {
    const answer = await raw(portal, path, { headers: { accept: 'text/html' } })
    refused(answer, path)
    expectPage(answer, 'ar', path)
  }
  const english = await raw(portal, '/en/tariff/foo%A0', { headers: { accept: 'text/html' } })
  expect(english.status).toBe(400)
  expectPage(english, 'en', '/en/tariff/foo%A0')
  for (const path of [
    '/api/v1/tariff/lines/%A0',
    '/api/documents/%ff',
    '/api/captcha/%00',
    '/api/v1/tariff/search?q=%00',
    '/api/%',
  ]) {
    const answer = await raw(portal, path)
    refused(answer, path)
    expect(answer.headers['content-type'], path).toBe('application/problem+json')
    expect(JSON.parse(answer.text), path).toMatchObject({ status: answer.status })
  }
})

test('a method that no page has is refused with what there is', async ({ portal }) => {
  for (const method of ['TRACE', 'OPTIONS', 'PUT', 'DELETE', 'PATCH']) {
    const page = await raw(portal, '/en/support', { method })
    expect([page.status, page.headers.allow], method).toEqual([405, 'GET, HEAD, POST'])
    expectPage(page, 'en', method)
    expect(await raw(portal, '/api/health/live', { method })).toMatchObject({
      status: 405,
      headers: { 'content-type': 'application/problem+json' },
    })
  }
})

test('an upgrade to an odd path is answered and the connection ended', async ({ portal }) => {
  for (const path of ['/', '/ar/odd', '/api/odd', '/_next/hmr', '/_next/webpack-hmr']) {
    const said = await new Promise<string>((done, failed) => {
      const { hostname, port, host } = new URL(portal.url)
      let text = ''
      const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname)
      socket.setTimeout(10_000, () => socket.destroy(new Error(`${path} stays open`)))
      socket
        .on('data', (piece: Buffer) => {
          text += piece.toString()
        })
        .on('error', failed)
        .on('close', () => done(text))
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
      )
    })
    expect(said, path).toMatch(/^HTTP\/1\.1 400 /)
  }
  // A client that offers HTTP/2 with each call is answered as any other.
  expect(
    (
      await raw(portal, '/api/health/live', {
        headers: {
          connection: 'Upgrade, HTTP2-Settings',
          upgrade: 'h2c',
          'http2-settings': 'AAMAAABkAAQAAP__',
        },
      })
    ).status,
  ).toBe(200)
})

test('a malformed action payload is refused in a page of the portal, and never as a fault of ours', async ({
  portal,
}) => {
  const id = [...(await hiddenFields(portal))].find(([name]) => name.endsWith(':0'))?.[1] ?? ''
  expect(id).toContain('"id":"')
  const payloads: Record<string, Call> = {
    'no form at all': { body: 'x' },
    'cut off': { body: part('email', 'x').slice(0, -10) },
    'no action': { body: part('email', 'x') + END },
    'an unknown action': { body: part('$ACTION_ID_0123456789abcdef0123456789abcdef0123456789', '') + END },
    'a garbled action': { body: part('$ACTION_ID_no', '') + END },
    'no description': { body: part('$ACTION_REF_1', '') + END },
    'a garbled description': { body: part('$ACTION_REF_1', '') + part('$ACTION_1:0', '{') + END },
    'bound to nothing': { body: part('$ACTION_REF_1', '') + part('$ACTION_1:0', id) + END },
    'bound to garbage': {
      body: part('$ACTION_REF_1', '') + part('$ACTION_1:0', id) + part('$ACTION_1:1', '[{') + END,
    },
    'a form without a border': { headers: { 'content-type': 'multipart/form-data' }, body: 'x' },
  }
  for (const [what, { headers = multipart, body }] of Object.entries(payloads)) {
    const answer = await raw(portal, '/en/forgot-password', {
      method: 'POST',
      headers: { accept: 'text/html', origin: portal.url, ...headers },
      body,
    })
    refused(answer, what)
    expectPage(answer, 'en', what)
  }
  const known = JSON.parse(id) as { id: string }
  for (const [what, action, body, type] of [
    ['garbage', known.id, 'x', 'text/plain'],
    ['no form', known.id, '[]', 'text/plain'],
    ['a text for a form', known.id, '[null,"x"]', 'text/plain'],
    ['an empty body', known.id, '', 'text/plain'],
    ['a broken form', known.id, 'x', multipart['content-type']],
    ['an unknown action', '0123456789abcdef0123456789abcdef0123456789', '[]', 'text/plain'],
    ['a garbled action', 'no', '[]', 'text/plain'],
  ] as const) {
    const answer = await raw(portal, '/en/forgot-password', {
      method: 'POST',
      headers: { origin: portal.url, 'next-action': action, 'content-type': type },
      body,
    })
    refused(answer, `call with ${what}`)
  }
})

test('a form of more than a thousand fields is refused with all that was typed, and from another site before it is read', async ({
  portal,
}) => {
  const hidden = [...(await hiddenFields(portal))].map(([name, value]) => part(name, value)).join('')
  const many = Array.from({ length: 1001 }, (_, index) => part(`n${index}`, '')).join('')
  const post = (origin: string) =>
    raw(portal, '/en/forgot-password', {
      method: 'POST',
      headers: { accept: 'text/html', origin, ...multipart },
      body: hidden + part('email', 'typed@naseem.example') + many + END,
    })
  const own = await post(portal.url)
  expect([own.status, own.text]).toEqual([200, expect.stringContaining('more than 1,000 fields')])
  expect(own.text).toContain('value="typed@naseem.example"')
  expect((await post('https://elsewhere.example')).text).toContain('did not come from this site')
})

const POSTS = Object.keys(HANDLERS)
  .filter((name) => name.startsWith('POST '))
  .map((name) => name.slice(5).replace('[...nextauth]', 'callback/credentials'))

test('70 MB, announced or not, are read by no handler', async ({ portal }) => {
  for (const path of [...POSTS, '/ar/register', '/ar/sign-in']) {
    const announced = await sendLarge(portal, path, 70 << 20, true)
    expect(announced, path).toEqual({ status: 413, connection: 'close' })
    const counted = await sendLarge(portal, path, 70 << 20, false)
    expect(counted.status, `${path} answered ${counted.status}`).not.toBe(500)
    expect(counted.connection, path).toBe('close')
  }
  const memory = /process_resident_memory_bytes (\d+)/.exec((await raw(portal, '/api/metrics')).text)?.[1]
  expect(memory === undefined || Number(memory) < 1e9).toBe(true)
})

test('a body of any length to the KNET address leaves the connection to the next request', async ({
  portal,
}) => {
  const { port, host } = new URL(portal.url)
  const socket = connect(Number(port), '127.0.0.1')
  let said = ''
  socket
    .on('data', (piece: Buffer) => {
      said += piece.toString()
    })
    .on('error', () => undefined)
  for (const bytes of [180_000, 2_000_000]) {
    const body = 'x'.repeat(bytes)
    for (const path of ['/api/knet/response', '/api/knet/error'])
      socket.write(`POST ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: ${bytes}\r\n\r\n${body}`)
  }
  socket.write(`GET /api/health/live HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
  await new Promise((done) => {
    socket.once('close', done)
    socket.setTimeout(10_000, () => socket.destroy())
  })
  expect(said.match(/HTTP\/1\.1 \d+/g)).toEqual([
    'HTTP/1.1 200',
    'HTTP/1.1 303',
    'HTTP/1.1 200',
    'HTTP/1.1 303',
    'HTTP/1.1 200',
  ])
})

/** Rows of one address that a handler keeps in a window, where it is more than the thirty of a message. */
const KEPT: Readonly<Record<string, number>> = { '/api/captcha/new': 60 }

test('two hundred posts to each handler that asks for nobody leave a bounded number of rows', async ({
  portal,
}) => {
  const count = () =>
    withClient(portal.databases.MIGRATION_DATABASE_URL, async (client) => {
      const { rows: tables } = await client.query<{ name: string }>(
        `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'graphile_worker')`,
      )
      let rows = 0
      for (const { name } of tables)
        rows += (await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${name}`)).rows[0]!
          .count
      return rows
    })
  for (const path of POSTS.filter((name) => name.startsWith('/api/'))) {
    const before = await count()
    for (let round = 0; round < 20; round += 1) {
      await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          raw(portal, path, {
            method: 'POST',
            headers: { origin: portal.url, 'content-type': 'application/x-www-form-urlencoded' },
            body: `n=${round}-${index}&trandata=${'ab'.repeat(200)}${round}${index}`,
          }),
        ),
      )
    }
    // What is kept of one address in a window, which may end in between, and the counters themselves.
    expect((await count()) - before, path).toBeLessThanOrEqual(2 * (KEPT[path] ?? 30) + 10)
  }
})
