import { verifyTotp } from '@/lib/auth/verify-second-factor'
import { rememberDevice } from '@/lib/auth/known-device-cookie'
import { CHECK_AFTER } from '@/lib/auth/sign-in-check'
import { codeOfStep, currentStep } from '@/lib/auth/totp'
import {
  AT,
  codeOf,
  inTransaction,
  later,
  makeMember,
  makeOfficer,
  trySignIn,
  whoIsIt,
} from '@/tests/support/auth-scene'
import { browser } from '@/tests/support/browser'
import { db, emptyTables } from '@/tests/support/database'
import { mockSettings } from '@/tests/support/mock-settings'
import { WRONG, fromEverywhere } from '../../support/sign-in-tries'

jest.mock('@/lib/env', () =>
  jest
    .requireActual<typeof import('@/tests/support/mock-settings')>('@/tests/support/mock-settings')
    .mockedEnv(),
)
jest.mock('next/headers', () => jest.requireActual('@/tests/support/browser').nextHeaders)

// What is counted does not depend on the hash, which is slow by design and has tests of its own.
jest.mock('@/lib/auth/password', () => {
  const real = jest.requireActual<typeof import('@/lib/auth/password')>('@/lib/auth/password')
  const verifyPassword = async (stored: string | null | undefined, password: string) => {
    await new Promise((resolve) => setTimeout(resolve, 2))
    return { ok: true, value: stored != null && password === 'Sidra!48-Nakhl' }
  }
  return { ...real, verifyPassword }
})
const HOME = '203.0.113.9'

beforeEach(async () => {
  browser.clear()
  await emptyTables()
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`
})

describe('a device that its owner signed in on before', () => {
  async function known() {
    const member = await makeMember()
    await trySignIn({ email: member.email })
    return { ...member, device: browser.copy() }
  }

  it('has a counter of its own: no delay of its address, no check', async () => {
    const { email, device } = await known()
    browser.clear()
    for (let turn = 0; turn < 21; turn += 1)
      await trySignIn({ email: `n${turn}@trade.example`, password: WRONG })
    await fromEverywhere(email, CHECK_AFTER)
    expect(codeOf(await trySignIn({ email }))).toBe('waitSeconds')
    browser.paste(device)
    expect(codeOf(await trySignIn({ email }))).toBe('ok')
  })

  it('waits for wrong passwords of its own, and makes no other device of its owner wait', async () => {
    const { email } = await known()
    for (let turn = 0; turn < 3; turn += 1) await trySignIn({ email, password: WRONG, address: HOME })
    expect(codeOf(await trySignIn({ email, address: '203.0.113.200' }))).toBe('waitSeconds')
    expect(codeOf(await trySignIn({ email, address: HOME, at: later(5) }))).toBe('ok')
    for (let turn = 0; turn < 3; turn += 1)
      await trySignIn({ email, password: WRONG, address: HOME, at: later(6) })
    browser.clear()
    expect(codeOf(await trySignIn({ email, address: HOME, at: later(6) }))).toBe('ok')
  })

  it('is nobody else’s: an own account’s device is worth nothing at another e-mail, nor is a made-up one', async () => {
    const { device } = await known()
    const victim = await makeMember()
    await fromEverywhere(victim.email, CHECK_AFTER)
    for (const made of [
      device,
      new Map([['portal-device', `${'x'.repeat(43)}.${'0'.repeat(64)}`]]),
      new Map([['portal-device', '...']]),
    ]) {
      browser.paste(made)
      expect(codeOf(await trySignIn({ email: victim.email, address: HOME }))).toBe('signInCheck')
    }
  })

  it('is known for five people, the last ones, and by a cookie of this host alone where the site is https', async () => {
    const names = Array.from({ length: 6 }, (_one, index) => `p${index}@trade.example`)
    mockSettings.SITE_URL = 'https://portal.example'
    for (const name of names) await rememberDevice(name)
    const cookie = browser.cookie('__Host-portal-device')!
    delete mockSettings.SITE_URL
    expect(browser.options('__Host-portal-device')).toEqual({
      httpOnly: true,
      sameSite: 'lax',
      secure: true,
      path: '/',
      maxAge: 180 * 86_400,
    })
    expect(cookie.split('.')).toHaveLength(6)
    expect(cookie).not.toContain('@')
  })

  it('is made by a full sign-in alone: not by a wrong password, an unverified user, or staff before the second factor', async () => {
    const unverified = await makeMember({ state: 'PENDING', accountState: 'UNVERIFIED' })
    const officer = await makeOfficer()
    await trySignIn({ email: unverified.email, password: WRONG })
    await trySignIn({ email: unverified.email })
    await trySignIn({ email: officer.email, portal: 'STAFF' })
    expect(browser.cookie('portal-device')).toBeUndefined()
    const actor = await whoIsIt()
    const code = codeOfStep(officer.secret, currentStep())
    expect(
      codeOf(
        await inTransaction((tx) => verifyTotp(code, { tx, actor, at: AT, address: HOME, userAgent: 'x' })),
      ),
    ).toBe('ok')
    expect(browser.cookie('portal-device')).toBeDefined()
  })
})
