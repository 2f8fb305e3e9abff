import { can } from '@/lib/access/permissions'
import { register } from '@/lib/accounts/commands'
import { verifyMobile } from '@/lib/accounts/mobile-commands'
import { verifyCode } from '@/lib/accounts/verification-commands'
import { findPending } from '@/lib/accounts/queries'
import { actorForToken } from '@/lib/auth/session'
import { findUserActor } from '@/lib/auth/user-actor'
import { fingerprint } from '@/lib/core/vault'
import { memberOf } from '@/lib/access/actor'
import { answerInvitation } from '@/lib/users/invitations/answer-invitation'
import { findJoin } from '@/lib/users/invitations/find-join'
import { resendJoinCode, verifyJoinEmail, verifyJoinMobile } from '@/lib/users/invitations/join-codes'
import { withdrawInvitation } from '@/lib/users/invitations/withdraw-invitation'
import { subscribe, unsubscribe } from '@/lib/users/subscription-commands'
import { suspendAccount } from '@/lib/users/suspend-account'
import {
  after,
  AT,
  attempt,
  from,
  lastCode,
  messages,
  problem,
  registration,
} from '../support/accounts-scene'
import { browser } from '../support/browser'
import { companyOf, valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import {
  accept,
  answers,
  context,
  EMAIL,
  invite,
  mailsTo,
  tokenOf,
  upToTerms,
  VISITOR,
} from '../support/invitation-scene'
import { makeAccount, makeStaff } from '../support/office-scene'

jest.mock(
  'next/headers',
  () => jest.requireActual<typeof import('../support/browser')>('../support/browser').nextHeaders,
)

beforeEach(async () => {
  await emptyTables()
  browser.clear()
})

const MOBILE = '+96550123456'
const answer = (token: string, at = after(5)) =>
  answerInvitation(VISITOR, answers(token), { at, locale: 'ar' })
const enter = (key: { token: string; browser: string | undefined }, code: string, at = after(5)) =>
  attempt((tx) => verifyJoinEmail(tx, VISITOR, key, code, context(at)))
const wrong = (code: string) => (code === '111111' ? '222222' : '111111')

test('details, password, e-mail code, mobile code, terms: in, with what was planned', async () => {
  const { actor, accountId, number, userId } = await makeAccount()
  const companyId = await companyOf(accountId, number, 'MAIN', 'شركة الأفق للتجارة العامة')
  const plan = { services: ['PAYMENTS' as const, 'TARIFF' as const], companyIds: [companyId] }
  const { id } = valueOf(await invite(actor, plan))
  const token = await tokenOf()
  expect(await findJoin({ token, browser: undefined }, after(5))).toMatchObject({
    step: 'DETAILS',
    person: { mobile: '+96550000001' },
    inviter: 'حامد الهاشمي',
    nameAr: 'شركة الأفق للتجارة العامة',
  })
  const key = valueOf(await answer(token))
  expect(await findJoin(key, after(5))).toMatchObject({ step: 'CODE', person: { mobile: MOBILE } })
  valueOf(await enter(key, await lastCode(EMAIL)))
  expect(await findJoin(key, after(5))).toMatchObject({ step: 'MOBILE' })
  const code = await lastCode(MOBILE)
  valueOf(await attempt((tx) => verifyJoinMobile(tx, VISITOR, key, code, context(after(5)))))
  expect(await findJoin(key, after(5))).toMatchObject({ step: 'TERMS' })
  expect(await db.user.count({ where: { email: EMAIL } })).toBe(0)
  valueOf(await accept(key))
  const user = await db.user.findFirstOrThrow({ where: { email: EMAIL }, include: { terms: true } })
  expect(user).toMatchObject({
    kind: 'ADDITIONAL',
    accountId,
    state: 'ACTIVE',
    mobile: MOBILE,
    civilIdHmac: fingerprint('288020122596'),
    verifiedAt: after(5),
    mobileVerifiedAt: after(5),
  })
  expect(user.terms).toHaveLength(1)
  const member = memberOf(await findUserActor(db, user.id, after(7)))
  expect(can(member, 'payments.pay', companyId)).toBe(true)
  expect(can(member, 'tariff.use', null)).toBe(true)
  expect(can(member, 'companies.read', companyId)).toBe(false)
  expect(await db.grant.findMany({ select: { grantedBy: true } })).toEqual([
    { grantedBy: userId },
    { grantedBy: userId },
  ])
  const events = await db.accessEvent.findMany({ where: { accountId }, orderBy: { id: 'asc' } })
  expect(events.map(({ kind }) => kind)).toEqual(['USER_JOINED', 'GRANTED', 'GRANTED'])
  const session = await db.session.findFirstOrThrow({ where: { userId: user.id } })
  const signedIn = await actorForToken({ userId: user.id, sessionId: session.id }, after(7))
  expect(signedIn.kind).toBe('ADDITIONAL')
  expect(await db.userInvitation.findUniqueOrThrow({ where: { id } })).toMatchObject({
    personCipher: null,
    answersCipher: null,
  })
  expect(await db.notification.findMany({ select: { userId: true, kind: true } })).toEqual([
    { userId, kind: 'user.joined' },
  ])
})

test('no code goes to the mobile that the general user typed, and none before the e-mail’s is entered', async () => {
  const { actor } = await makeAccount()
  valueOf(await invite(actor))
  const key = valueOf(await answer(await tokenOf()))
  expect((await messages()).filter(({ line }) => line.startsWith('SMS'))).toEqual([])
  valueOf(await enter(key, await lastCode(EMAIL)))
  const sms = (await messages()).filter(({ line }) => line.startsWith('SMS'))
  expect(sms.map(({ line }) => line)).toEqual([`SMS mobile.code → ${MOBILE}`])
})

test('the mobile may follow later: its code works for the user', async () => {
  const { actor } = await makeAccount()
  const { id } = valueOf(await invite(actor))
  valueOf(await accept(await upToTerms()))
  const member = memberOf(await findUserActor(db, id, after(7)))
  const code = await lastCode(MOBILE)
  valueOf(await attempt((tx) => verifyMobile(tx, member, code, after(7), '198.51.100.7')))
  expect(await db.user.findUniqueOrThrow({ where: { id } })).toMatchObject({ mobileVerifiedAt: after(7) })
})

test('accepted twice at once, or again: one user, and the link says so', async () => {
  const { actor } = await makeAccount()
  valueOf(await invite(actor))
  const key = await upToTerms()
  const results = await Promise.all([accept(key), accept(key), accept(key)])
  expect(results.map(problem).sort()).toEqual(['joinClosed', 'joinClosed', 'ok'])
  expect(await db.user.count({ where: { email: EMAIL } })).toBe(1)
  expect(await findJoin(key, after(8))).toEqual({ state: 'ACCEPTED' })
  expect(problem(await answer(key.token, after(8)))).toBe('joinClosed')
})

test('withdrawn at the moment it is accepted: one of the two happens', async () => {
  const { actor } = await makeAccount()
  const { id } = valueOf(await invite(actor))
  const key = await upToTerms()
  const [accepted, withdrawn] = await Promise.all([
    accept(key),
    attempt((tx) => withdrawInvitation(tx, actor, after(6), { invitationId: id })),
  ])
  expect([problem(accepted), problem(withdrawn)].sort()).toEqual(
    accepted.ok ? ['invitationAccepted', 'ok'] : ['joinClosed', 'ok'],
  )
  expect(await db.user.count({ where: { email: EMAIL } })).toBe(accepted.ok ? 1 : 0)
})

test('expired or withdrawn in the middle: refused, and nothing is made', async () => {
  const { actor } = await makeAccount()
  const { id } = valueOf(await invite(actor))
  const key = await upToTerms()
  expect(problem(await accept(key, after(7 * 24 * 60)))).toBe('joinClosed')
  valueOf(await attempt((tx) => withdrawInvitation(tx, actor, after(6), { invitationId: id })))
  expect(problem(await accept(key))).toBe('joinClosed')
  expect(await db.user.count({ where: { email: EMAIL } })).toBe(0)
})

test('a suspended account lets nobody in', async () => {
  const { actor, accountId } = await makeAccount()
  valueOf(await invite(actor))
  const key = await upToTerms()
  const officer = await makeStaff('ADMINISTRATOR')
  valueOf(await attempt((tx) => suspendAccount(tx, officer, after(5), { accountId, reason: 'x' })))
  expect(problem(await accept(key))).toBe('joinClosed')
})

describe('only the browser that chose the password goes on', () => {
  test('another one, or one that answers later, does not finish what this one began', async () => {
    const { actor } = await makeAccount()
    valueOf(await invite(actor))
    const token = await tokenOf()
    const own = valueOf(await answer(token))
    // Somebody else with the link slips in a password of his own; the code in the mailbox is the owner's.
    const other = valueOf(await answer(token, after(5.1)))
    const code = await lastCode(EMAIL)
    expect(problem(await enter(own, code, after(5.2)))).toBe('joinElsewhere')
    expect(problem(await enter({ token, browser: undefined }, code, after(5.2)))).toBe('joinElsewhere')
    expect(await findJoin(own, after(5.2))).toMatchObject({
      step: 'DETAILS',
      person: { mobile: '+96550000001' },
    })
    expect(problem(await accept(other, after(5.3)))).toBe('joinElsewhere')
  })

  test('correcting the details asks for both codes anew', async () => {
    const { actor } = await makeAccount()
    valueOf(await invite(actor))
    const key = await upToTerms()
    const again = valueOf(await answer(key.token, after(8)))
    expect(await findJoin(again, after(8))).toMatchObject({ step: 'CODE' })
    expect(problem(await accept(again, after(8)))).toBe('joinElsewhere')
  })
})

test('wrong codes are counted, and another may be asked for after a minute', async () => {
  const { actor } = await makeAccount()
  valueOf(await invite(actor))
  const key = valueOf(await answer(await tokenOf()))
  const code = await lastCode(EMAIL)
  for (let n = 0; n < 4; n += 1) expect(problem(await enter(key, wrong(code)))).toBe('codeWrong')
  expect(problem(await enter(key, wrong(code)))).toBe('codeSpent')
  expect(problem(await enter(key, code))).toBe('codeSpent')
  const resend = (at: Date) => attempt((tx) => resendJoinCode(tx, VISITOR, key, context(at)))
  expect(problem(await resend(after(5.5)))).toBe('resendTooSoon')
  valueOf(await resend(after(6)))
  valueOf(await enter(key, await lastCode(EMAIL), after(6)))
  expect(await db.auditEvent.count({ where: { event: 'invitation.code-wrong', outcome: 'REFUSED' } })).toBe(5)
})

test('nobody who is signed in accepts for somebody else', async () => {
  const { actor } = await makeAccount()
  valueOf(await invite(actor))
  const token = await tokenOf()
  const given = { at: after(5), locale: 'ar' }
  expect(problem(await answerInvitation(actor, answers(token), given))).toBe('joinSignedIn')
  const key = await upToTerms()
  const { joinAccount } = await import('@/lib/users/invitations/join-account')
  const tried = await attempt((tx) => joinAccount(tx, actor, key, context(after(6))))
  expect(problem(tried)).toBe('joinSignedIn')
})

describe('the address meanwhile', () => {
  const registerIt = async () => {
    const { token } = valueOf(await register(registration({ email: EMAIL }), from(after(5.5))))
    return (await findPending(token, after(5.5)))!.userId
  }

  test('registered and confirmed by its owner: the invitation says so and makes no second user', async () => {
    const { actor } = await makeAccount()
    valueOf(await invite(actor))
    const key = await upToTerms()
    const userId = await registerIt()
    const code = (await mailsTo(EMAIL)).at(-1)!.args.code!
    valueOf(await attempt((tx) => verifyCode(tx, userId, code, after(5.7), '198.51.100.1')))
    expect(problem(await accept(key))).toBe('joinAddressHeld')
    expect(await findJoin(key, after(6))).toEqual({ state: 'ADDRESS_HELD' })
    expect(await db.user.count({ where: { email: EMAIL, state: { not: 'LAPSED' } } })).toBe(1)
  })

  test('registered by anybody and never confirmed: it lapses, and its code is worth nothing', async () => {
    const { actor } = await makeAccount()
    valueOf(await invite(actor))
    const key = await upToTerms()
    const userId = await registerIt()
    valueOf(await accept(key))
    const code = (await mailsTo(EMAIL)).filter(({ args }) => args.code).at(-1)!.args.code!
    const late = await attempt((tx) => verifyCode(tx, userId, code, after(7), '198.51.100.1'))
    expect(problem(late)).toBe('registrationGone')
    expect(await db.user.findMany({ where: { email: EMAIL }, select: { state: true } })).toEqual(
      expect.arrayContaining([{ state: 'LAPSED' }, { state: 'ACTIVE' }]),
    )
  })
})

test('what can no longer be granted is left out, and what was left and taken up again is granted', async () => {
  const { actor, accountId, number } = await makeAccount()
  const companyId = await companyOf(accountId, number)
  const services = ['PAYMENTS' as const, 'TARIFF' as const, 'COMPANY_REGISTRATION' as const]
  const { id } = valueOf(await invite(actor, { services, companyIds: [companyId] }))
  for (const service of ['PAYMENTS', 'TARIFF'] as const)
    valueOf(await attempt((tx) => unsubscribe(tx, actor, after(1), { accountId, service })))
  valueOf(await attempt((tx) => subscribe(tx, actor, after(2), { accountId, service: 'TARIFF' })))
  valueOf(await accept(await upToTerms()))
  const grants = await db.grant.findMany({ where: { userId: id }, orderBy: { service: 'asc' } })
  expect(grants.map(({ service, reach }) => [service, reach])).toEqual([
    ['COMPANY_REGISTRATION', 'COMPANY'],
    ['TARIFF', 'NONE'],
  ])
})

test('all companies means those of later too; a general user needs no grants', async () => {
  const { actor } = await makeAccount()
  valueOf(await invite(actor, { services: ['PAYMENTS'], allCompanies: true }))
  valueOf(await accept(await upToTerms()))
  expect(await db.grant.findMany({ select: { reach: true, companyId: true } })).toEqual([
    { reach: 'ALL', companyId: null },
  ])
  const second = 'second@ofuq.example'
  valueOf(await invite(actor, { email: second, kind: 'GENERAL', services: [] }, AT))
  valueOf(await accept(await upToTerms(second)))
  expect(await db.grant.count()).toBe(1)
  expect((await db.user.findFirstOrThrow({ where: { email: second } })).kind).toBe('GENERAL')
})
