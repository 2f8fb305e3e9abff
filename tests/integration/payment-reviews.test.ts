import type { Staff } from '@/lib/access/actor'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import type { PaymentAttemptState, PaymentReviewKind, ReviewOutcome } from '@/lib/db/generated/enums'
import type { InquiryAnswer } from '@/lib/knet/pipe'
import { closeReview } from '@/lib/payments/close-review'
import { closingsOf, waitingClosings } from '@/lib/payments/closing-queries'
import { confirmClosing, declineClosing } from '@/lib/payments/decide-closing'
import { runInquiry } from '@/lib/payments/run-inquiry'
import { openReview } from '@/lib/payments/open-review'
import { financeCounts } from '@/lib/payments/review-queries'
import { emptyTables } from '../support/database'
import { codeOf, makeAttempt, makePaymentRequest } from '../support/finance-scene'
import { AT, makeStaff } from '../support/office-scene'

/** KNET's answer, whatever it is asked; the question itself is kept. */
let says: Partial<InquiryAnswer> & Pick<InquiryAnswer, 'outcome'> = { outcome: 'UNREACHABLE' }
const asked: { trackId: string; amountFils: number }[] = []

jest.mock('@/lib/knet/pipe', () => ({
  sendInquiry: async (question: { trackId: string; amountFils: number }) => {
    asked.push(question)
    return {
      result: says.outcome,
      sent: '<action>8</action>',
      received: '<result/>',
      trackId: question.trackId,
      amountFils: question.amountFils,
      ...says,
    }
  },
}))

let [adel, yousef] = [{} as Staff, {} as Staff]
beforeEach(async () => {
  await emptyTables()
  asked.length = 0
  says = { outcome: 'UNREACHABLE' }
  ;[adel, yousef] = [await makeStaff('FINANCE_OFFICER', 'عادل'), await makeStaff('FINANCE_OFFICER', 'يوسف')]
})

const CAPTURED = {
  outcome: 'CAPTURED' as const,
  result: 'SUCCESS',
  paymentId: '100202632800000001',
  tranId: '202677001',
  ref: '632801',
  auth: 'B1',
  postDate: '1124',
}
const attemptOf = (id: string) =>
  db.paymentAttempt.findUniqueOrThrow({
    where: { id },
    include: { allocations: { include: { paymentRequest: true } } },
  })

async function opened(
  kind: PaymentReviewKind,
  state: PaymentAttemptState,
  details: Record<string, string> = {},
) {
  // Another payment of the same request stands in the way, so that nothing is paid by asking.
  const request = await makePaymentRequest()
  if (state === 'REVIEW') await makeAttempt({ requests: [request] })
  const attempt = await makeAttempt({
    state,
    requests: [request],
    allocationState: state === 'REVIEW' ? 'RELEASED' : undefined,
  })
  await db.$transaction((tx) =>
    openReview(tx, AT, { kind, attemptId: attempt.id, amountFils: attempt.amountFils, details }),
  )
  const review = await db.paymentReview.findFirstOrThrow({ where: { attemptId: attempt.id } })
  return { attempt, request, review }
}

const close = (reviewId: string, outcome: ReviewOutcome, actor = adel, version = 0) =>
  closeReview(actor, AT, { reviewId, version, outcome, resolution: 'روجعت البوابة' })
const proposal = () => db.reviewClosing.findFirstOrThrow({ where: { state: 'PROPOSED' } })
const confirm = async (actor = yousef) => {
  const { id, version } = await proposal()
  return confirmClosing(actor, AT, { closingId: id, version })
}

describe('closing asks KNET at that moment', () => {
  it.each(['SETTLED', 'NO_MONEY', 'REVERSED'] as const)(
    'and without an answer no words close it (%s)',
    async (outcome) => {
      const { attempt, review } = await opened('SECOND_CAPTURE', 'REVIEW')
      for (const answer of ['UNREACHABLE', 'UNCLEAR', 'SUSPECT'] as const) {
        says = { outcome: answer }
        expect(codeOf(await close(review.id, outcome))).toBe('reviewNoAnswer')
      }
      expect(asked).toHaveLength(3)
      expect(await attemptOf(attempt.id)).toMatchObject({ state: 'REVIEW' })
      expect(await db.paymentReview.findFirst()).toMatchObject({ resolvedAt: null, version: 0 })
      expect(await db.reviewClosing.count()).toBe(0)
    },
  )

  it.each(['NO_MONEY', 'REVERSED'] as const)(
    'and one officer’s %s against its CAPTURED is refused: the money stays in the books',
    async (outcome) => {
      const { attempt, review } = await opened('SECOND_CAPTURE', 'REVIEW')
      says = CAPTURED
      expect(codeOf(await close(review.id, outcome))).toBe('reviewContradicted')
      expect(await attemptOf(attempt.id)).toMatchObject({ state: 'REVIEW', capturedFils: 50_000 })
      expect(await db.paymentReview.findFirst()).toMatchObject({ resolvedAt: null })
    },
  )

  it('and a payment that stands in review is not settled by words: its money goes back first', async () => {
    const { review } = await opened('SECOND_CAPTURE', 'REVIEW')
    says = CAPTURED
    expect(codeOf(await close(review.id, 'SETTLED'))).toBe('reviewMoneyFirst')
  })

  it('and what KNET says by then is done first: the bank took the money back', async () => {
    const { attempt, review } = await opened('SECOND_CAPTURE', 'REVIEW')
    says = { outcome: 'REVERSED', result: 'VOIDED' }
    expect(codeOf(await close(review.id, 'NO_MONEY'))).toBe('reviewNotHeld')
    expect(await attemptOf(attempt.id)).toMatchObject({ state: 'REVERSED' })
    expect(codeOf(await close(review.id, 'REVERSED'))).toBe('ok')
    expect(await db.paymentReview.findUnique({ where: { id: review.id } })).toMatchObject({
      resolvedAt: AT,
      outcome: 'REVERSED',
      resolvedById: adel.userId,
    })
  })

  it('and keeps the exchange', async () => {
    const { attempt, review } = await opened('SECOND_CAPTURE', 'REVIEW')
    says = CAPTURED
    await close(review.id, 'NO_MONEY')
    expect(
      await db.gatewayMessage.findMany({
        where: { attemptId: attempt.id },
        select: { kind: true, direction: true, outcome: true },
        orderBy: { direction: 'desc' },
      }),
    ).toEqual([
      { kind: 'INQUIRY', direction: 'OUT', outcome: 'SENT' },
      { kind: 'INQUIRY', direction: 'IN', outcome: 'CAPTURED' },
    ])
  })
})

describe('what moves money out of the books takes two officers', () => {
  it('proposed by one, confirmed by another, each against KNET’s answer of the moment', async () => {
    const { attempt, review } = await opened('SECOND_CAPTURE', 'REVIEW')
    says = { outcome: 'NOT_CAPTURED', result: 'FAILURE(NOT CAPTURED)' }
    expect(await close(review.id, 'NO_MONEY')).toEqual({
      ok: true,
      value: { id: review.id, done: 'proposed' },
    })
    expect(await attemptOf(attempt.id)).toMatchObject({ state: 'REVIEW' })
    expect(codeOf(await close(review.id, 'NO_MONEY', yousef, 1))).toBe('closingWaits')
    expect(await waitingClosings(yousef)).toMatchObject([
      {
        reviewId: review.id,
        kind: 'SECOND_CAPTURE',
        outcome: 'NO_MONEY',
        proposedById: adel.userId,
        state: 'PROPOSED',
        decidedByName: null,
      },
    ])
    expect(await closingsOf(yousef, review.id)).toHaveLength(1)
    expect(await financeCounts(yousef)).toMatchObject({ open: 1, toConfirm: 1 })
    expect(codeOf(await confirm(adel))).toBe('closingSameOfficer')
    says = CAPTURED
    expect(codeOf(await confirm())).toBe('reviewContradicted')
    says = { outcome: 'UNREACHABLE' }
    expect(codeOf(await confirm())).toBe('reviewNoAnswer')
    expect(await proposal()).toMatchObject({
      outcome: 'NO_MONEY',
      knetAnswer: 'FAILURE(NOT CAPTURED)',
      proposedById: adel.userId,
    })
    says = { outcome: 'NOT_CAPTURED' }
    expect(codeOf(await confirm())).toBe('ok')
    // KNET is asked once more a day later: what it says then still counts.
    expect(await attemptOf(attempt.id)).toMatchObject({
      state: 'FAILED',
      capturedFils: null,
      nextInquiryAt: new Date(AT.getTime() + 24 * 3_600_000),
      allocations: [{ state: 'RELEASED' }],
    })
    expect(await db.paymentReview.findUnique({ where: { id: review.id } })).toMatchObject({
      resolvedAt: AT,
      resolvedById: yousef.userId,
      resolution: 'روجعت البوابة',
      outcome: 'NO_MONEY',
    })
    expect(await db.reviewClosing.findFirst()).toMatchObject({
      state: 'CONFIRMED',
      decidedById: yousef.userId,
    })
    expect(await db.paymentAttemptEvent.findFirst({ where: { to: 'FAILED' } })).toMatchObject({
      from: 'REVIEW',
      cause: 'OFFICER',
      note: 'روجعت البوابة',
    })
    expect(
      (await db.auditEvent.findMany({ where: { event: { startsWith: 'payment.' } }, orderBy: { id: 'asc' } }))
        .map(({ event }) => event)
        .slice(-2),
    ).toEqual(['payment.closing-proposed', 'payment.review-resolved'])
  })

  it('and the database itself refuses one officer for both', async () => {
    const { review } = await opened('SECOND_CAPTURE', 'REVIEW')
    says = { outcome: 'NOT_CAPTURED' }
    await close(review.id, 'NO_MONEY')
    await expect(
      db.reviewClosing.updateMany({ data: { state: 'CONFIRMED', decidedById: adel.userId, decidedAt: AT } }),
    ).rejects.toThrow(/ReviewClosing_two_officers/)
  })

  it('and a declined proposal leaves the item open, with the reason', async () => {
    const { attempt, review } = await opened('SECOND_CAPTURE', 'REVIEW')
    says = { outcome: 'NOT_CAPTURED' }
    await close(review.id, 'NO_MONEY')
    const { id, version } = await proposal()
    expect(codeOf(await declineClosing(yousef, AT, { closingId: id, version, reason: 'لم أجد ذلك' }))).toBe(
      'ok',
    )
    expect(codeOf(await confirmClosing(yousef, AT, { closingId: id, version }))).toBe('closingStale')
    expect(await attemptOf(attempt.id)).toMatchObject({ state: 'REVIEW' })
    expect(await close(review.id, 'NO_MONEY', yousef, 2)).toMatchObject({
      ok: true,
      value: { done: 'proposed' },
    })
  })

  it('also where a paid payment turns out to have no money: the request is due again', async () => {
    const { attempt, request, review } = await opened('SUSPECT', 'PAID')
    says = { outcome: 'NOT_FOUND' }
    expect(codeOf(await close(review.id, 'SETTLED'))).toBe('reviewContradicted')
    expect(await close(review.id, 'NO_MONEY')).toMatchObject({ ok: true, value: { done: 'proposed' } })
    expect(await attemptOf(attempt.id)).toMatchObject({ state: 'PAID' })
    expect(codeOf(await confirm())).toBe('ok')
    expect(await attemptOf(attempt.id)).toMatchObject({
      state: 'REVERSED',
      allocations: [{ state: 'RELEASED' }],
    })
    expect(await db.paymentRequest.findUnique({ where: { id: request.id } })).toMatchObject({
      state: 'INITIATED',
    })
  })

  it('and of many who confirm at once one does', async () => {
    const { review } = await opened('SECOND_CAPTURE', 'REVIEW')
    says = { outcome: 'NOT_CAPTURED' }
    await close(review.id, 'NO_MONEY')
    const { id, version } = await proposal()
    const officers = [yousef, await makeStaff('FINANCE_OFFICER'), await makeStaff('FINANCE_OFFICER')]
    expect(
      (await Promise.all(officers.map((officer) => confirmClosing(officer, AT, { closingId: id, version }))))
        .map(codeOf)
        .sort(),
    ).toEqual(['closingStale', 'closingStale', 'ok'])
  })
})

describe('each kind comes to an end', () => {
  it('where the money’s state is clear and KNET agrees, words close it and nothing else can', async () => {
    const { attempt, review } = await opened('REVERSED', 'REVERSED')
    says = { outcome: 'REVERSED' }
    expect(codeOf(await close(review.id, 'NO_MONEY'))).toBe('reviewNotHeld')
    expect(codeOf(await close(review.id, 'SETTLED'))).toBe('ok')
    expect(await attemptOf(attempt.id)).toMatchObject({ state: 'REVERSED' })
  })

  it('a reversal that KNET takes back is money again: it goes to finance, and is not paid by itself', async () => {
    const { attempt, review } = await opened('REVERSED', 'REVERSED')
    says = CAPTURED
    expect(codeOf(await close(review.id, 'SETTLED'))).toBe('reviewMoneyFirst')
    expect(await attemptOf(attempt.id)).toMatchObject({ state: 'REVIEW', capturedFils: 50_000 })
    expect(
      await db.paymentReview.count({
        where: { attemptId: attempt.id, kind: 'LATE_CAPTURE', resolvedAt: null },
      }),
    ).toBe(1)
  })

  it('KNET’s other payment id: two officers take it as this payment, or its money goes back', async () => {
    const request = await makePaymentRequest()
    const attempt = await makeAttempt({
      state: 'CAPTURED_UNCONFIRMED',
      requests: [request],
      allocationState: 'HELD',
    })
    await db.paymentAttempt.update({ where: { id: attempt.id }, data: { paymentId: '100202632899999999' } })
    says = CAPTURED
    expect(await runInquiry(attempt.id, AT)).toEqual({ outcome: 'CAPTURED', state: 'REVIEW' })
    const review = await db.paymentReview.findFirstOrThrow({ where: { attemptId: attempt.id } })
    expect(review).toMatchObject({ kind: 'SUSPECT', details: { reason: 'OTHER_PAYMENT_ID' } })
    expect(codeOf(await close(review.id, 'NO_MONEY'))).toBe('reviewContradicted')
    expect(await close(review.id, 'THIS_PAYMENT')).toMatchObject({ ok: true, value: { done: 'proposed' } })
    expect(await db.receipt.count()).toBe(0)
    expect(codeOf(await confirm())).toBe('ok')
    expect(await attemptOf(attempt.id)).toMatchObject({
      state: 'PAID',
      paymentId: CAPTURED.paymentId,
      allocations: [{ state: 'EFFECTIVE', paymentRequest: { state: 'SUCCESSFUL' } }],
    })
    expect(await db.receipt.count()).toBe(1)
  })

  it('the same money under another attempt of ours: this one holds none of its own', async () => {
    const paid = await makeAttempt()
    const { attempt, review } = await opened('SUSPECT', 'REVIEW')
    await db.paymentAttempt.update({
      where: { id: attempt.id },
      data: { paymentId: null, tranId: null, capturedFils: null },
    })
    says = { ...CAPTURED, paymentId: paid.paymentId!, tranId: paid.tranId! }
    expect(await close(review.id, 'NO_MONEY')).toMatchObject({ ok: true, value: { done: 'proposed' } })
    expect(codeOf(await confirm())).toBe('ok')
    expect(await attemptOf(attempt.id)).toMatchObject({
      state: 'FAILED',
      capturedFils: null,
      nextInquiryAt: null,
    })
  })

  it('money that no payment knows: KNET is asked by its own track id, and two officers say that it is not the portal’s', async () => {
    await db.$transaction((tx) =>
      openReview(tx, AT, {
        kind: 'UNKNOWN_PAYMENT',
        amountFils: 7_000,
        details: { theirTrackId: 'STRANGER0001' },
        settlesOn: new Date('2026-11-24'),
      }),
    )
    const review = await db.paymentReview.findFirstOrThrow()
    expect(codeOf(await close(review.id, 'NOT_OURS'))).toBe('reviewNoAnswer')
    says = CAPTURED
    expect(codeOf(await close(review.id, 'NO_MONEY'))).toBe('reviewContradicted')
    expect(await close(review.id, 'NOT_OURS')).toMatchObject({ ok: true, value: { done: 'proposed' } })
    expect(asked.at(-1)).toMatchObject({ trackId: 'STRANGER0001', amountFils: 7_000 })
    expect(codeOf(await confirm())).toBe('ok')
  })

  it('money that is being sent back cannot be said not to exist', async () => {
    const { attempt, review } = await opened('SECOND_CAPTURE', 'REVIEW')
    await db.refund.create({
      data: {
        id: newId(AT),
        attemptId: attempt.id,
        allocationId: attempt.allocations[0]!.id,
        amountFils: 1,
        reason: 'x',
        requestedById: adel.userId,
        requestedAt: AT,
      },
    })
    says = { outcome: 'NOT_CAPTURED' }
    expect(codeOf(await close(review.id, 'NO_MONEY'))).toBe('reviewRefunded')
  })
})

test('of two officers at once one closes it; nobody else may', async () => {
  const { review } = await opened('REVERSED', 'REVERSED')
  says = { outcome: 'REVERSED' }
  for (const role of ['ADMINISTRATOR', 'AUDITOR'] as const)
    expect(codeOf(await close(review.id, 'SETTLED', await makeStaff(role)))).toBe('notFound')
  const results = await Promise.all([close(review.id, 'SETTLED'), close(review.id, 'SETTLED', yousef)])
  expect(results.map(codeOf).sort()).toEqual(['ok', 'reviewStale'])
})
