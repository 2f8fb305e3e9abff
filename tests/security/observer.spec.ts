import { expect, test } from '@/tests/support/journey-fixtures'
import { PERMISSIONS } from '@/lib/access/permission-table'
import { HANDLERS, PAGES } from '@/lib/access/routes'
import { builtActions, callAction, fieldsAbout } from '@/tests/support/matrix-actions'
import {
  fingerprint,
  forgetLimits,
  isBelowLanguage,
  isHidden,
  isNewCompany,
  openPage,
  pathOf,
  verdictOf,
} from '@/tests/support/matrix-rules'
import { callerOf, startMatrix, type Caller, type Scene } from '@/tests/support/matrix-scene'
import { civilIdsIn, clearValues, paidPaths, readPage, rowsWritten } from '@/tests/support/observer-reads'

/** Staff who see the portal as a customer does: they read its pages, and nothing else is done or handed out. */

let scene: Scene
test.beforeAll(async () => {
  test.setTimeout(120_000)
  scene = await startMatrix()
})
test.afterAll(() => scene.stop())

/** What staff need while they observe: to stop, to change over, and to sign out. */
const ALLOWED: readonly string[] = ['observations.begin', 'observations.end', 'auth.sign-out']

/** The page as it answers the observed caller; the office's own pages as they answer the administrator. */
function expectedOf(observed: Caller, pattern: string): string {
  const permission = PAGES[pattern]!
  if ((PERMISSIONS[permission].audience as readonly string[]).includes('staff'))
    return verdictOf(callerOf(scene, 'staff: ADMINISTRATOR'), permission)
  const verdict = observed.elsewhere && isNewCompany(pattern) ? 'forbidden' : verdictOf(observed, permission)
  return pattern === '/[...rest]' || (verdict === 'allowed' && isHidden(observed, pattern))
    ? 'not found'
    : verdict
}

for (const title of [
  'the general user',
  'the general user of another account',
  'an additional user without the grant',
  'an additional user with the grant',
  'an additional user granted for another company',
]) {
  test(`pages answer the observer as they answer ${title}, and nothing is written`, async () => {
    const observed = callerOf(scene, title)
    const cookie = await scene.observerOf(observed)
    const written = await rowsWritten(scene, observed)
    const wrong: string[] = []
    for (const [pattern, permission] of Object.entries(PAGES)) {
      await forgetLimits(scene)
      const seen = await openPage(scene, `/ar${pathOf(pattern, scene.ids).replace(/\/$/, '')}`, cookie)
      const expected = expectedOf(observed, pattern)
      const free = permission === 'public.use' && pattern !== '/[...rest]'
      if (free ? /^status|leaves|for ever/.test(seen) : seen !== expected)
        wrong.push(`${pattern}: ${seen}, not ${expected}`)
    }
    for (const path of ['/services/tariff?q=juice', '/tariff?q=juice', '/tariff/22?q=juice', '/users?q=x'])
      await openPage(scene, `/en${path}`, cookie)
    expect(wrong).toEqual([])
    expect(await written()).toEqual(['Observation'])
  })
}

test('no page shows the observer a civil ID, a mobile, an e-mail or a reference of the bank in clear', async () => {
  const observed = callerOf(scene, 'the general user')
  const cookie = await scene.observerOf(observed)
  const own = await scene.cookieOf(observed)
  const values = await clearValues(scene, observed)
  expect(values.length).toBeGreaterThan(15)
  const [shown, leaked]: [string[], string[]] = [[], []]
  const paths = Object.keys(PAGES)
    .filter((pattern) => !pattern.startsWith('/admin') && pattern !== '/support')
    .map((pattern) => pathOf(pattern, scene.ids))
  for (const path of [...paths, ...(await paidPaths(scene))]) {
    const [toObserver, toUser] = await Promise.all([
      readPage(scene, path, cookie),
      readPage(scene, path, own),
    ])
    for (const { name, value } of [...values, ...civilIdsIn(toUser), ...civilIdsIn(toObserver)]) {
      if (toObserver.includes(value)) leaked.push(`${path}: ${name}`)
      if (toUser.includes(value)) shown.push(`${path}: ${name}`)
    }
  }
  expect(leaked).toEqual([])
  // They are what the user himself reads there.
  for (const name of ['e-mail', 'mobile', 'civil ID', 'reference'])
    expect(shown.join()).toMatch(new RegExp(`: ${name}`))
})

test('every action refuses the observer, by its own words, and changes nothing', async () => {
  const cookie = await scene.observerOf(callerOf(scene, 'the general user'))
  const actions = builtActions().filter(({ name }) => !ALLOWED.includes(name))
  expect(builtActions().length - actions.length).toBe(ALLOWED.length)
  const wrong: string[] = []
  for (const action of actions) {
    const before = await fingerprint(scene)
    const fields = fieldsAbout(scene.ids, action.name)
    const { seen, audited } = await callAction(scene, action, { cookie, fields })
    if (seen !== 'observing' || audited.join() !== 'observing')
      wrong.push(`${action.name}: ${seen} [${audited.join()}]`)
    if ((await fingerprint(scene)) !== before) wrong.push(`${action.name}: something changed`)
  }
  expect(wrong).toEqual([])
})

test('what ends the view is not refused', async () => {
  const observed = callerOf(scene, 'the general user')
  const seen: string[] = []
  for (const name of ALLOWED) {
    const action = builtActions().find((one) => one.name === name)!
    const outcome = await callAction(scene, action, { cookie: await scene.observerOf(observed) })
    seen.push(outcome.seen, ...outcome.audited)
  }
  expect(seen).toEqual(['ran', `/admin/accounts/${scene.ids.account}/observe`, '/staff/sign-in'])
})

/** They ask nobody who calls: machines, and data of which everybody gets the same. */
const ANONYMOUS =
  /^(?:GET|POST) \/(?:api\/(?:health|metrics|knet|mail|sms|v1\/tariff)|dev|knet-simulator)(?:\/|$)/

test('every route handler and download refuses the observer; what asks nobody answers as to anybody', async () => {
  const cookie = await scene.observerOf(callerOf(scene, 'the general user'))
  const call = async (key: string, given: string) => {
    await forgetLimits(scene)
    const [method, pattern] = key.split(' ') as [string, string]
    const below = isBelowLanguage(pattern) ? '/ar' : ''
    const origin = pattern.startsWith('/api/') ? scene.portal.url : 'https://evil.example'
    return fetch(scene.portal.url + below + pathOf(pattern, scene.ids), {
      method,
      redirect: 'manual',
      headers: { cookie: given, ...(method === 'POST' && { origin }) },
    })
  }
  const wrong: string[] = []
  for (const key of Object.keys(HANDLERS)) {
    const before = await fingerprint(scene)
    const answer = await call(key, cookie)
    if (ANONYMOUS.test(key)) {
      if (answer.status !== (await call(key, '')).status) wrong.push(`${key}: ${answer.status}`)
      continue
    }
    // No endpoint of its own takes a post without a ticket, whoever sends it.
    if (key === 'POST /api/auth/[...nextauth]') {
      if (answer.status !== 404) wrong.push(`${key}: ${answer.status}`)
      continue
    }
    const type = answer.headers.get('content-type') ?? ''
    const body = type.includes('problem+json') ? ((await answer.json()) as { code: string }) : { code: type }
    if (answer.status !== 403 || body.code !== 'observing')
      wrong.push(`${key}: ${answer.status} ${body.code}`)
    if ((await fingerprint(scene)) !== before) wrong.push(`${key}: something changed`)
  }
  expect(wrong).toEqual([])
})

test('once the time is over the portal leads to the page that says so, and the office works again', async () => {
  const cookie = await scene.observerOf(callerOf(scene, 'the general user'))
  const over = `UPDATE "Observation" SET "endedAt" = now(), "end" = 'STOPPED' WHERE "endedAt" IS NULL`
  await scene.client.query(over)
  const answer = await fetch(`${scene.portal.url}/ar/dashboard`, { redirect: 'manual', headers: { cookie } })
  expect(answer.headers.get('location')).toBe(`/ar/admin/accounts/${scene.ids.account}/observe?done=over`)
  const extend = await fetch(`${scene.portal.url}/api/session/extend`, {
    method: 'POST',
    headers: { cookie, origin: scene.portal.url },
  })
  expect(extend.status).toBe(200)
})
