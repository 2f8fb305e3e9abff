import { auditDelayedTries } from '@/lib/auth/sign-in-backoff-audit'
import { changePassword, signedIn } from '@/lib/auth/change-password'
import { verifyTotp } from '@/lib/auth/verify-second-factor'
import { CODE_RULE } from '@/lib/auth/sign-in-backoff'
import { CHECK_AFTER, isCheckShown } from '@/lib/auth/sign-in-check'
import { codeOfStep, currentStep } from '@/lib/auth/totp'
import { notifyWrongTries } from '@/lib/auth/notify-wrong-tries'
import {
  AT,
  PASSWORD,
  codeOf,
  inTransaction,
  later,
  makeMember,
  makeOfficer,
  sent,
  trySignIn,
  whoIsIt,
} from '@/tests/support/auth-scene'
import { browser } from '@/tests/support/browser'
import { db, emptyTables } from '@/tests/support/database'
import { waitingJobs } from '@/tests/support/waiting-jobs'
import { WRONG, fromEverywhere, proof, picture, counted } from '../../support/sign-in-tries'

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
const NOBODY = 'nobody@trade.example'

beforeEach(async () => {
  browser.clear()
  await emptyTables()
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`
})

it.each([
  ['a business', () => makeMember(), 'BUSINESS'],
  ['an administrator', () => makeOfficer(), 'STAFF'],
] as const)(
  'a stranger who tries wrong passwords without end never makes %s wait',
  async (_who, make, portal) => {
    const { email } = await make()
    for (let turn = 0; turn < 6; turn += 1) await trySignIn({ email, portal, password: WRONG })
    expect(codeOf(await trySignIn({ email, portal }))).toBe('waitSeconds')
    expect(codeOf(await trySignIn({ email, portal, address: HOME }))).toBe('ok')
  },
)

it('after five wrong passwords of an e-mail from wherever each try needs a check, and with it none waits', async () => {
  const { email } = await makeMember()
  expect(await fromEverywhere(email, CHECK_AFTER)).toEqual(Array(CHECK_AFTER).fill('signInWrong'))
  expect(codeOf(await trySignIn({ email, address: HOME }))).toBe('signInCheck')
  expect(await isCheckShown()).toBe(true)
  expect(codeOf(await trySignIn({ email, address: HOME, check: await proof() }))).toBe('ok')
  // The owner came in: the count starts anew.
  browser.clear()
  expect(codeOf(await trySignIn({ email, address: '203.0.113.10' }))).toBe('ok')
})

it('the picture does as well, and neither is taken twice, made up or skipped', async () => {
  const { email } = await makeMember()
  await fromEverywhere(email, CHECK_AFTER)
  const once = await proof()
  const seen = await picture()
  expect(codeOf(await trySignIn({ email, password: WRONG, address: HOME, check: once }))).toBe('signInWrong')
  expect(codeOf(await trySignIn({ email, address: HOME, check: once }))).toBe('captchaProofFailed')
  expect(codeOf(await trySignIn({ email, address: HOME, check: { ...once, captchaWay: 'skip' } }))).toBe(
    'signInCheck',
  )
  expect(codeOf(await trySignIn({ email, address: HOME, check: { ...seen, captchaAnswer: 'x' } }))).toBe(
    'captchaWrong',
  )
  expect(codeOf(await trySignIn({ email, address: HOME, check: seen }))).toBe('captchaExpired')
  expect(codeOf(await trySignIn({ email, address: HOME, check: await picture() }))).toBe('ok')
})

it('a known and an unknown e-mail are asked alike', async () => {
  const { email } = await makeMember()
  const answers = async (to: string) =>
    JSON.stringify([
      await fromEverywhere(to, CHECK_AFTER + 1),
      await trySignIn({ email: to, password: WRONG, address: HOME }),
      await trySignIn({ email: to, password: WRONG, address: HOME, check: await picture() }),
    ])
  expect(await answers(email)).toBe(await answers(NOBODY))
})

it('wrong passwords at one moment from many addresses do not all slip in before the check is due', async () => {
  const { email } = await makeMember()
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_one, index) =>
      trySignIn({ email, password: WRONG, address: `192.0.2.${index}` }),
    ),
  )
  expect(answers.filter((answer) => codeOf(answer) === 'signInWrong').length).toBeLessThanOrEqual(CHECK_AFTER)
  expect(await db.guessDelay.findFirst({ where: { key: { startsWith: 'email:' } } })).toMatchObject({
    failures: expect.any(Number),
  })
})

describe('the owner', () => {
  it('is told by e-mail at the tenth wrong password, once a day, and nobody is for an e-mail that nobody has', async () => {
    const { email } = await makeMember()
    for (const to of [email, NOBODY]) {
      await fromEverywhere(to, 1)
      await counted(9)
      await trySignIn({ email: to, password: WRONG, address: HOME, check: await picture() })
    }
    const jobs = await waitingJobs('warn-owner')
    expect(jobs).toHaveLength(2)
    expect(JSON.stringify(jobs)).not.toContain('@trade')
    for (const { payload } of [...jobs, ...jobs]) await notifyWrongTries(payload.email!, AT)
    expect(await sent('sign-in.tries')).toMatchObject([
      { to: email, args: { count: '10', link: '/account/sessions' } },
    ])
    expect(await db.notification.count({ where: { kind: 'sign-in.tries' } })).toBe(1)
    await notifyWrongTries(jobs[0]!.payload.email!, later(86_400))
    expect(await sent('sign-in.tries')).toHaveLength(2)
  })

  it('is told of ten wrong codes of the second factor: somebody has the password', async () => {
    const officer = await makeOfficer()
    await trySignIn({ email: officer.email, portal: 'STAFF' })
    const actor = await whoIsIt()
    const wrong = (at: Date) =>
      inTransaction((tx) => verifyTotp('x', { tx, actor, at, address: HOME, userAgent: 'x' }))
    await wrong(AT)
    await db.guessDelay.updateMany({ where: { key: { startsWith: 'totp:' } }, data: { failures: 9 } })
    await wrong(later(1))
    for (const { payload } of await waitingJobs('warn-owner')) await notifyWrongTries(payload.email!, AT)
    expect(await sent('sign-in.tries')).toMatchObject([
      { to: officer.email, args: { link: '/staff/account' } },
    ])
  })
})

describe('tries during a delay', () => {
  const lines = () => db.auditEvent.findMany({ where: { event: 'sign-in.delayed' }, orderBy: { id: 'asc' } })

  it('are counted: one line a minute with the number, whose it was and from where', async () => {
    const { email, userId } = await makeMember()
    for (let turn = 0; turn < 3; turn += 1) await trySignIn({ email, password: WRONG })
    for (let turn = 0; turn < 7; turn += 1) await trySignIn({ email, password: WRONG, at: later(1) })
    for (let turn = 0; turn < 2; turn += 1) await trySignIn({ email: NOBODY, password: WRONG })
    await auditDelayedTries(later(59))
    expect(await lines()).toEqual([])
    await Promise.all([auditDelayedTries(later(60)), auditDelayedTries(later(60))])
    await auditDelayedTries(later(120))
    expect(await lines()).toMatchObject([
      {
        outcome: 'REFUSED',
        subject: 'User',
        subjectId: userId,
        address: '198.51.100.7',
        details: { what: 'sign-in', tries: 7, minute: AT.toISOString() },
      },
    ])
    expect(await db.rateLimit.count({ where: { key: { startsWith: 'delayed' } } })).toBe(0)
  })

  it('are counted without the check that was due, for one’s own password, and for the second factor', async () => {
    const member = await makeMember()
    const officer = await makeOfficer()
    await fromEverywhere(member.email, CHECK_AFTER + 2)
    await trySignIn({ email: member.email, address: HOME, check: await picture() })
    const actor = signedIn(await whoIsIt())
    for (let turn = 0; turn < 5; turn += 1)
      await changePassword(actor, { currentPassword: 'x', password: 'Arfaj!93-Tulip' }, AT, HOME)
    browser.clear()
    await trySignIn({ email: officer.email, portal: 'STAFF' })
    const pending = await whoIsIt()
    for (let turn = 0; turn < CODE_RULE.free + 4; turn += 1)
      await inTransaction((tx) =>
        verifyTotp('x', { tx, actor: pending, at: AT, address: HOME, userAgent: 'x' }),
      )
    await auditDelayedTries(later(60))
    const seen = (await lines()).map(({ subjectId, details }) => [
      subjectId,
      (details as { what: string }).what,
      (details as { tries: number }).tries,
    ])
    expect(seen.sort()).toEqual(
      [
        [member.userId, 'own-password', 2],
        [member.userId, 'sign-in', 1],
        [member.userId, 'sign-in', 1],
        [officer.userId, 'second-factor', 4],
      ].sort(),
    )
    expect(await db.auditEvent.count({ where: { event: 'sign-in.factor-refused' } })).toBe(CODE_RULE.free)
  })
})

describe('the second factor', () => {
  it('a stranger who has the password keeps the officer out neither on a known device nor elsewhere', async () => {
    const { email, secret } = await makeOfficer()
    const give = async (code: string, address: string, at = AT) => {
      const actor = await whoIsIt(at)
      return codeOf(await inTransaction((tx) => verifyTotp(code, { tx, actor, at, address, userAgent: 'x' })))
    }
    await trySignIn({ email, portal: 'STAFF', address: HOME })
    expect(await give(codeOfStep(secret, currentStep() - 1), HOME)).toBe('ok')
    const device = browser.copy()
    browser.clear()
    await trySignIn({ email, portal: 'STAFF' })
    for (let turn = 0; turn < CODE_RULE.free; turn += 1) await give('x', '198.51.100.7')
    expect(await give(codeOfStep(secret, currentStep()), '198.51.100.7')).toBe('waitSeconds')
    browser.clear()
    await trySignIn({ email, portal: 'STAFF', address: HOME })
    expect(await give(codeOfStep(secret, currentStep()), HOME)).toBe('ok')
    // From many addresses they do wait, but for the known device.
    await db.guessDelay.create({
      data: {
        key: `totp-user:${(await db.user.findFirstOrThrow({ where: { email } })).id}`,
        failures: 20,
        lastAt: AT,
        nextAt: later(600),
      },
    })
    browser.clear()
    await trySignIn({ email, portal: 'STAFF', address: HOME })
    expect(await give(codeOfStep(secret, currentStep() + 1), HOME)).toBe('waitMinutes')
    browser.paste(device)
    await trySignIn({ email, portal: 'STAFF', address: HOME })
    expect(await give(codeOfStep(secret, currentStep() + 1), HOME)).toBe('ok')
  })
})

it('a thief of a session who tries its password makes the owner wait on no known device', async () => {
  const { email } = await makeMember()
  await trySignIn({ email })
  const actor = signedIn(await whoIsIt())
  const own = browser.copy()
  browser.clear()
  for (let turn = 0; turn < 4; turn += 1)
    await changePassword(actor, { currentPassword: 'x', password: 'Arfaj!93-Tulip' }, AT, HOME)
  browser.paste(own)
  expect(
    codeOf(await changePassword(actor, { currentPassword: PASSWORD, password: 'Arfaj!93-Tulip' }, AT, HOME)),
  ).toBe('ok')
})
