import { memberOf, type Actor } from '@/lib/access/actor'
import { accountOfSubject } from '@/lib/audit/account-of-subject'
import { recordAudit } from '@/lib/audit/audit'
import { newId } from '@/lib/core/ids'
import { handledCall } from '@/lib/http/handled-call'
import { expirePaymentRequests } from '@/lib/payments/attempt-sweep'
import { openReview } from '@/lib/payments/open-review'
import { requestRefund } from '@/lib/payments/refund-commands'
import { runInquiry } from '@/lib/payments/run-inquiry'
import { runOfficerInquiry } from '@/lib/payments/run-officer-inquiry'
import { startPayment } from '@/lib/payments/start-payment'
import { auditWithoutAccount } from '../support/audit-without-account'
import { companyOf, valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { fakeKnet } from '../support/fake-knet'
import { AT, makeAccount, makeRegistration, makeStaff, run } from '../support/office-scene'
import { issueRequest, paymentScene } from '../support/payment-scene'

jest.mock('@/lib/knet/pipe', () => {
  const { fakeKnet: knet } = jest.requireActual<typeof import('../support/fake-knet')>('../support/fake-knet')
  return { sendInquiry: knet.sendInquiry, sendRefund: knet.sendRefund }
})

const NOBODY: Actor = { kind: 'VISITOR' }
const MINUTE = 60_000
const line = (event: string) => db.auditEvent.findFirstOrThrow({ where: { event }, orderBy: { id: 'desc' } })

beforeEach(async () => {
  await emptyTables()
  fakeKnet.reset()
})

describe('who and from where', () => {
  const call = { acted: true, address: '192.0.2.7', userAgent: `Mozilla/5.0 Firefox/140 ${'x'.repeat(400)}` }

  it('names a member, with the account, the address and the browser of the call', async () => {
    const { actor, accountId } = await makeAccount()
    const { firstName, lastName } = memberOf(actor)
    await handledCall.run(call, () => recordAudit(db, actor, AT, { event: 'password.changed' }))
    const { device, ...row } = await line('password.changed')
    expect(row).toMatchObject({
      actorName: `${firstName} ${lastName}`,
      actorRole: 'GENERAL',
      accountId,
      address: '192.0.2.7',
    })
    expect(device).toHaveLength(300)
    expect(device).toContain('Firefox/140')
  })

  it('names an officer, and the account that the subject belongs to', async () => {
    const [officer, account] = await Promise.all([makeStaff(), makeAccount()])
    const { id } = await makeRegistration({ account })
    await handledCall.run(call, () =>
      recordAudit(db, officer, AT, { event: 'request.claimed', subject: 'Request', subjectId: id }),
    )
    expect(await line('request.claimed')).toMatchObject({
      actorId: officer.userId,
      actorName: 'نورة المطيري',
      actorRole: 'REGISTRATION_OFFICER',
      accountId: account.accountId,
    })
  })

  it('names who proved to be somebody by a password or a link, and no visitor', async () => {
    const { userId } = await makeAccount()
    const person = await db.user.findUniqueOrThrow({ where: { id: userId } })
    await recordAudit(db, NOBODY, AT, { event: 'sign-in', person, subject: 'User', subjectId: userId })
    await recordAudit(db, NOBODY, AT, { event: 'registration.received' })
    expect(await line('sign-in')).toMatchObject({
      actorId: userId,
      actorName: `${person.firstName} ${person.lastName}`,
      accountId: person.accountId,
      device: null,
    })
    expect(await line('registration.received')).toMatchObject({
      actorId: null,
      actorName: '',
      actorRole: 'VISITOR',
      accountId: null,
    })
  })
})

describe('what the portal does by itself', () => {
  it('is written as SYSTEM, with the account of the payer', async () => {
    const scene = await paymentScene()
    await issueRequest(scene, { expiresAt: new Date(AT.getTime() + MINUTE) })
    expect(await expirePaymentRequests(new Date(AT.getTime() + 2 * MINUTE))).toBe(1)
    expect(await line('payment.expired')).toMatchObject({
      actorRole: 'SYSTEM',
      actorName: '',
      actorId: null,
      accountId: scene.accountId,
      device: null,
    })
  })

  it('names the account in every line of a payment: paid, in review, asked about and given back', async () => {
    const scene = await paymentScene()
    const request = await issueRequest(scene)
    const { attemptId, gatewayUrl } = valueOf(
      await startPayment(scene.actor, AT, { requestIds: [request.id], email: 'a@b.example', language: 'ar' }),
    )
    fakeKnet.decide(fakeKnet.open(gatewayUrl), 'CAPTURED')
    await runInquiry(attemptId, AT)
    const officer = await makeStaff('FINANCE_OFFICER')
    valueOf(await runOfficerInquiry(officer, AT, attemptId))
    const { id: allocationId } = await db.paymentAllocation.findFirstOrThrow()
    valueOf(
      await run((tx) => requestRefund(tx, officer, AT, { allocationId, amountFils: 1000, reason: 'مكرر' })),
    )
    await db.$transaction((tx) =>
      openReview(tx, AT, { kind: 'SUSPECT', attemptId, amountFils: 1000, details: { reason: 'TEST' } }),
    )
    const lines = await db.auditEvent.findMany({ where: { event: { startsWith: 'payment.' } } })
    expect(lines.map(({ event }) => event).sort()).toEqual([
      'payment.inquired',
      'payment.paid',
      'payment.refund-requested',
      'payment.review-opened',
      'payment.started',
    ])
    expect(new Set(lines.map(({ accountId }) => accountId))).toEqual(new Set([scene.accountId]))
  })

  it('names none where there is none: a payer without an account, money that nobody knows', async () => {
    const scene = await paymentScene()
    const request = await issueRequest(scene)
    await db.company.updateMany({ data: { partyId: null } })
    expect(await accountOfSubject(db, 'PaymentRequest', request.id)).toBeNull()
    await db.$transaction((tx) =>
      openReview(tx, AT, { kind: 'UNKNOWN_PAYMENT', amountFils: 5, details: { theirTrackId: 'X' } }),
    )
    expect((await line('payment.review-opened')).accountId).toBeNull()
    const officer = await makeStaff()
    expect(await accountOfSubject(db, 'User', officer.userId)).toBeNull()
  })
})

it('a company’s line is found by the company, and lines without their account are noticed by the tests', async () => {
  const account = await makeAccount()
  const companyId = await companyOf(account.accountId, account.number)
  expect(await accountOfSubject(db, 'Company', companyId)).toBe(account.accountId)
  await db.auditEvent.create({
    data: {
      id: newId(AT),
      at: AT,
      actorRole: 'SYSTEM',
      event: 'test.lost',
      outcome: 'OK',
      subject: 'Company',
      subjectId: companyId,
    },
  })
  expect(await auditWithoutAccount()).toEqual(['test.lost of Company'])
  await emptyTables()
})
