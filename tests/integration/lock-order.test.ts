import type { Actor } from '@/lib/access/actor'
import { verifyMobile } from '@/lib/accounts/mobile-commands'
import { acceptInvitation } from '@/lib/auth/invitations'
import { resetPassword } from '@/lib/auth/password-reset'
import { newId, newToken, sha256 } from '@/lib/core/ids'
import type { Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { suspendAccount } from '@/lib/users/suspend-account'
import { suspendUser } from '@/lib/users/suspend-user'
import { db, emptyTables } from '../support/database'
import { AT, makeAccount, makeStaff } from '../support/office-scene'

/** Account, user, then the user's sessions and links: who takes them in another order deadlocks with the rest. */

jest.mock('next/headers', () => jest.requireActual('@/tests/support/browser').nextHeaders)

beforeEach(emptyTables)

const LATER = new Date(AT.getTime() + 60_000)
const PASSWORD = 'Arfaj!93-Tulip'
const address = '198.51.100.7'
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.problems[0]!.code)
const OPTIONS = { timeout: 15_000, maxWait: 10_000 }

async function scene(state: 'ACTIVE' | 'PENDING') {
  const { accountId, actor } = await makeAccount()
  const userId = newId(AT)
  await db.user.create({
    data: {
      id: userId,
      kind: 'ADDITIONAL',
      accountId,
      email: `${userId}@companies.example`,
      firstName: 'ريم',
      lastName: 'العلي',
      mobile: '+96550123456',
      state,
      verifiedAt: state === 'ACTIVE' ? AT : null,
      passwordHash: state === 'ACTIVE' ? 'x' : null,
      createdAt: AT,
    },
  })
  const link = () => {
    const token = newToken()
    return { token, row: { hash: sha256(token), userId, createdAt: AT, expiresAt: LATER } }
  }
  return { userId, accountId, actor, link }
}

/** Until so many wait for a row that another transaction holds. */
async function someoneWaits(many = 1): Promise<void> {
  const waiting = async () => {
    const [row] = await db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
    return row!.count
  }
  for (let turn = 0; (await waiting()) < many; turn += 1) {
    if (turn > 400) throw new Error('nobody waits')
    await new Promise((done) => setTimeout(done, 25))
  }
}

/** Suspends a user; `other` begins when the user's row is locked already, and nothing else is. */
function suspendDuring<T>(actor: Actor, userId: string, other: () => Promise<T>) {
  let begun: Promise<T> | undefined
  const suspended = db.$transaction(async (tx: Tx) => {
    await tx.user.update({ where: { id: userId }, data: { locale: 'en' } })
    begun = other()
    begun.catch(() => undefined)
    await someoneWaits()
    return suspendUser(tx, actor, AT, { userId, reason: 'left the company' })
  }, OPTIONS)
  return suspended.then(async (result) => [codeOf(result), await begun!] as const)
}

test('a suspension and the use of a reset link take turns', async () => {
  const { userId, actor, link } = await scene('ACTIVE')
  const { token, row } = link()
  await db.passwordReset.create({ data: row })
  const [suspended, reset] = await suspendDuring(actor, userId, () =>
    resetPassword(token, PASSWORD, AT, address),
  )
  expect([suspended, codeOf(reset)]).toEqual(['ok', 'resetLinkUsed'])
  expect(await db.user.findUniqueOrThrow({ where: { id: userId } })).toMatchObject({ passwordHash: 'x' })
})

test('a suspension and the acceptance of an invitation take turns', async () => {
  const { userId, actor, link } = await scene('PENDING')
  const { token, row } = link()
  await db.invitation.create({ data: row })
  const [suspended, accepted] = await suspendDuring(actor, userId, () =>
    acceptInvitation({ token, password: PASSWORD, termsVersion: '2026-11', at: AT, address }),
  )
  expect([suspended, codeOf(accepted)]).toEqual(['ok', 'invitationUsed'])
  expect(await db.user.findUniqueOrThrow({ where: { id: userId } })).toMatchObject({
    state: 'SUSPENDED',
    passwordHash: null,
  })
})

test('two reset links of one user take turns: the second finds its link used', async () => {
  const { userId, link } = await scene('ACTIVE')
  const links = [link(), link()]
  await db.passwordReset.createMany({ data: links.map(({ row }) => row) })
  // Both wait for the user's row at one moment.
  const resets = await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { locale: 'en' } })
    const begun = links.map(({ token }) => resetPassword(token, PASSWORD, AT, address))
    for (const one of begun) one.catch(() => undefined)
    await someoneWaits(2)
    return begun
  }, OPTIONS)
  expect((await Promise.all(resets)).map(codeOf).sort()).toEqual(['ok', 'resetLinkUsed'])
})

test('a code of the mobile and a suspension take turns: both lock the account first', async () => {
  const { userId, accountId, actor } = await scene('ACTIVE')
  const member = { ...actor, kind: 'ADDITIONAL', userId } as Parameters<typeof verifyMobile>[1]
  const results = await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Account" WHERE id = ${accountId}::uuid FOR UPDATE`
    const code = db.$transaction((other) => verifyMobile(other, member, '123456', AT, address), OPTIONS)
    code.catch(() => undefined)
    await someoneWaits()
    return [code, Promise.resolve(await suspendUser(tx, actor, AT, { userId, reason: 'left' }))]
  }, OPTIONS)
  expect((await Promise.all(results)).map(codeOf)).toEqual(['codeNone', 'ok'])
})

test('a suspension of the whole account and the use of a reset link take turns', async () => {
  const { userId, accountId, link } = await scene('ACTIVE')
  const officer = await makeStaff('ADMINISTRATOR')
  const { token, row } = link()
  await db.passwordReset.create({ data: row })
  const session = { id: newId(AT), userId, createdAt: AT, lastSeenAt: AT, address: '', userAgent: '' }
  await db.session.create({ data: { ...session, expiresAt: LATER } })
  const [suspended, reset] = await db.$transaction(async (tx) => {
    await tx.session.updateMany({ where: { id: session.id }, data: { lastSeenAt: LATER } })
    const suspension = db.$transaction(
      (other) => suspendAccount(other, officer, AT, { accountId, reason: 'fraud' }),
      OPTIONS,
    )
    await someoneWaits(1)
    const use = resetPassword(token, PASSWORD, AT, address)
    for (const one of [suspension, use]) one.catch(() => undefined)
    await someoneWaits(2)
    return [suspension, use] as const
  }, OPTIONS)
  expect([codeOf(await suspended), codeOf(await reset)]).toEqual(['ok', 'resetLinkUsed'])
})
