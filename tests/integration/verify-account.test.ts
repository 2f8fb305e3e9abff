import { resendCode, verifyCode } from '@/lib/accounts/verification-commands'
import type { Member } from '@/lib/access/actor'
import { readConfirmedCookie, setConfirmedCookie } from '@/lib/accounts/confirmed-cookie'
import { resendMobileCode, verifyMobile } from '@/lib/accounts/mobile-commands'
import { findContactState } from '@/lib/accounts/contact-state'
import { browser } from '../support/browser'
import { db, emptyTables } from '../support/database'
import { AT, after, attempt, lastCode, messages, problem, registered } from '../support/accounts-scene'

jest.mock(
  'next/headers',
  () => jest.requireActual<typeof import('../support/browser')>('../support/browser').nextHeaders,
)

beforeEach(emptyTables)

const EMAIL = 'nouf@trade.example'
const enter = (userId: string, code: string, at = after(1)) =>
  attempt((tx) => verifyCode(tx, userId, code, at, '198.51.100.1'))
const resend = (userId: string, at: Date) => attempt((tx) => resendCode(tx, userId, at, 'ar'))
/** Two codes are alike once in a million; then a test that needs them different says so. */
const wrong = (code: string) => (code === '111111' ? '222222' : '111111')

test('the right code activates account and user, tells the business and leaves an event', async () => {
  const { userId } = await registered()
  expect(await enter(userId, await lastCode(EMAIL))).toEqual({ ok: true, value: { numberHeld: false } })
  expect(await db.user.findUnique({ where: { id: userId }, include: { account: true } })).toMatchObject({
    state: 'ACTIVE',
    verifiedAt: after(1),
    account: { state: 'ACTIVE', verifiedAt: after(1), lapsesAt: null },
  })
  expect(await db.notification.findMany({ where: { userId }, select: { kind: true } })).toEqual([
    { kind: 'account.verified' },
  ])
  expect((await messages()).at(-1)!.line).toBe(`EMAIL account.verified → ${EMAIL}`)
})

test('a code used twice at once activates once', async () => {
  const { userId } = await registered()
  const code = await lastCode(EMAIL)
  const results = await Promise.all([1, 2, 3, 4].map(() => enter(userId, code)))
  expect(results.every((result) => result.ok)).toBe(true)
  expect(await db.auditEvent.count({ where: { event: 'account.verified' } })).toBe(1)
  expect(await db.notification.count({ where: { userId } })).toBe(1)
})

test('after five wrong tries not even the right code works, and a new one does', async () => {
  const { userId } = await registered()
  const code = await lastCode(EMAIL)
  const lefts = []
  for (let i = 0; i < 5; i += 1) {
    const result = await enter(userId, wrong(code))
    lefts.push(result.ok ? 'ok' : (result.problems[0]!.args?.left ?? result.problems[0]!.code))
  }
  expect(lefts).toEqual([4, 3, 2, 1, 'codeSpent'])
  expect(problem(await enter(userId, code))).toBe('codeSpent')
  expect(await db.auditEvent.count({ where: { event: 'verification.wrong', outcome: 'REFUSED' } })).toBe(5)
  expect(problem(await resend(userId, after(2)))).toBe('ok')
  expect(problem(await enter(userId, await lastCode(EMAIL), after(3)))).toBe('ok')
})

test('wrong codes sent at the same moment are all counted', async () => {
  const { userId } = await registered()
  const code = await lastCode(EMAIL)
  const results = await Promise.all(Array.from({ length: 8 }, () => enter(userId, wrong(code))))
  expect(results.map(problem).sort()).toEqual([...Array(4).fill('codeSpent'), ...Array(4).fill('codeWrong')])
  expect(await db.verificationCode.findFirst({ where: { channel: 'EMAIL' } })).toMatchObject({
    tries: 5,
    usedAt: null,
  })
})

test('a code lives ten minutes', async () => {
  const { userId } = await registered()
  const code = await lastCode(EMAIL)
  expect(problem(await enter(userId, code, after(10)))).toBe('codeExpired')
  expect(problem(await enter(userId, code, after(9.99)))).toBe('ok')
})

test('another code may be asked for after a minute, six a day, and ends the one before', async () => {
  const { userId } = await registered()
  const first = await lastCode(EMAIL)
  expect(await resend(userId, after(0.5))).toEqual({
    ok: false,
    problems: [{ code: 'resendTooSoon', args: { seconds: 30 } }],
  })
  expect(problem(await resend(userId, after(1)))).toBe('ok')
  const second = await lastCode(EMAIL)
  expect(second).not.toBe(first)
  expect(problem(await enter(userId, first, after(1.5)))).toBe('codeWrong')
  for (let minute = 2; minute <= 5; minute += 1)
    expect(problem(await resend(userId, after(minute)))).toBe('ok')
  expect(problem(await resend(userId, after(6)))).toBe('codesTooMany')
  expect(problem(await enter(userId, await lastCode(EMAIL), after(6)))).toBe('ok')
  expect(problem(await resend(userId, after(8)))).toBe('alreadyVerified')
})

test('one mobile gets ten SMS a day, in however many registrations; the e-mail goes on bringing codes', async () => {
  const mobile = '+96566000007'
  const sent = async (channel: string) =>
    (await messages()).filter(({ line }) => line.startsWith(`${channel} `)).length
  for (const email of ['one@trade.example', 'two@trade.example', 'three@trade.example']) {
    const { userId } = await registered({ mobile, email })
    for (let minute = 1; minute <= 5; minute += 1)
      expect(problem(await resend(userId, after(minute)))).toBe('ok')
  }
  // The e-mail's button brings no SMS.
  expect([await sent('SMS'), await sent('EMAIL')]).toEqual([3, 18])
  await db.rateLimit.updateMany({ where: { key: { startsWith: 'sms:' } }, data: { count: 9 } })
  await registered({ mobile, email: 'four@trade.example' })
  await registered({ mobile, email: 'five@trade.example' })
  expect([await sent('SMS'), await sent('EMAIL')]).toEqual([4, 20])
  await registered({ mobile, email: 'one@trade.example' }, after(1440))
  expect(await sent('SMS')).toBe(5)
})

test('two resends at once send one code', async () => {
  const { userId } = await registered()
  expect(
    (await Promise.all([resend(userId, after(1)), resend(userId, after(1))])).map(problem).sort(),
  ).toEqual(['ok', 'resendTooSoon'])
})

test('the code of one registration is worth nothing in another', async () => {
  const one = await registered()
  const two = await registered({ email: 'other@trade.example', mobile: '+96566000001' })
  const code = await lastCode(EMAIL)
  expect(await lastCode('other@trade.example')).not.toBe(code)
  expect(problem(await enter(two.userId, code))).toBe('codeWrong')
  expect(problem(await enter(one.userId, code))).toBe('ok')
})

test('the code of the SMS activates nothing, costs no try and is named as what it is', async () => {
  const { userId } = await registered()
  const code = await lastCode(EMAIL)
  const other = await lastCode('+96550123456')
  expect(other).not.toBe(code)
  for (let turn = 0; turn < 6; turn += 1) expect(problem(await enter(userId, other))).toBe('codeOfMobile')
  expect(await db.user.findUnique({ where: { id: userId } })).toMatchObject({
    state: 'PENDING',
    verifiedAt: null,
  })
  expect(await db.verificationCode.findFirst({ where: { userId, channel: 'EMAIL' } })).toMatchObject({
    tries: 0,
  })
  expect(problem(await enter(userId, code))).toBe('ok')
})

describe('the code of the SMS', () => {
  async function active() {
    const { userId } = await registered()
    expect(problem(await enter(userId, await lastCode(EMAIL)))).toBe('ok')
    const { accountId } = await db.user.findUniqueOrThrow({ where: { id: userId } })
    const actor = { kind: 'GENERAL', userId, accountId } as Member
    return {
      userId,
      confirm: (code: string, at = after(2)) => attempt((tx) => verifyMobile(tx, actor, code, at, 'x')),
      another: (at: Date) => attempt((tx) => resendMobileCode(tx, actor, at, 'ar')),
      left: async () => (await findContactState(userId)).unconfirmed,
    }
  }
  const MOBILE = '+96550123456'

  test('confirms the mobile after the account is active, and the reminder ends', async () => {
    const { userId, confirm, left } = await active()
    expect(await left()).toBe(MOBILE)
    expect(problem(await confirm(wrong(await lastCode(MOBILE))))).toBe('codeWrong')
    const code = await lastCode(MOBILE)
    expect((await Promise.all([confirm(code), confirm(code)])).map(problem)).toEqual(['ok', 'ok'])
    expect(await left()).toBeUndefined()
    expect(await db.user.findUnique({ where: { id: userId } })).toMatchObject({ mobileVerifiedAt: after(2) })
    expect(await db.auditEvent.count({ where: { event: 'mobile.verified' } })).toBe(1)
  })

  test('is not the e-mail’s, lives ten minutes and five tries, and another one may be asked for', async () => {
    const { confirm, another, left } = await active()
    const code = await lastCode(MOBILE)
    expect(await lastCode(EMAIL)).not.toBe(code)
    expect(problem(await confirm(await lastCode(EMAIL)))).toBe('codeWrong')
    expect(problem(await confirm(code, after(10)))).toBe('codeExpired')
    expect(problem(await another(after(0.5)))).toBe('resendTooSoon')
    expect(problem(await another(after(11)))).toBe('ok')
    const second = await lastCode(MOBILE)
    for (let turn = 0; turn < 5; turn += 1) await confirm(wrong(second), after(12))
    expect(problem(await confirm(second, after(12)))).toBe('codeSpent')
    for (let minute = 13; minute <= 16; minute += 1) expect(problem(await another(after(minute)))).toBe('ok')
    expect(problem(await another(after(17)))).toBe('codesTooMany')
    expect(problem(await confirm(await lastCode(MOBILE), after(17)))).toBe('ok')
    expect(problem(await another(after(19)))).toBe('mobileVerified')
    expect(await left()).toBeUndefined()
  })

  test('a mobile that had its day’s SMS is told so, and the account is used all the same', async () => {
    const { another } = await active()
    for (const email of [
      'one@trade.example',
      'two@trade.example',
      'three@trade.example',
      'four@trade.example',
    ])
      await registered({ email })
    await db.rateLimit.updateMany({ where: { key: { startsWith: 'sms:' } }, data: { count: 10 } })
    expect(problem(await another(after(2)))).toBe('codesTooMany')
  })
})

describe('the page that says “confirmed”', () => {
  test('says so for ten minutes to the browser that has just confirmed, and to nobody else', async () => {
    browser.clear()
    expect(await readConfirmedCookie(AT)).toBeUndefined()
    await setConfirmedCookie(true, AT)
    expect(await readConfirmedCookie(after(9.9))).toEqual({ numberHeld: true })
    expect(await readConfirmedCookie(after(10))).toBeUndefined()
    expect(browser.options('portal-confirmed')).toMatchObject({ httpOnly: true, maxAge: 600, path: '/' })
  })

  test.each(['', '1', 'x.0.y', `${after(60).getTime()}.0.`, `${after(60).getTime()}.1.${'0'.repeat(64)}`])(
    'is not opened by the made-up cookie %s',
    async (made) => {
      browser.setCookie('portal-confirmed', made)
      expect(await readConfirmedCookie(AT)).toBeUndefined()
    },
  )

  test('nor by one whose time or review was changed', async () => {
    await setConfirmedCookie(false, AT)
    const [endsAt, held, mark] = browser.cookie('portal-confirmed')!.split('.')
    for (const made of [`${Number(endsAt) + 1000}.${held}.${mark}`, `${endsAt}.1.${mark}`]) {
      browser.setCookie('portal-confirmed', made)
      expect(await readConfirmedCookie(AT)).toBeUndefined()
    }
  })
})
