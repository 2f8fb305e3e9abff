import { register } from '@/lib/accounts/commands'
import { sha256 } from '@/lib/core/ids'
import * as passwords from '@/lib/auth/password'
import { issueCaptcha } from '@/lib/captcha/challenge'
import { unseal } from '@/lib/core/vault'
import { db, emptyTables } from '../support/database'
import { AT, after, from, problem, registration } from '../support/accounts-scene'

jest.mock('@/lib/auth/password', () => {
  const real = jest.requireActual<typeof passwords>('@/lib/auth/password')
  return { ...real, hashPassword: jest.fn(real.hashPassword) }
})

beforeEach(async () => {
  await emptyTables()
  jest.mocked(passwords.hashPassword).mockClear()
})

test('a form with a picture sent twice at once is one registration, although a picture is spent once', async () => {
  const captchaId = await issueCaptcha(AT)
  const { textCipher } = await db.captchaChallenge.findUniqueOrThrow({ where: { id: captchaId } })
  const input = registration({
    captchaWay: 'picture',
    captchaId,
    captchaAnswer: unseal(textCipher!, `captcha:${captchaId}`),
  })
  const results = await Promise.all([register(input, from()), register(input, from())])
  expect(results.map(problem)).toEqual(['ok', 'ok'])
  expect(results[0]).toEqual(results[1])
  expect(await db.user.count()).toBe(1)
  expect(problem(await register({ ...input, email: 'other@trade.example' }, from()))).toBe('captchaExpired')
})

test('one address names an e-mail or a mobile in at most five registrations a day, and keeps nobody elsewhere from registering', async () => {
  const [stranger, owner] = [from(), from()]
  await db.rateLimit.createMany({
    data: [
      {
        key: `captcha-skip:${sha256(stranger.address)}`,
        windowStart: new Date(Math.floor(AT.getTime() / 86_400_000) * 86_400_000),
        count: -10,
      },
    ],
  })
  for (let i = 0; i < 5; i += 1)
    expect(problem(await register(registration({ email: `m${i}@trade.example` }), stranger))).toBe('ok')
  expect(await register(registration({ email: 'm6@trade.example' }), stranger)).toEqual({
    ok: false,
    problems: [{ code: 'registrationsTooMany', field: 'email' }],
  })
  expect(problem(await register(registration({ email: 'm6@trade.example' }), owner))).toBe('ok')
  expect(
    problem(await register(registration({ email: 'm7@trade.example' }), { ...stranger, at: after(24 * 60) })),
  ).toBe('ok')
})

test('one e-mail or mobile is named by at most twenty registrations a day, from wherever', async () => {
  await db.rateLimit.create({
    data: {
      key: `registrations:${sha256('+96550123456')}`,
      windowStart: new Date(Math.floor(AT.getTime() / 86_400_000) * 86_400_000),
      count: 19,
    },
  })
  expect(problem(await register(registration({ email: 'm1@trade.example' }), from()))).toBe('ok')
  expect(problem(await register(registration({ email: 'm2@trade.example' }), from()))).toBe(
    'registrationsTooMany',
  )
})
