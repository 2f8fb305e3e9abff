import { memberOf } from '@/lib/access/actor'
import { newId } from '@/lib/core/ids'
import { fingerprint, seal } from '@/lib/core/vault'
import { invitationContext } from '@/lib/users/invitations/sealed-person'
import { register } from '@/lib/accounts/commands'
import { listInvitations } from '@/lib/users/invitations/queries'
import { findJoin } from '@/lib/users/invitations/find-join'
import { resendInvitation } from '@/lib/users/invitations/resend-invitation'
import { withdrawInvitation } from '@/lib/users/invitations/withdraw-invitation'
import { changeRole } from '@/lib/users/change-role'
import { unsubscribe } from '@/lib/users/subscription-commands'
import { after, AT, attempt, from, problem, registration } from '../support/accounts-scene'
import { companyOf, valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { accept, EMAIL, invite, mailsTo, tokenOf, upToTerms } from '../support/invitation-scene'
import { makeAccount, makeStaff } from '../support/office-scene'
import { makeAssistant } from '../support/make-assistant'

jest.mock(
  'next/headers',
  () => jest.requireActual<typeof import('../support/browser')>('../support/browser').nextHeaders,
)

beforeEach(emptyTables)

const withdraw = (actor: Parameters<typeof withdrawInvitation>[1], invitationId: string, at = after(1)) =>
  attempt((tx) => withdrawInvitation(tx, actor, at, { invitationId }))

test('an invitation is a mail that says who, for which account and until when, and no user', async () => {
  const { actor, accountId, number } = await makeAccount()
  await companyOf(accountId, number, 'MAIN', 'شركة الأفق للتجارة العامة')
  const { id } = valueOf(await invite(actor))
  expect(await db.user.count({ where: { email: EMAIL } })).toBe(0)
  const [mail] = await mailsTo(EMAIL)
  expect(mail).toMatchObject({
    template: 'account.invitation',
    args: { inviter: 'حامد الهاشمي', companyAr: 'شركة الأفق للتجارة العامة', date: '01/12/2026 09:00' },
  })
  const row = await db.userInvitation.findUniqueOrThrow({ where: { id } })
  expect(JSON.stringify(row)).not.toMatch(/reem|ريم|288020122596|50000001/)
  expect(row.expiresAt).toEqual(after(7 * 24 * 60))
  expect(await db.auditEvent.count({ where: { event: 'invitation.sent', accountId } })).toBe(1)
})

test('the other general users are told, the sender is not', async () => {
  const account = await makeAccount()
  const other = valueOf(await invite(account.actor, { email: 'second@ofuq.example', kind: 'GENERAL' }))
  await accept(await upToTerms('second@ofuq.example'))
  valueOf(await invite(account.actor, {}, after(10)))
  const told = await db.notification.findMany({ where: { kind: 'user.invited' } })
  expect(told.map(({ userId }) => userId)).toEqual([other.id])
  expect((await mailsTo('second@ofuq.example')).at(-1)).toMatchObject({
    template: 'user.invited',
    args: { name: 'ريم العلي', inviter: 'حامد الهاشمي' },
  })
})

describe('a known address', () => {
  const known = async (): Promise<Record<string, string>> => {
    const stranger = await makeAccount()
    const staff = await makeStaff()
    const suspended = await makeAccount()
    await db.user.update({ where: { id: suspended.userId }, data: { state: 'SUSPENDED' } })
    return {
      'of another account': memberOf(stranger.actor).email,
      'of the staff': staff.email,
      'of a suspended user': memberOf(suspended.actor).email,
    }
  }

  test('gets the same answer and the same row in the list; its owner a mail that says so', async () => {
    const { actor } = await makeAccount()
    for (const email of Object.values(await known())) {
      valueOf(await invite(actor, { email }))
      const mails = await mailsTo(email)
      expect(mails.map(({ template, args }) => [template, args.link])).toEqual([
        ['account.invitation-known', '/sign-in'],
      ])
    }
    valueOf(await invite(actor))
    const { rows } = await listInvitations(actor, AT)
    const seen = new Set(rows.map(({ id: _id, email: _email, ...row }) => JSON.stringify(row)))
    expect(rows).toHaveLength(4)
    expect(seen.size).toBe(1)
  })

  test('costs the same statements, and no answer comes before its time', async () => {
    const { actor } = await makeAccount()
    const emails = [EMAIL, ...Object.values(await known())]
    const times: number[] = []
    for (const email of emails) {
      const start = performance.now()
      valueOf(await invite(actor, { email }))
      times.push(performance.now() - start)
    }
    expect(Math.min(...times)).toBeGreaterThanOrEqual(395)
  })

  test('of the own account is named: the sender sees it in the list of users anyway', async () => {
    const { actor, accountId, number } = await makeAccount()
    const companyId = await companyOf(accountId, number)
    const assistant = await makeAssistant(memberOf(actor), companyId)
    expect(await invite(actor, { email: assistant.email })).toEqual({
      ok: false,
      problems: [{ code: 'emailOfColleague', field: 'email' }],
    })
  })

  test('that is only registered and not confirmed is no known one', async () => {
    const { actor } = await makeAccount()
    valueOf(await register(registration({ email: EMAIL }), from()))
    valueOf(await invite(actor))
    expect((await mailsTo(EMAIL)).at(-1)?.template).toBe('account.invitation')
  })
})

test('an invited address can still register for itself, and holds no address', async () => {
  const { actor } = await makeAccount()
  valueOf(await invite(actor))
  valueOf(await register(registration({ email: EMAIL }), from(after(1))))
  expect((await mailsTo(EMAIL)).at(-1)?.template).toBe('verification.code')
})

test('only services that the account has, and its own companies', async () => {
  const { actor, accountId } = await makeAccount()
  const stranger = await makeAccount()
  const companyId = await companyOf(stranger.accountId, stranger.number)
  const foreign = { services: ['PAYMENTS' as const], companyIds: [companyId] }
  expect(problem(await invite(actor, foreign))).toBe('notFound')
  valueOf(await attempt((tx) => unsubscribe(tx, actor, AT, { accountId, service: 'TARIFF' })))
  expect(problem(await invite(actor))).toBe('notSubscribed')
  expect(await db.userInvitation.count()).toBe(0)
})

test('nobody but a general user invites, sends again or withdraws, and only in the own account', async () => {
  const { actor, accountId, number } = await makeAccount()
  const stranger = await makeAccount()
  const companyId = await companyOf(accountId, number)
  const assistant = await makeAssistant(memberOf(actor), companyId)
  const officer = await makeStaff('ADMINISTRATOR')
  const { id } = valueOf(await invite(actor))
  for (const other of [assistant, officer])
    expect(problem(await invite(other, { email: 'x@y.example' }))).toBe('notFound')
  for (const other of [stranger.actor, assistant, officer]) {
    expect(problem(await resendInvitation(other, after(1), { invitationId: id }))).toBe('notFound')
    expect(problem(await withdraw(other, id))).toBe('notFound')
  }
  expect((await listInvitations(stranger.actor, AT)).rows).toEqual([])
})

test('one address has one open invitation in an account, also of two sent at once', async () => {
  const { actor } = await makeAccount()
  const results = await Promise.all([invite(actor), invite(actor)])
  expect(results.map(problem).sort()).toEqual(['alreadyInvited', 'ok'])
  expect(problem(await invite(actor, {}, after(8 * 24 * 60)))).toBe('ok')
  expect(await db.userInvitation.count({ where: { withdrawnAt: null } })).toBe(1)
})

test('an account sends fifty a day', async () => {
  const { actor, accountId } = await makeAccount()
  await db.rateLimit.create({
    data: { key: `invitations:${accountId}`, windowStart: new Date('2026-11-24T00:00:00Z'), count: 49 },
  })
  const { id } = valueOf(await invite(actor))
  expect(problem(await invite(actor, { email: 'more@ofuq.example' }))).toBe('invitationsTooMany')
  expect(problem(await resendInvitation(actor, after(1), { invitationId: id }))).toBe('invitationsTooMany')
  expect(problem(await invite(actor, { email: 'more@ofuq.example' }, after(24 * 60)))).toBe('ok')
})

test('a mailbox is not flooded by many accounts, and they are told nothing of it', async () => {
  for (let n = 0; n < 12; n += 1) valueOf(await invite((await makeAccount()).actor))
  expect(await mailsTo(EMAIL)).toHaveLength(10)
}, 30_000)

test('sent again: seven days from now under a new link, the old one dies; an expired one too', async () => {
  const { actor } = await makeAccount()
  const { id } = valueOf(await invite(actor))
  const first = await tokenOf()
  const late = after(8 * 24 * 60)
  expect(await findJoin({ token: first, browser: undefined }, late)).toEqual({ state: 'EXPIRED' })
  valueOf(await resendInvitation(actor, late, { invitationId: id }))
  const second = await tokenOf()
  expect(await findJoin({ token: first, browser: undefined }, late)).toEqual({ state: 'UNKNOWN' })
  expect(await findJoin({ token: second, browser: undefined }, late)).toMatchObject({ state: 'OPEN' })
})

test('withdrawn: the link says so, the person is erased; twice changes nothing; it is not sent again', async () => {
  const { actor } = await makeAccount()
  const { id } = valueOf(await invite(actor))
  valueOf(await withdraw(actor, id))
  valueOf(await withdraw(actor, id, after(2)))
  expect(await findJoin({ token: await tokenOf(), browser: undefined }, after(3))).toEqual({
    state: 'WITHDRAWN',
  })
  expect(await db.userInvitation.findUniqueOrThrow({ where: { id } })).toMatchObject({
    withdrawnAt: after(1),
    personCipher: null,
  })
  expect(await db.auditEvent.count({ where: { event: 'invitation.withdrawn' } })).toBe(1)
  expect(problem(await resendInvitation(actor, after(3), { invitationId: id }))).toBe('invitationWithdrawn')
})

test('an invitation of somebody who is no general user any more lets nobody in, until another sends it', async () => {
  const { actor, userId } = await makeAccount()
  const second = valueOf(await invite(actor, { email: 'second@ofuq.example', kind: 'GENERAL' }))
  await accept(await upToTerms('second@ofuq.example'))
  const { id } = valueOf(await invite(actor, {}, after(10)))
  const by = { ...memberOf(actor), userId: second.id }
  valueOf(await attempt((tx) => changeRole(tx, by, after(11), { userId, to: 'ADDITIONAL', reason: 'left' })))
  const opened = async () => (await findJoin({ token: await tokenOf(), browser: undefined }, after(12))).state
  expect(await opened()).toBe('WITHDRAWN')
  expect((await listInvitations(by, after(12))).rows[0]).toMatchObject({ state: 'WAITING', orphaned: true })
  valueOf(await resendInvitation(by, after(12), { invitationId: id }))
  expect(await opened()).toBe('OPEN')
})

test('the list goes on where a page ends, newest first', async () => {
  const { actor, accountId, userId } = await makeAccount()
  for (let n = 0; n < 27; n += 1) {
    const [id, at] = [newId(after(n)), after(n)]
    await db.userInvitation.create({
      data: {
        id,
        accountId,
        invitedById: userId,
        kind: 'GENERAL',
        locale: 'ar',
        emailCipher: seal(`n${n}@ofuq.example`, invitationContext(id)),
        emailHmac: fingerprint(`n${n}@ofuq.example`),
        tokenHash: `token ${n}`,
        createdAt: at,
        sentAt: at,
        expiresAt: at,
      },
    })
  }
  const first = await listInvitations(actor, AT)
  const second = await listInvitations(actor, AT, first.next)
  expect([first.rows.length, second.rows.length, second.next]).toEqual([25, 2, undefined])
  expect([...first.rows, ...second.rows].map(({ email }) => email)).toEqual(
    Array.from({ length: 27 }, (_, n) => `n${26 - n}@ofuq.example`),
  )
})
