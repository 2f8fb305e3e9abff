import { HANDLERS, PAGES } from '@/lib/access/routes'
import type { Permission } from '@/lib/access/permissions'
import { PERMISSIONS } from '@/lib/access/permission-table'
import { actionsInBuild, builtActions, callAction, fieldsAbout } from '@/tests/support/matrix-actions'
import { forbiddenTo, leaksIn } from '@/tests/support/forbidden-values'
import {
  fingerprint,
  forgetLimits,
  isBelowLanguage,
  isHidden,
  isHiddenFile,
  isNewCompany,
  openPage,
  pathOf,
  verdictOf,
} from '@/tests/support/matrix-rules'
import { CALLERS, callerOf, startMatrix, type Scene } from '@/tests/support/matrix-scene'
import { expect, test } from '@/tests/support/journey-fixtures'

let scene: Scene
test.beforeAll(async () => {
  test.setTimeout(120_000)
  scene = await startMatrix()
})
test.afterAll(() => scene.stop())

for (const title of CALLERS) {
  test(`pages answer ${title} as the table says, and carry nothing that is not theirs to see`, async () => {
    const caller = callerOf(scene, title)
    const cookie = await scene.cookieOf(caller)
    const forbidden = await forbiddenTo(scene, caller)
    const wrong: string[] = []
    for (const [pattern, permission] of Object.entries(PAGES)) {
      await forgetLimits(scene)
      const path = `/ar${pathOf(pattern, scene.ids).replace(/\/$/, '')}`
      const seen = await openPage(scene, path, cookie, (text) => {
        wrong.push(...leaksIn(text, path, forbidden).map((leak) => `${pattern} carries ${leak}`))
      })
      const verdict = caller.elsewhere && isNewCompany(pattern) ? 'forbidden' : verdictOf(caller, permission)
      // Public pages lead people who are signed in, or have nothing to confirm, to where they belong.
      const free = permission === 'public.use' && pattern !== '/[...rest]'
      const expected =
        pattern === '/[...rest]' || (verdict === 'allowed' && isHidden(caller, pattern))
          ? 'not found'
          : verdict
      // The first step of the second factor is for those who have none yet.
      if (pattern === '/staff/sign-in/enrol' && caller.pending && seen === '/staff/sign-in/code') continue
      if (free ? /^status|leaves|for ever/.test(seen) : seen !== expected)
        wrong.push(`${pattern}: ${seen}, not ${expected}`)
    }
    expect(wrong).toEqual([])
  })

  test(`actions answer ${title} as the table says, and a refused one changes nothing`, async () => {
    const caller = callerOf(scene, title)
    const wrong: string[] = []
    for (const action of builtActions()) {
      const forbidden = caller.elsewhere && action.name === 'companies.start'
      const verdict = forbidden ? 'forbidden' : verdictOf(caller, action.permission)
      const before = await fingerprint(scene)
      const fields = verdict === 'allowed' ? {} : fieldsAbout(scene.ids, action.name)
      const { seen, audited } = await callAction(scene, action, {
        cookie: await scene.cookieOf(caller),
        fields,
      })
      if (verdict === 'allowed') {
        if (
          seen === 'forbidden' ||
          seen === 'foreign origin' ||
          audited.includes('forbidden') ||
          seen.startsWith('status')
        )
          wrong.push(`${action.name}: ${seen}`)
        continue
      }
      const expected = verdict === 'not found' ? 'forbidden' : verdict
      if (seen !== expected || audited.join() !== 'forbidden')
        wrong.push(`${action.name}: ${seen} [${audited.join()}], not ${expected}`)
      if ((await fingerprint(scene)) !== before) wrong.push(`${action.name}: something changed`)
    }
    expect(wrong).toEqual([])
  })
}

/** How a browser asks for a page without its frame: when a link is followed, and before, when it comes into view. */
const ASKED_ALONE: readonly Record<string, string>[] = [
  { rsc: '1' },
  { rsc: '1', 'next-router-prefetch': '1' },
]

test('data of pages that is asked for alone carries nothing that is not the reader’s to see', async () => {
  const caller = callerOf(scene, 'the general user')
  const [cookie, forbidden] = await Promise.all([scene.cookieOf(caller), forbiddenTo(scene, caller)])
  const wrong: string[] = []
  let read = 0
  for (const pattern of Object.keys(PAGES)) {
    await forgetLimits(scene)
    const path = `/ar${pathOf(pattern, scene.ids).replace(/\/$/, '')}`
    for (const asked of ASKED_ALONE) {
      const answer = await fetch(scene.portal.url + path, { headers: { cookie, ...asked } })
      const text = await answer.text()
      if (answer.headers.get('content-type')?.includes('text/x-component')) read += 1
      wrong.push(...leaksIn(text, path, forbidden).map((leak) => `${pattern} carries ${leak}`))
    }
  }
  expect(wrong).toEqual([])
  expect(read).toBeGreaterThan(Object.keys(PAGES).length / 2)
})

for (const [from, origin] of [
  ['another site', 'https://evil.example'],
  ['nowhere', null],
] as const) {
  test(`no action is taken from ${from}, whoever is signed in`, async () => {
    const wrong: string[] = []
    for (const action of builtActions()) {
      const caller = scene.callers.find(
        (one) => verdictOf(one, action.permission) === 'allowed' && !one.other,
      )!
      const before = await fingerprint(scene)
      const { seen, audited } = await callAction(scene, action, {
        cookie: await scene.cookieOf(caller),
        origin,
        fields: fieldsAbout(scene.ids, action.name),
      })
      if (seen !== 'foreign origin' || audited.join() !== 'foreignOrigin')
        wrong.push(`${action.name}: ${seen} [${audited.join()}]`)
      if ((await fingerprint(scene)) !== before) wrong.push(`${action.name}: something changed`)
    }
    expect(wrong).toEqual([])
  })
}

for (const title of [
  'the general user of another account',
  'an additional user granted for another company',
  'an additional user granted another service',
]) {
  test(`${title} finds somebody else’s ids by no action, and changes nothing of theirs`, async () => {
    const caller = callerOf(scene, title)
    const foreign = ['companies.register', 'requests.act', 'users.manage']
    if (caller.services?.length !== 1) foreign.push('payments.pay')
    const about = builtActions().filter(
      ({ name, permission }) =>
        (foreign.includes(permission) && !['companies.start', 'users.invite'].includes(name)) ||
        name === 'notifications.open' ||
        name === 'account.end-session',
    )
    expect(about.length).toBeGreaterThan(10)
    const wrong: string[] = []
    for (const action of about) {
      const before = await fingerprint(scene)
      const { seen, audited } = await callAction(scene, action, {
        cookie: await scene.cookieOf(caller),
        fields: fieldsAbout(scene.ids, action.name),
      })
      const granted = verdictOf(caller, action.permission) === 'allowed'
      const [expected, code] = granted ? ['not found', 'notFound'] : ['forbidden', 'forbidden']
      if (foreign.includes(action.permission) && (seen !== expected || audited.join() !== code))
        wrong.push(`${action.name}: ${seen} [${audited.join()}]`)
      if ((await fingerprint(scene)) !== before) wrong.push(`${action.name}: something changed`)
    }
    expect(wrong).toEqual([])
  })
}

test('every action of the build is one of the table’s', () => {
  expect(builtActions()).toHaveLength(actionsInBuild())
})

test('route handlers answer every caller as the table says', async () => {
  const wrong: string[] = []
  for (const caller of scene.callers) {
    const cookie = await scene.cookieOf(caller)
    for (const [key, rule] of Object.entries(HANDLERS)) {
      await forgetLimits(scene)
      const [method, pattern] = key.split(' ') as [string, string]
      if (method === 'GET' && isBelowLanguage(pattern)) {
        const seen = await openPage(scene, `/ar${pathOf(pattern, scene.ids)}`, cookie)
        if (seen !== verdictOf(caller, rule as Permission)) wrong.push(`${caller.title}: ${key}: ${seen}`)
        continue
      }
      const { status } = await fetch(scene.portal.url + pathOf(pattern, scene.ids), {
        method,
        redirect: 'manual',
        headers: {
          cookie,
          ...(method === 'POST' && {
            origin: rule === 'demonstration only' ? 'https://evil.example' : scene.portal.url,
          }),
        },
      })
      const verdict = rule in PERMISSIONS ? verdictOf(caller, rule as Permission) : undefined
      if (!expectedStatus(key, verdict, isHiddenFile(caller, key)).includes(status))
        wrong.push(`${caller.title}: ${key}: ${status}`)
    }
  }
  expect(wrong).toEqual([])
})

/** @param hidden the ids are of things that this caller may not see */
function expectedStatus(key: string, verdict: string | undefined, hidden: boolean): number[] {
  const [held, nobody] = [verdict === 'allowed', verdict === '/sign-in']
  const refused = nobody ? [401] : [404]
  if (key === 'POST /api/tariff/uploads') return held ? [303] : [403]
  if (key === 'POST /api/users/imports') return held || verdict?.startsWith('/') ? [303] : [403]
  if (key === 'POST /api/documents' && held) return [303, 404, 422]
  if (key === 'POST /api/documents') return nobody ? [303] : [403]
  if (key === 'GET /api/documents/[id]' || key === 'GET /api/receipts/[id]/pdf')
    return held && !hidden ? [200] : refused
  // Its pictures may not be made yet.
  if (key === 'GET /api/documents/[id]/pages/[page]') return held && !hidden ? [200, 404] : refused
  // To KNET every message is acknowledged alike; a browser is led to the payment's page.
  if (/^(GET|POST) \/api\/knet\//.test(key)) return key === 'POST /api/knet/response' ? [200] : [303]
  if (key === 'POST /api/session/extend') return held ? [200] : [401]
  if (key === 'POST /api/auth/[...nextauth]' || key === 'GET /api/metrics') return [404]
  if (/^POST \/api\/(mail|sms)\/events$/.test(key)) return [404]
  if (/^POST \/(dev|knet-simulator)(\/|$)/.test(key)) return [403]
  return key.includes('[id]') ? [200, 404] : [200]
}
