import { Client } from 'pg'
import { register } from '@/lib/accounts/commands'
import { findVerification } from '@/lib/accounts/queries'
import { resendCode, verifyCode } from '@/lib/accounts/verification-commands'
import * as passwords from '@/lib/auth/password'
import { unseal, fingerprint } from '@/lib/core/vault'
import { db, emptyTables } from '../support/database'
import {
  AT,
  after,
  attempt,
  from,
  lastCode,
  messages,
  problem,
  registered,
  registration,
} from '../support/accounts-scene'

jest.mock('@/lib/auth/password', () => {
  const real = jest.requireActual<typeof passwords>('@/lib/auth/password')
  return { ...real, hashPassword: jest.fn(real.hashPassword) }
})

beforeEach(async () => {
  await emptyTables()
  jest.mocked(passwords.hashPassword).mockClear()
})

/** Registers and enters the code. */
async function active(email: string, over = {}): Promise<string> {
  const { userId } = await registered({ email, ...over })
  const code = await lastCode(email)
  expect(problem(await attempt((tx) => verifyCode(tx, userId, code, after(1), 'x')))).toBe('ok')
  return userId
}

test('a registration makes one unverified account with its general user, all services, the terms and two codes', async () => {
  const { userId } = await registered({ email: 'nouf@trade.example' })
  const user = await db.user.findUniqueOrThrow({
    where: { id: userId },
    include: { account: { include: { subscriptions: true } }, terms: true },
  })
  expect(user).toMatchObject({
    kind: 'GENERAL',
    state: 'PENDING',
    gender: 'FEMALE',
    mobile: '+96550123456',
    locale: 'ar',
    verifiedAt: null,
  })
  expect(user.account).toMatchObject({
    state: 'UNVERIFIED',
    commercialRegistrationNumber: '731155',
    lapsesAt: after(24 * 60),
  })
  expect(user.account!.subscriptions).toHaveLength(7)
  expect(user.terms).toEqual([
    expect.objectContaining({
      version: expect.any(String),
      acceptedAt: AT,
      address: expect.stringContaining('198.51.100.'),
    }),
  ])
  expect(user.passwordHash).toMatch(/^\$argon2id\$/)
  expect(user.civilIdCipher).not.toContain('288020122596')
  expect(unseal(user.civilIdCipher!, 'civil-id')).toBe('288020122596')
  expect(user.civilIdHmac).toBe(fingerprint('288020122596'))
  const sent = await messages()
  expect(sent.map(({ line }) => line)).toEqual([
    'EMAIL verification.code → nouf@trade.example',
    'SMS mobile.code → +96550123456',
  ])
  expect(
    (
      await db.verificationCode.findMany({
        where: { userId },
        select: { channel: true },
        orderBy: { id: 'asc' },
      })
    ).map(({ channel }) => channel),
  ).toEqual(['EMAIL', 'SMS'])
  expect(sent.map(({ code }) => code)).toEqual([
    expect.stringMatching(/^\d{6}$/),
    expect.stringMatching(/^\d{6}$/),
  ])
})

test('a known e-mail goes the same way, statement by statement, with one password hash, and its owner is told by mail', async () => {
  const owner = await active('known@trade.example')
  const spy = jest.spyOn(Client.prototype, 'query')
  const statements = async (email: string) => {
    spy.mockClear()
    jest.mocked(passwords.hashPassword).mockClear()
    const result = await registered(
      { email, mobile: email.startsWith('known') ? '+96566000001' : '+96566000002' },
      after(5),
    )
    const texts = spy.mock.calls.map(([query]) =>
      typeof query === 'string' ? query : (query as unknown as { text: string }).text,
    )
    return { ...result, texts, hashes: jest.mocked(passwords.hashPassword).mock.calls.length }
  }
  await statements('warm@trade.example')
  const known = await statements('known@trade.example')
  const fresh = await statements('fresh@trade.example')
  spy.mockRestore()
  expect(known.texts).toEqual(fresh.texts)
  expect(known.texts.length).toBeGreaterThan(15)
  expect([known.hashes, fresh.hashes]).toEqual([1, 1])
  expect((await messages()).map(({ line }) => line)).toEqual(
    expect.arrayContaining([
      'EMAIL account.exists → known@trade.example',
      'SMS mobile.code → +96566000001',
      'EMAIL verification.code → fresh@trade.example',
    ]),
  )
  const screens = [
    await findVerification(known.userId, after(5)),
    await findVerification(fresh.userId, after(5)),
  ]
  expect(screens[0]).toEqual({ ...screens[1], email: screens[0]!.email, mobile: screens[0]!.mobile })
  expect(await db.user.findUnique({ where: { id: owner } })).toMatchObject({
    state: 'ACTIVE',
    mobile: '+96550123456',
  })
})

test('whoever registers an e-mail with an own mobile sees and can do the same, whether it is known or not, and activates nothing', async () => {
  const owner = await active('known@trade.example')
  const before = await db.user.findUniqueOrThrow({ where: { id: owner } })
  const seen = async (email: string, mobile: string, at: number) => {
    const { userId } = await registered({ email, mobile }, after(at))
    const [code, enter, steps] = [
      await lastCode(mobile),
      (typed: string, minute: number) =>
        attempt((tx) => verifyCode(tx, userId, typed, after(at + minute), 'x')),
      [] as unknown[],
    ]
    const wrong = code === '111111' ? '222222' : '111111'
    steps.push(
      await enter(code, 1),
      await enter(wrong, 1),
      await attempt((tx) => resendCode(tx, userId, after(at + 2), 'ar')),
    )
    for (let turn = 0; turn < 5; turn += 1) steps.push(await enter(wrong, 3))
    steps.push(await enter(code, 3), await enter(wrong, 13), await findVerification(userId, after(at + 14)))
    const user = await db.user.findUniqueOrThrow({ where: { id: userId }, include: { account: true } })
    expect([user.verifiedAt, user.mobileVerifiedAt, user.account!.state, userId === owner]).toEqual([
      null,
      null,
      'UNVERIFIED',
      false,
    ])
    // What the screens show of the two: masked, and of the same shape.
    return JSON.stringify(steps)
      .replaceAll(/[kf]•••@trade.example|\+965 ••••\W*\d+|•+ ?\d+/g, '*')
      .replaceAll(mobile.slice(-3), '*')
  }
  expect(await seen('known@trade.example', '+96566000001', 5)).toBe(
    await seen('fresh@trade.example', '+96566000002', 5),
  )
  expect(await db.user.findUnique({ where: { id: owner } })).toEqual(before)
  expect(await db.account.count({ where: { state: 'ACTIVE' } })).toBe(1)
})

test('not even the stored code of a stand-in, were it found out, would activate anything', async () => {
  await active('known@trade.example')
  const { userId } = await registered({ email: 'known@trade.example', mobile: '+96566000001' }, after(5))
  const { id } = await db.verificationCode.findFirstOrThrow({ where: { userId, channel: 'EMAIL' } })
  await db.verificationCode.update({
    where: { id },
    data: { codeHash: fingerprint(`verification:${userId}:123456`) },
  })
  expect(problem(await attempt((tx) => verifyCode(tx, userId, '123456', after(6), 'x')))).toBe('codeWrong')
})

test('staff e-mails are known e-mails', async () => {
  await db.user.create({
    data: {
      id: '01900000-0000-7000-8000-000000000001',
      kind: 'STAFF',
      email: 'noura@customs.example',
      firstName: 'نورة',
      lastName: 'م',
      state: 'ACTIVE',
      createdAt: AT,
    },
  })
  const { userId } = await registered({ email: 'noura@customs.example' })
  expect(await db.user.findUnique({ where: { id: userId } })).toMatchObject({ state: 'LAPSED' })
  expect((await messages())[0]!.line).toBe('EMAIL account.exists → noura@customs.example')
})

test('two tabs that register one e-mail at once leave exactly one account that can be verified', async () => {
  const results = await Promise.all(
    ['أ', 'ب', 'ج'].map((firstName) =>
      register(registration({ email: 'tabs@trade.example', firstName }), from()),
    ),
  )
  expect(results.map(problem)).toEqual(['ok', 'ok', 'ok'])
  expect(await db.user.count({ where: { email: 'tabs@trade.example', state: 'PENDING' } })).toBe(1)
  expect(await db.pendingRegistration.count()).toBe(1)
})

test('one form sent twice at once, or again, is one registration with one screen', async () => {
  const input = registration({ email: 'double@trade.example' })
  const results = await Promise.all([1, 2, 3].map(() => register(input, from())))
  expect(new Set(results.map((result) => (result.ok ? result.value.token : problem(result)))).size).toBe(1)
  expect(await register(input, from(after(1)))).toEqual(results[0])
  expect(await db.user.count()).toBe(1)
  expect(await messages()).toHaveLength(2)
})

test('the number is asked of entities alone, and the legal entity must be one of the list', async () => {
  expect(await register(registration({ crNumber: null }), from())).toEqual({
    ok: false,
    problems: [{ code: 'crNumberRequired', field: 'crNumber' }],
  })
  expect(await register(registration({ legalEntity: 'NONSENSE' }), from())).toEqual({
    ok: false,
    problems: [{ code: 'required', field: 'legalEntity' }],
  })
  expect(problem(await register(registration({ legalEntity: 'INDIVIDUAL', crNumber: null }), from()))).toBe(
    'ok',
  )
  expect(await db.account.findFirst()).toMatchObject({ commercialRegistrationNumber: null })
})

test('a number that another account holds is registered, audited, and brought to the office once verified', async () => {
  await active('holder@trade.example', { crNumber: '555001' })
  await db.user.create({
    data: {
      id: '01900000-0000-7000-8000-000000000002',
      kind: 'STAFF',
      email: 'officer@customs.example',
      firstName: 'نورة',
      lastName: 'م',
      state: 'ACTIVE',
      createdAt: AT,
      roles: { create: { role: 'REGISTRATION_OFFICER', grantedAt: AT } },
    },
  })
  const { userId } = await registered({
    email: 'second@trade.example',
    crNumber: '555001',
    mobile: '+96566000009',
  })
  expect(await db.auditEvent.count({ where: { event: 'registration.number-held' } })).toBe(1)
  expect(await db.notification.count({ where: { kind: 'number.held' } })).toBe(0)
  const code = await lastCode('second@trade.example')
  expect(await attempt((tx) => verifyCode(tx, userId, code, after(1), 'x'))).toEqual({
    ok: true,
    value: { numberHeld: true },
  })
  expect(
    await db.notification.findMany({
      where: { kind: 'number.held' },
      select: { args: true, user: { select: { email: true } } },
    }),
  ).toEqual([{ args: { number: '555001' }, user: { email: 'officer@customs.example' } }])
})

test('the screen of a registration says whether its mail came back, by the last report', async () => {
  const { userId } = await registered({ email: 'nouf@trade.example' })
  const shown = async () => (await findVerification(userId, after(5)))!.undelivered
  expect(await shown()).toBe(false)
  const key = { userId, channel: 'EMAIL' } as const
  await db.addressDelivery.create({ data: { ...key, outcome: 'BOUNCED', happenedAt: AT } })
  expect(await shown()).toBe(true)
  await db.addressDelivery.update({ where: { userId_channel: key }, data: { outcome: 'DELIVERED' } })
  await db.addressDelivery.create({ data: { userId, channel: 'SMS', outcome: 'BOUNCED', happenedAt: AT } })
  expect(await shown()).toBe(false)
})
