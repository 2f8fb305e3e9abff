import { lapseAccounts } from '@/lib/accounts/lapse-accounts'
import { findPending } from '@/lib/accounts/queries'
import { verifyCode } from '@/lib/accounts/verification-commands'
import { decoyAccountOf } from '@/lib/auth/decoy-account'
import { actorForToken } from '@/lib/auth/session'
import { newId } from '@/lib/core/ids'
import * as passwords from '@/lib/auth/password'
import { db, emptyTables } from '../support/database'
import { AT, after, attempt, lastCode, problem, registered } from '../support/accounts-scene'

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

test('registering an unverified e-mail again replaces the account and closes its screen', async () => {
  const first = await registered({ email: 'twice@trade.example' })
  const second = await registered({ email: 'twice@trade.example', firstName: 'هند' }, after(2))
  expect(await findPending(first.token, after(2))).toBeNull()
  expect(await db.user.findUnique({ where: { id: first.userId } })).toMatchObject({ state: 'LAPSED' })
  expect(await db.user.findUnique({ where: { id: second.userId } })).toMatchObject({
    state: 'PENDING',
    firstName: 'هند',
  })
  const code = await lastCode('twice@trade.example')
  expect(problem(await attempt((tx) => verifyCode(tx, first.userId, code, after(3), 'x')))).toBe(
    'registrationGone',
  )
  expect(problem(await attempt((tx) => verifyCode(tx, second.userId, code, after(3), 'x')))).toBe('ok')
})

test('what was not verified in 24 hours is removed with all it said of people; verified accounts stay', async () => {
  const owner = await active('stays@trade.example')
  const lost = await registered({ email: 'lost@trade.example', mobile: '+96566000003' })
  await registered({ email: 'stays@trade.example', mobile: '+96566000004' })
  expect(await lapseAccounts(after(23 * 60))).toBe(0)
  expect(problem(await attempt((tx) => verifyCode(tx, lost.userId, '000000', after(24 * 60), 'x')))).toBe(
    'registrationGone',
  )
  expect(
    await Promise.all([lapseAccounts(after(24 * 60)), lapseAccounts(after(24 * 60))]).then(
      (counts) => counts[0]! + counts[1]!,
    ),
  ).toBe(2)
  expect((await db.user.findMany()).map(({ id }) => id)).toEqual([owner])
  expect([
    await db.account.count(),
    await db.termsAcceptance.count(),
    await db.pendingRegistration.count(),
  ]).toEqual([1, 1, 0])
})

test('signing in right after registering leads to the verification screen, whether the e-mail was known or not', async () => {
  const owner = await active('known@trade.example', { password: 'Owner#5521x' })
  const known = await registered({ email: 'known@trade.example', mobile: '+96566000001' }, after(5))
  const fresh = await registered({ email: 'fresh@trade.example', mobile: '+96566000002' }, after(5))
  const found = async (email: string) =>
    (
      await db.user.findMany({
        where: { OR: [{ email, state: 'PENDING' }, decoyAccountOf(email, after(6))] },
        select: { id: true },
      })
    ).map(({ id }) => id)
  expect([await found('known@trade.example'), await found('fresh@trade.example')]).toEqual([
    [known.userId],
    [fresh.userId],
  ])
  const actors = await Promise.all(
    [known.userId, fresh.userId, owner].map(async (userId) => {
      const sessionId = newId(AT)
      await db.session.create({
        data: {
          id: sessionId,
          userId,
          createdAt: after(6),
          lastSeenAt: after(6),
          expiresAt: after(60),
          address: 'x',
          userAgent: 'x',
        },
      })
      return (await actorForToken({ userId, sessionId }, after(6))).kind
    }),
  )
  expect(actors).toEqual(['UNVERIFIED', 'UNVERIFIED', 'GENERAL'])
})
