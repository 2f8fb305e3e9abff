import { resendCode, verifyCode } from '@/lib/accounts/verification-commands'
import { requestPasswordReset, resetPassword } from '@/lib/auth/password-reset'
import { newId } from '@/lib/core/ids'
import { unseal } from '@/lib/core/vault'
import { messageContext, type MessagePayload } from '@/lib/messages/template-names'
import { db, emptyTables } from '../support/database'
import { AT, after, attempt, lastCode, messages, problem, registered } from '../support/accounts-scene'

beforeEach(emptyTables)

const EMAIL = 'nouf@trade.example'
const enter = (userId: string, code: string, at = after(1)) => attempt((tx) => verifyCode(tx, userId, code, at, '198.51.100.1'))
const resend = (userId: string, at: Date) => attempt((tx) => resendCode(tx, userId, at, 'ar'))
const wrong = (code: string) => (code === '111111' ? '222222' : '111111')

test('the right code activates account and user, tells the business and leaves an event', async () => {
  const { userId } = await registered()
  expect(await enter(userId, await lastCode(EMAIL))).toEqual({ ok: true, value: { numberHeld: false } })
  expect(await db.user.findUnique({ where: { id: userId }, include: { account: true } })).toMatchObject({
    state: 'ACTIVE', verifiedAt: after(1), account: { state: 'ACTIVE', verifiedAt: after(1), lapsesAt: null },
  })
  expect(await db.notification.findMany({ where: { userId }, select: { kind: true } })).toEqual([{ kind: 'account.verified' }])
  expect(await db.outboxEvent.count({ where: { type: 'account.verified' } })).toBe(1)
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
  expect(await db.verificationCode.findFirst()).toMatchObject({ tries: 5, usedAt: null })
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
  expect(await resend(userId, after(0.5))).toEqual({ ok: false, problems: [{ code: 'resendTooSoon', args: { seconds: 30 } }] })
  expect(problem(await resend(userId, after(1)))).toBe('ok')
  const second = await lastCode(EMAIL)
  if (first !== second) expect(problem(await enter(userId, first, after(1.5)))).toBe('codeWrong')
  for (let minute = 2; minute <= 5; minute += 1) expect(problem(await resend(userId, after(minute)))).toBe('ok')
  expect(problem(await resend(userId, after(6)))).toBe('codesTooMany')
  expect(problem(await enter(userId, await lastCode(EMAIL), after(6)))).toBe('ok')
  expect(problem(await resend(userId, after(8)))).toBe('alreadyVerified')
})

test('one mobile gets ten SMS a day, in however many registrations; the e-mail goes on bringing codes', async () => {
  const mobile = '+96566000007'
  const sent = async (channel: string) => (await messages()).filter(({ line }) => line.startsWith(`${channel} verification.code`)).length
  for (const email of ['one@trade.example', 'two@trade.example', 'three@trade.example']) {
    const { userId } = await registered({ mobile, email })
    for (let minute = 1; minute <= 5; minute += 1) expect(problem(await resend(userId, after(minute)))).toBe('ok')
  }
  expect([await sent('SMS'), await sent('EMAIL')]).toEqual([10, 18])
  await registered({ mobile, email: 'one@trade.example' }, after(1440))
  expect(await sent('SMS')).toBe(11)
})

test('two resends at once send one code', async () => {
  const { userId } = await registered()
  expect((await Promise.all([resend(userId, after(1)), resend(userId, after(1))])).map(problem).sort()).toEqual(['ok', 'resendTooSoon'])
})

test('the code of one registration is worth nothing in another', async () => {
  const [one, two] = [await registered(), await registered({ email: 'other@trade.example', mobile: '+96566000001' })]
  const code = await lastCode(EMAIL)
  if (code !== (await lastCode('other@trade.example'))) expect(problem(await enter(two.userId, code))).toBe('codeWrong')
  expect(problem(await enter(one.userId, code))).toBe('ok')
  expect(AT < after(1)).toBe(true)
})

test('an account activated by the code of the mobile alone falls to the owner of the e-mail, who is told and asks for a new password', async () => {
  const [mobile, at] = ['+96566000009', after(1)]
  const { userId } = await registered({ mobile })
  expect(problem(await enter(userId, await lastCode(mobile), at))).toBe('ok')
  expect((await messages()).map(({ line }) => line)).toEqual([
    `EMAIL verification.code → ${EMAIL}`, `SMS verification.code → ${mobile}`, `EMAIL account.verified → ${EMAIL}`,
  ])
  const session = { id: newId(at), userId, createdAt: at, lastSeenAt: at, expiresAt: after(720), address: '198.51.100.1', userAgent: 'theirs' }
  await db.session.create({ data: session })
  await requestPasswordReset(EMAIL, after(2), '198.51.100.2')
  expect((await messages()).at(-1)!.line).toBe(`EMAIL password.reset → ${EMAIL}`)
  const row = await db.message.findFirstOrThrow({ where: { template: 'password.reset' } })
  const { args } = JSON.parse(unseal(row.cipher, messageContext(row.id))) as MessagePayload
  expect((await resetPassword(args.link!.split('/').at(-1)!, 'Bahr-Sahel_7431', after(3), '198.51.100.2')).ok).toBe(true)
  expect(await db.session.count({ where: { userId, endedAt: null } })).toBe(0)
})
