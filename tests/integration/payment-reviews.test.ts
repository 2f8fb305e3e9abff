import type { Staff } from '@/lib/access/actor'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import type { ReviewOutcome } from '@/lib/db/generated/enums'
import { closeReview } from '@/lib/payments/close-review'
import { confirmClosing } from '@/lib/payments/decide-closing'
import { runInquiry } from '@/lib/payments/run-inquiry'
import { openReview } from '@/lib/payments/open-review'
import { emptyTables } from '../support/database'
import { codeOf, makeAttempt, makePaymentRequest } from '../support/finance-scene'
import { AT, makeStaff } from '../support/office-scene'
import { CAPTURED, attemptOf, opened, scripted } from '../support/opened-reviews'

jest.mock('@/lib/knet/pipe', () =>
  jest.requireActual<typeof import('../support/opened-reviews')>('../support/opened-reviews'),
)

let [adel, yousef] = [{} as Staff, {} as Staff]
beforeEach(async () => {
  await emptyTables()
  scripted.reset()
  adel = await makeStaff('FINANCE_OFFICER', 'عادل')
  yousef = await makeStaff('FINANCE_OFFICER', 'يوسف')
})

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
        scripted.says = { outcome: answer }
        expect(codeOf(await close(review.id, outcome))).toBe('reviewNoAnswer')
      }
      expect(scripted.asked).toHaveLength(3)
      expect(await attemptOf(attempt.id)).toMatchObject({ state: 'REVIEW' })
      expect(await db.paymentReview.findFirst()).toMatchObject({ resolvedAt: null, version: 0 })
      expect(await db.reviewClosing.count()).toBe(0)
    },
  )

  it.each(['NO_MONEY', 'REVERSED'] as const)(
    'and one officer’s %s against its CAPTURED is refused: the money stays in the books',
    async (outcome) => {
      const { attempt, review } = await opened('SECOND_CAPTURE', 'REVIEW')
      scripted.says = CAPTURED
      expect(codeOf(await close(review.id, outcome))).toBe('reviewContradicted')
      expect(await attemptOf(attempt.id)).toMatchObject({ state: 'REVIEW', capturedFils: 50_000 })
      expect(await db.paymentReview.findFirst()).toMatchObject({ resolvedAt: null })
    },
  )

  it('and a payment that stands in review is not settled by words: its money goes back first', async () => {
    const { review } = await opened('SECOND_CAPTURE', 'REVIEW')
    scripted.says = CAPTURED
    expect(codeOf(await close(review.id, 'SETTLED'))).toBe('reviewMoneyFirst')
  })

  it('and what KNET says by then is done first: the bank took the money back', async () => {
    const { attempt, review } = await opened('SECOND_CAPTURE', 'REVIEW')
    scripted.says = { outcome: 'REVERSED', result: 'VOIDED' }
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
    scripted.says = CAPTURED
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

describe('each kind comes to an end', () => {
  it('where the money’s state is clear and KNET agrees, words close it and nothing else can', async () => {
    const { attempt, review } = await opened('REVERSED', 'REVERSED')
    scripted.says = { outcome: 'REVERSED' }
    expect(codeOf(await close(review.id, 'NO_MONEY'))).toBe('reviewNotHeld')
    expect(codeOf(await close(review.id, 'SETTLED'))).toBe('ok')
    expect(await attemptOf(attempt.id)).toMatchObject({ state: 'REVERSED' })
  })

  it('a reversal that KNET takes back is money again: it goes to finance, and is not paid by itself', async () => {
    const { attempt, review } = await opened('REVERSED', 'REVERSED')
    scripted.says = CAPTURED
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
    scripted.says = CAPTURED
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
    scripted.says = { ...CAPTURED, paymentId: paid.paymentId!, tranId: paid.tranId! }
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
    scripted.says = CAPTURED
    expect(codeOf(await close(review.id, 'NO_MONEY'))).toBe('reviewContradicted')
    expect(await close(review.id, 'NOT_OURS')).toMatchObject({ ok: true, value: { done: 'proposed' } })
    expect(scripted.asked.at(-1)).toMatchObject({ trackId: 'STRANGER0001', amountFils: 7_000 })
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
    scripted.says = { outcome: 'NOT_CAPTURED' }
    expect(codeOf(await close(review.id, 'NO_MONEY'))).toBe('reviewRefunded')
  })
})

test('of two officers at once one closes it; nobody else may', async () => {
  const { review } = await opened('REVERSED', 'REVERSED')
  scripted.says = { outcome: 'REVERSED' }
  for (const role of ['ADMINISTRATOR', 'AUDITOR'] as const)
    expect(codeOf(await close(review.id, 'SETTLED', await makeStaff(role)))).toBe('notFound')
  const results = await Promise.all([close(review.id, 'SETTLED'), close(review.id, 'SETTLED', yousef)])
  expect(results.map(codeOf).sort()).toEqual(['ok', 'reviewStale'])
})
