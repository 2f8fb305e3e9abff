import type { Staff } from '@/lib/access/actor'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import type { PaymentAttemptState, PaymentReviewKind } from '@/lib/db/generated/enums'
import { openReview } from '@/lib/payments/open-review'
import { resolveReview, type ReviewOutcome } from '@/lib/payments/review-commands'
import { emptyTables } from '../support/database'
import { codeOf, makeAttempt } from '../support/finance-scene'
import { AT, makeStaff, run } from '../support/office-scene'

let officer = {} as Staff
beforeEach(async () => {
  await emptyTables()
  officer = await makeStaff('FINANCE_OFFICER')
})

async function opened(kind: PaymentReviewKind, state: PaymentAttemptState) {
  const attempt = await makeAttempt({ state })
  await db.$transaction((tx) => openReview(tx, AT, { kind, attemptId: attempt.id, amountFils: attempt.amountFils, details: {} }))
  const review = await db.paymentReview.findFirstOrThrow({ where: { attemptId: attempt.id } })
  return { attempt, review }
}

const resolve = (reviewId: string, outcome: ReviewOutcome, actor = officer, version = 0) => run((tx) => resolveReview(tx, actor, AT, { reviewId, version, outcome, resolution: 'روجعت البوابة' }))

test('a payment in review is not closed with words alone', async () => {
  const { attempt, review } = await opened('SECOND_CAPTURE', 'REVIEW')
  expect(codeOf(await resolve(review.id, 'SETTLED'))).toBe('reviewMoneyFirst')
  expect(codeOf(await resolve(review.id, 'NO_MONEY'))).toBe('ok')
  expect(await db.paymentAttempt.findUnique({ where: { id: attempt.id } })).toMatchObject({ state: 'FAILED' })
  expect(await db.paymentAllocation.findFirst()).toMatchObject({ state: 'RELEASED' })
  expect(await db.paymentReview.findFirst()).toMatchObject({ resolvedAt: AT, resolvedById: officer.userId, resolution: 'روجعت البوابة', version: 1 })
  expect(await db.paymentAttemptEvent.findFirst()).toMatchObject({ from: 'REVIEW', to: 'FAILED', cause: 'OFFICER', note: 'روجعت البوابة' })
  expect(await db.auditEvent.count({ where: { event: 'payment.review-resolved' } })).toBe(1)
})

test('the bank’s reversal ends a payment in review', async () => {
  const { review } = await opened('REVERSED', 'REVIEW')
  expect(codeOf(await resolve(review.id, 'REVERSED'))).toBe('ok')
  expect(await db.paymentAttempt.findFirst()).toMatchObject({ state: 'REVERSED' })
})

test('where the money’s state is clear, words close it and nothing else can', async () => {
  const { attempt, review } = await opened('REVERSED', 'REVERSED')
  expect(codeOf(await resolve(review.id, 'NO_MONEY'))).toBe('reviewNotHeld')
  expect(codeOf(await resolve(review.id, 'SETTLED'))).toBe('ok')
  expect(await db.paymentAttempt.findUnique({ where: { id: attempt.id } })).toMatchObject({ state: 'REVERSED' })
})

test('money at KNET that no attempt knows is closed with words', async () => {
  await db.$transaction((tx) => openReview(tx, AT, { kind: 'UNKNOWN_PAYMENT', amountFils: 7_000, details: { trackId: 'X' } }))
  const review = await db.paymentReview.findFirstOrThrow()
  expect(codeOf(await resolve(review.id, 'SETTLED'))).toBe('ok')
})

test('money that is being sent back cannot be said not to exist', async () => {
  const { attempt, review } = await opened('SECOND_CAPTURE', 'REVIEW')
  await db.refund.create({ data: { id: newId(AT), attemptId: attempt.id, allocationId: attempt.allocations[0]!.id, amountFils: 1, reason: 'x', requestedById: officer.userId, requestedAt: AT } })
  expect(codeOf(await resolve(review.id, 'NO_MONEY'))).toBe('reviewRefunded')
})

test('of two officers at once one closes it; nobody else may', async () => {
  const { review } = await opened('REVERSED', 'REVERSED')
  for (const role of ['ADMINISTRATOR', 'AUDITOR'] as const) expect(codeOf(await resolve(review.id, 'SETTLED', await makeStaff(role)))).toBe('notFound')
  const results = await Promise.all([resolve(review.id, 'SETTLED'), resolve(review.id, 'SETTLED', await makeStaff('FINANCE_OFFICER'))])
  expect(results.map(codeOf).sort()).toEqual(['ok', 'reviewStale'])
})
