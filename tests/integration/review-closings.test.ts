import type { Staff } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import type { ReviewOutcome } from '@/lib/db/generated/enums'
import { closeReview } from '@/lib/payments/close-review'
import { closingsOf, waitingClosings } from '@/lib/payments/closing-queries'
import { confirmClosing, declineClosing } from '@/lib/payments/decide-closing'
import { financeCounts } from '@/lib/payments/review-queries'
import { emptyTables } from '../support/database'
import { codeOf } from '../support/finance-scene'
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

describe('what moves money out of the books takes two officers', () => {
  it('proposed by one, confirmed by another, each against KNET’s answer of the moment', async () => {
    const { attempt, review } = await opened('SECOND_CAPTURE', 'REVIEW')
    scripted.says = { outcome: 'NOT_CAPTURED', result: 'FAILURE(NOT CAPTURED)' }
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
    scripted.says = CAPTURED
    expect(codeOf(await confirm())).toBe('reviewContradicted')
    scripted.says = { outcome: 'UNREACHABLE' }
    expect(codeOf(await confirm())).toBe('reviewNoAnswer')
    expect(await proposal()).toMatchObject({
      outcome: 'NO_MONEY',
      knetAnswer: 'FAILURE(NOT CAPTURED)',
      proposedById: adel.userId,
    })
    scripted.says = { outcome: 'NOT_CAPTURED' }
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
    scripted.says = { outcome: 'NOT_CAPTURED' }
    await close(review.id, 'NO_MONEY')
    await expect(
      db.reviewClosing.updateMany({ data: { state: 'CONFIRMED', decidedById: adel.userId, decidedAt: AT } }),
    ).rejects.toThrow(/ReviewClosing_two_officers/)
  })

  it('and a declined proposal leaves the item open, with the reason', async () => {
    const { attempt, review } = await opened('SECOND_CAPTURE', 'REVIEW')
    scripted.says = { outcome: 'NOT_CAPTURED' }
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
    scripted.says = { outcome: 'NOT_FOUND' }
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
    scripted.says = { outcome: 'NOT_CAPTURED' }
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
