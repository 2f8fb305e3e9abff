'use server'
import { defineAction } from '@/lib/actions/define-action'
import { settleLostRefund } from '@/lib/payments/lost-refund'
import { inquireByOfficer } from '@/lib/payments/inquire-by-officer'
import { declineRefund, requestRefund } from '@/lib/payments/refund-commands'
import { releaseRefund } from '@/lib/payments/release-refund'
import { resolveReview } from '@/lib/payments/review-commands'
import { askForm, closeForm, declineForm, inquireForm, releaseForm, settleForm } from './forms'
import { paymentHref, reviewHref } from './hrefs'

const permission = 'payments.decide'
const labels = 'office.payments.labels'
const shown = (done: string) => ({ attemptId }: { attemptId: string }) => ({ redirect: `${paymentHref(attemptId, { done })}#refunds` })

export const askRefund = defineAction({
  name: 'finance.ask-refund', permission, schema: askForm, labels, about: ['allocationId'],
  run: ({ tx, actor, at, input: { amount, ...given } }) => requestRefund(tx, actor, at, { ...given, amountFils: amount }), then: shown('asked'),
})

export const release = defineAction({
  name: 'finance.release-refund', permission, schema: releaseForm, transaction: false, about: ['refundId'],
  run: ({ actor, at, input }) => releaseRefund(actor, at, input), then: shown('released'),
})

export const decline = defineAction({
  name: 'finance.decline-refund', permission, schema: declineForm, labels, about: ['refundId'],
  run: ({ tx, actor, at, input }) => declineRefund(tx, actor, at, input), then: shown('declined'),
})

export const settle = defineAction({
  name: 'finance.settle-refund', permission, schema: settleForm, labels, about: ['refundId'],
  run: ({ tx, actor, at, input }) => settleLostRefund(tx, actor, at, input), then: shown('settled'),
})

export const closeReview = defineAction({
  name: 'finance.close-review', permission, schema: closeForm, labels, about: ['reviewId'],
  run: ({ tx, actor, at, input }) => resolveReview(tx, actor, at, input), then: ({ id }) => ({ redirect: reviewHref(id, 'closed') }),
})

export const askKnet = defineAction({
  name: 'finance.inquire', permission, schema: inquireForm, transaction: false, limit: { most: 20, seconds: 60 },
  run: ({ actor, at, input }) => inquireByOfficer(actor, at, input.attemptId), then: ({ id }) => ({ redirect: paymentHref(id, { done: 'inquired' }) }),
})
