import { NextRequest } from 'next/server'
import { GET, POST } from '@/app/api/auth/[...nextauth]/route'
import { POST as extend } from '@/app/api/session/extend/route'
import { sessionCookieName } from '@/lib/auth/session-cookie'
import { endSessions } from '@/lib/auth/end-sessions'
import { issueSignInTicket, consumeSignInTicket } from '@/lib/auth/sign-in-tickets'
import { now } from '@/lib/core/clock'
import { env } from '@/lib/env'
import { PASSWORD, later, makeMember, trySignIn, whoIsIt } from '@/tests/support/auth-scene'
import { browser } from '@/tests/support/browser'
import { db, emptyTables } from '@/tests/support/database'

jest.mock('next/headers', () => jest.requireActual('@/tests/support/browser').nextHeaders)

const ORIGIN = env.SITE_URL
const context = (...nextauth: string[]) => ({ params: Promise.resolve({ nextauth }) })
const request = (path: string, body?: Record<string, string>) => {
  const cookie = [...browser.copy()].map(([name, value]) => `${name}=${value}`).join('; ')
  const headers = new Headers({
    cookie,
    ...(body && { 'content-type': 'application/x-www-form-urlencoded' }),
  })
  browser.headers = headers
  return new NextRequest(`${ORIGIN}/api/auth/${path}`, {
    headers,
    ...(body && { method: 'POST', body: new URLSearchParams(body).toString() }),
  })
}
const keep = (response: Response) => {
  for (const line of response.headers.getSetCookie()) {
    const [name, value] = line.split(';')[0]!.split(/=(.*)/s)
    browser.setCookie(name!, decodeURIComponent(value!))
  }
}
const postTicket = async (ticket: string) => {
  const csrf = await GET(request('csrf'), context('csrf'))
  keep(csrf)
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  return POST(
    request('callback/credentials', { csrfToken, ticket, callbackUrl: 'https://evil.example/' }),
    context('callback', 'credentials'),
  )
}

beforeEach(async () => {
  browser.clear()
  await emptyTables()
})

it('a password posted to next-auth’s own endpoint is refused, in any shape', async () => {
  const { email } = await makeMember()
  for (const body of [
    { email, password: PASSWORD },
    { username: email, password: PASSWORD },
    { ticket: 'x', password: PASSWORD },
    {},
  ] as Record<string, string>[]) {
    const answer = await POST(request('callback/credentials', body), context('callback', 'credentials'))
    expect(answer.status).toBe(403)
    expect(answer.headers.getSetCookie().join()).not.toContain('session-token')
  }
  const json = new NextRequest(`${ORIGIN}/api/auth/callback/credentials`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  })
  expect((await POST(json, context('callback', 'credentials'))).status).toBe(403)
})

it('a ticket is taken once and leads nowhere but to this site', async () => {
  const { email, userId } = await makeMember()
  await trySignIn({ email, at: await now() })
  const session = await db.session.findFirstOrThrow()
  browser.clear()
  const ticket = await issueSignInTicket(db, session.id, await now())
  const answer = await postTicket(ticket)
  keep(answer)
  expect(answer.headers.get('location') ?? '/').toMatch(/^\/(?!\/)/)
  expect(await whoIsIt(await now())).toMatchObject({ kind: 'GENERAL', userId })
  browser.clear()
  keep(await postTicket(ticket))
  expect(browser.cookie(sessionCookieName())).toBeUndefined()
})

it('a ticket is refused when it is invented, too old or its session has ended; of two at once one wins', async () => {
  const { email, userId } = await makeMember()
  const at = await now()
  await trySignIn({ email, at })
  const { id } = await db.session.findFirstOrThrow()
  expect(await consumeSignInTicket('x'.repeat(43), at)).toBeUndefined()
  expect(await consumeSignInTicket(await issueSignInTicket(db, id, at), later(60, at))).toBeUndefined()
  const ticket = await issueSignInTicket(db, id, at)
  const both = await Promise.all([consumeSignInTicket(ticket, at), consumeSignInTicket(ticket, at)])
  expect(both.filter(Boolean)).toEqual([{ userId, sessionId: id }])
  await endSessions(db, userId, 'SIGNED_OUT_EVERYWHERE', at)
  expect(await consumeSignInTicket(await issueSignInTicket(db, id, at), at)).toBeUndefined()
})

it('the session endpoint speaks for the row: nobody once it has ended', async () => {
  const { email, userId } = await makeMember()
  const at = await now()
  await trySignIn({ email, at })
  const alive = await GET(request('session'), context('session'))
  expect(await alive.json()).toMatchObject({ user: { id: userId, email, kind: 'GENERAL' } })
  // Given anew on each reading, it would outlive the browser.
  const kept = alive.headers.getSetCookie().filter((line) => line.startsWith(sessionCookieName()))
  expect(kept).toHaveLength(1)
  expect(kept[0]).not.toMatch(/expires|max-age/i)
  await endSessions(db, userId, 'SIGNED_OUT', at)
  const dead = await GET(request('session'), context('session'))
  expect(await dead.json()).toEqual({})
  expect(dead.headers.getSetCookie().find((line) => line.startsWith(`${sessionCookieName()}=;`))).toMatch(
    /Max-Age=0|Expires=Thu, 01 Jan 1970/i,
  )
})

it('next-auth’s other endpoints do not exist', async () => {
  for (const path of ['signin', 'signout', 'error', 'verify-request']) {
    expect((await GET(request(path), context(path))).status).toBe(404)
    expect((await POST(request(path, {}), context(path))).status).toBe(404)
  }
})

describe('keeping a session', () => {
  const ask = (origin?: string) => {
    browser.headers = new Headers(origin ? { origin } : {})
    return extend(
      new NextRequest(`${ORIGIN}/api/session/extend`, { method: 'POST', headers: browser.headers }),
    )
  }

  it('starts the idle time anew and leaves the absolute end', async () => {
    const { email } = await makeMember()
    const at = await now()
    await trySignIn({ email, at: later(-600, at) })
    const answer = await ask(ORIGIN)
    const times = (await answer.json()) as { idleEndsAt: string; endsAt: string }
    expect(new Date(times.idleEndsAt).getTime()).toBeGreaterThanOrEqual(at.getTime() + 20 * 60_000)
    expect(new Date(times.endsAt)).toEqual(later(-600 + 12 * 3600, at))
  })

  it('is refused from elsewhere and for nobody', async () => {
    expect((await ask('https://evil.example')).status).toBe(403)
    expect((await ask()).status).toBe(403)
    expect((await ask(ORIGIN)).status).toBe(401)
  })
})
