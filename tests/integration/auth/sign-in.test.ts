import { decodeSessionToken, sessionCookieName } from '@/lib/auth/session-cookie'
import { endCurrentSession } from '@/lib/auth/sign-out'
import { signOutEverywhere } from '@/lib/auth/own-sessions'
import { signedIn } from '@/lib/auth/change-password'
import { DEMONSTRATION_PASSWORD } from '@/lib/auth/demonstration-password'
import { hashPassword, passwordProblems, verifyPassword } from '@/lib/auth/password'
import {
  AT,
  PASSWORD,
  codeOf,
  later,
  makeMember,
  makeOfficer,
  passwordHash,
  sent,
  trySignIn,
  whoIsIt,
} from '@/tests/support/auth-scene'
import { browser } from '@/tests/support/browser'
import { db, emptyTables } from '@/tests/support/database'
import { mockSettings } from '@/tests/support/mock-settings'
import { quickest } from '@/tests/support/quickest'

jest.mock('@/lib/env', () =>
  jest
    .requireActual<typeof import('@/tests/support/mock-settings')>('@/tests/support/mock-settings')
    .mockedEnv(),
)
jest.mock('next/headers', () => jest.requireActual('@/tests/support/browser').nextHeaders)

beforeEach(async () => {
  browser.clear()
  await emptyTables()
})

it('the right password starts a session of one’s own', async () => {
  const { email, userId } = await makeMember()
  expect(await trySignIn({ email })).toEqual({ ok: true, value: { to: 'HOME' } })
  expect(await whoIsIt()).toMatchObject({ kind: 'GENERAL', userId })
  expect(await db.session.count({ where: { userId, endedAt: null } })).toBe(1)
})

it('the cookie ends with the browser, and where the site is https it belongs to this host alone', async () => {
  const { email } = await makeMember()
  await trySignIn({ email })
  expect(browser.options('next-auth.session-token')).toEqual({
    httpOnly: true,
    sameSite: 'lax',
    secure: false,
    path: '/',
  })
  mockSettings.SITE_URL = 'https://portal.example'
  await trySignIn({ email })
  expect(browser.options('__Host-next-auth.session-token')).toEqual({
    httpOnly: true,
    sameSite: 'lax',
    secure: true,
    path: '/',
  })
  delete mockSettings.SITE_URL
})

it('unknown e-mail, wrong password, the other portal, no password yet and a lapsed user are told the same', async () => {
  const member = await makeMember()
  const officer = await makeOfficer()
  const lapsed = await makeMember({ state: 'LAPSED' })
  const invited = await makeMember({ state: 'PENDING' })
  await db.user.update({ where: { id: invited.userId }, data: { passwordHash: null } })
  const answers = await Promise.all([
    trySignIn({ email: 'nobody@trade.example' }),
    trySignIn({ email: member.email, password: 'Wrong!48-Nakhl' }),
    trySignIn({ email: officer.email }),
    trySignIn({ email: member.email, portal: 'STAFF' }),
    trySignIn({ email: lapsed.email }),
    trySignIn({ email: invited.email }),
  ])
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(codeOf(answers[0]!)).toBe('signInWrong')
  expect(browser.cookie(sessionCookieName())).toBeUndefined()
})

it('an unknown e-mail costs the work of a known one', async () => {
  const hash = await passwordHash()
  const cost = (stored: string | null) => quickest(5, () => verifyPassword(stored, 'Wrong!48-Nakhl'))
  await cost(null)
  const known = await cost(hash)
  const unknown = await cost(null)
  expect(unknown / known).toBeGreaterThan(0.4)
})

it.each([true, false])(
  'after three wrong tries the e-mail waits, longer with each, whether it is known (%p) or not',
  async (known) => {
    const email = known ? (await makeMember()).email : 'nobody@trade.example'
    const wrong = (at: Date) => trySignIn({ email, password: 'Wrong!48-Nakhl', at })
    for (let turn = 0; turn < 3; turn += 1) expect(codeOf(await wrong(AT))).toBe('signInWrong')
    expect(await wrong(later(1))).toMatchObject({ problems: [{ code: 'waitSeconds', args: { seconds: 4 } }] })
    expect(codeOf(await trySignIn({ email, at: later(1) }))).toBe('waitSeconds')
    expect(codeOf(await wrong(later(5)))).toBe('signInWrong')
    expect(await wrong(later(6))).toMatchObject({ problems: [{ code: 'waitSeconds', args: { seconds: 9 } }] })
    expect(codeOf(await trySignIn({ email, at: later(15) }))).toBe(known ? 'ok' : 'signInWrong')
  },
)

it('the right password forgets the wrong tries before it', async () => {
  const { email } = await makeMember()
  for (const password of ['a', 'b', PASSWORD, 'c', 'd']) await trySignIn({ email, password })
  expect(codeOf(await trySignIn({ email }))).toBe('ok')
})

it.each([
  ['the business', () => makeMember()],
  ['staff', () => makeOfficer()],
  ['nobody', async () => ({ email: 'nobody@trade.example' })],
])(
  'registering an e-mail of %s with a password of one’s own forgets no wrong tries at its password',
  async (_whose, make) => {
    const { email } = await make()
    const known = (await db.user.count({ where: { email } })) > 0
    const standIn = await makeMember({ state: known ? 'LAPSED' : 'PENDING', accountState: 'UNVERIFIED' })
    await db.account.update({ where: { id: standIn.accountId }, data: { lapsesAt: later(3600) } })
    const own = await hashPassword('Own!57-Marjan')
    await db.user.update({
      where: { id: standIn.userId },
      data: { email, passwordHash: own.ok ? own.value : '' },
    })
    const answers = []
    for (const password of ['a', 'b', 'Own!57-Marjan', 'c', 'd'])
      answers.push(codeOf(await trySignIn({ email, password })))
    expect(answers).toEqual(['signInWrong', 'signInWrong', 'ok', 'signInWrong', 'waitSeconds'])
  },
)

it('guesses at one moment are all counted, and then even the right one waits', async () => {
  const { email } = await makeMember()
  await Promise.all(
    Array.from({ length: 8 }, (_, index) => trySignIn({ email, password: `Wrong!48-${index}` })),
  )
  expect(codeOf(await trySignIn({ email }))).toMatch(/^wait/)
  expect(await db.guessDelay.aggregate({ _max: { failures: true } })).toMatchObject({ _max: { failures: 3 } })
})

it('one address that guesses over many e-mails waits; others do not', async () => {
  const { email } = await makeMember()
  for (let turn = 0; turn < 20; turn += 1) await trySignIn({ email: `n${turn}@trade.example`, password: 'x' })
  expect(codeOf(await trySignIn({ email }))).toBe('waitSeconds')
  expect(codeOf(await trySignIn({ email, address: '203.0.113.9' }))).toBe('ok')
})

it('a clock put back makes nobody wait for the time it came from', async () => {
  const { email } = await makeMember()
  for (let turn = 0; turn < 4; turn += 1) await trySignIn({ email, password: 'x', at: later(86_400) })
  expect(codeOf(await trySignIn({ email }))).toBe('ok')
})

it('a free wrong try a moment later than one’s own does not count against it', async () => {
  const one = await makeMember()
  const other = await makeMember()
  await trySignIn({ email: one.email, password: 'x', at: later(0.05) })
  expect(codeOf(await trySignIn({ email: other.email }))).toBe('ok')
  expect(codeOf(await trySignIn({ email: one.email }))).toBe('ok')
})

it('an unverified user gets in as far as the verification screen; a suspended account is named only to its owner', async () => {
  const unverified = await makeMember({ state: 'PENDING', accountState: 'UNVERIFIED' })
  const suspended = await makeMember({ accountState: 'SUSPENDED' })
  expect(await trySignIn({ email: unverified.email })).toMatchObject({ value: { to: 'VERIFY' } })
  expect(await whoIsIt()).toMatchObject({ kind: 'UNVERIFIED' })
  expect(codeOf(await trySignIn({ email: suspended.email, password: 'x' }))).toBe('signInWrong')
  expect(codeOf(await trySignIn({ email: suspended.email }))).toBe('officeSuspended')
  const ended = await makeMember({ state: 'SUSPENDED' })
  expect(codeOf(await trySignIn({ email: ended.email }))).toBe('accountSuspended')
})

it('a removed user is told so with the right password alone; a sign-in is remembered beside its session', async () => {
  const member = await makeMember()
  expect(codeOf(await trySignIn({ email: member.email }))).toBe('ok')
  const { id, lastSignInAt } = await db.user.findFirstOrThrow({ where: { email: member.email } })
  expect(lastSignInAt).not.toBeNull()
  await db.user.update({ where: { id }, data: { state: 'REMOVED' } })
  expect(await whoIsIt()).toMatchObject({ kind: 'VISITOR' })
  expect(codeOf(await trySignIn({ email: member.email, password: 'x' }))).toBe('signInWrong')
  expect(codeOf(await trySignIn({ email: member.email }))).toBe('accessEnded')
})

it('a session planted in the browser is never taken over', async () => {
  const thief = await makeMember()
  const victim = await makeMember()
  await trySignIn({ email: thief.email })
  const planted = browser.copy()
  await trySignIn({ email: victim.email })
  expect(await whoIsIt()).toMatchObject({ userId: victim.userId })
  browser.paste(planted)
  expect(await whoIsIt()).toEqual({ kind: 'VISITOR' })
})

it('a copied cookie is dead after sign-out', async () => {
  const { email } = await makeMember()
  await trySignIn({ email })
  const copied = browser.copy()
  await db.$transaction(async (tx) => endCurrentSession(tx, await whoIsIt(), AT, 'x'))
  expect(browser.cookie(sessionCookieName())).toBeUndefined()
  browser.paste(copied)
  expect(await decodeSessionToken(browser.cookie(sessionCookieName()))).toBeDefined()
  expect(await whoIsIt()).toEqual({ kind: 'VISITOR' })
})

it('signing out everywhere ends all of one’s sessions and nobody else’s', async () => {
  const one = await makeMember()
  const other = await makeMember()
  await trySignIn({ email: other.email })
  const others = browser.copy()
  browser.clear()
  await trySignIn({ email: one.email })
  const first = browser.copy()
  browser.clear()
  await trySignIn({ email: one.email })
  const actor = signedIn(await whoIsIt())
  await db.$transaction((tx) => signOutEverywhere(tx, actor, AT, 'x'))
  expect(await whoIsIt()).toEqual({ kind: 'VISITOR' })
  browser.paste(first)
  expect(await whoIsIt()).toEqual({ kind: 'VISITOR' })
  browser.paste(others)
  expect(await whoIsIt()).toMatchObject({ userId: other.userId })
})

it('idle and absolute time-out end a session, and the reader is still known as the one whose it was', async () => {
  const { email, userId } = await makeMember()
  await trySignIn({ email })
  expect(await whoIsIt(later(19 * 60))).toMatchObject({ kind: 'GENERAL' })
  expect(await whoIsIt(later(38 * 60))).toMatchObject({ kind: 'GENERAL' })
  expect(await whoIsIt(later(58 * 60))).toEqual({
    kind: 'VISITOR',
    expired: { userId, sessionId: expect.any(String) },
  })
  await trySignIn({ email, at: later(3600) })
  for (let minutes = 75; minutes < 60 + 720; minutes += 15)
    expect(await whoIsIt(later(minutes * 60))).toMatchObject({ kind: 'GENERAL' })
  expect(await whoIsIt(later((60 + 720) * 60))).toEqual({
    kind: 'VISITOR',
    expired: { userId, sessionId: expect.any(String) },
  })
})

it('twenty sign-ins at once all get in', async () => {
  const { email, userId } = await makeMember()
  const answers = await Promise.all(Array.from({ length: 20 }, () => trySignIn({ email })))
  expect(answers.map(codeOf)).toEqual(Array.from({ length: 20 }, () => 'ok'))
  expect(await db.session.count({ where: { userId } })).toBe(20)
})

it('a browser and address never seen before are told to the owner, known ones are not', async () => {
  const { email } = await makeMember()
  await trySignIn({ email })
  await trySignIn({ email, userAgent: 'Firefox/140 (X11; Linux)' })
  expect(await sent('new.sign-in')).toHaveLength(0)
  await trySignIn({ email, userAgent: 'Mozilla/5.0 (iPhone) Safari/604', address: '203.0.113.50' })
  expect(await sent('new.sign-in')).toMatchObject([
    { to: email, args: { address: '203.0.113.50', device: 'Safari · iOS' } },
  ])
})

describe('the demonstration’s password', () => {
  const known = async (make: () => Promise<{ email: string; userId: string }>) => {
    const user = await make()
    const hashed = await hashPassword(DEMONSTRATION_PASSWORD)
    if (!hashed.ok) throw new Error('busy')
    await db.user.update({ where: { id: user.userId }, data: { passwordHash: hashed.value } })
    return user.email
  }
  afterEach(() => delete mockSettings.PORTAL_MODE)

  it('opens the demonstration, and in production nothing, neither to the business nor to staff', async () => {
    const member = await known(makeMember)
    const officer = await known(makeOfficer)
    expect(await trySignIn({ email: member, password: DEMONSTRATION_PASSWORD })).toMatchObject({ ok: true })
    mockSettings.PORTAL_MODE = 'production'
    expect(codeOf(await trySignIn({ email: member, password: DEMONSTRATION_PASSWORD }))).toBe('signInWrong')
    expect(
      codeOf(await trySignIn({ email: officer, password: DEMONSTRATION_PASSWORD, portal: 'STAFF' })),
    ).toBe('signInWrong')
    // The Kelvin sign is a K once it is normalised, as it is before hashing.
    expect(
      codeOf(await trySignIn({ email: member, password: DEMONSTRATION_PASSWORD.replace('K', '\u212a') })),
    ).toBe('signInWrong')
  })

  it('is refused where a password is chosen', () =>
    expect(passwordProblems(DEMONSTRATION_PASSWORD)).toMatchObject([{ code: 'passwordCommon' }]))
})
