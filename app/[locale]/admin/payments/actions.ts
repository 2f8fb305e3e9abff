'use server'
import { defineAction } from '@/lib/actions/define-action'
import { runOfficerInquiry } from '@/lib/payments/run-officer-inquiry'
import { declineRefund, requestRefund } from '@/lib/payments/refund-commands'
import { importReport } from '@/lib/payments/import-report'
import { releaseRefund } from '@/lib/payments/release-refund'
import { closeReview } from '@/lib/payments/close-review'
import { confirmClosing, declineClosing } from '@/lib/payments/decide-closing'
import {
  askForm,
  closeForm,
  confirmForm,
  declineClosingForm,
  declineForm,
  inquireForm,
  releaseForm,
  reportForm,
} from './forms'
import { paymentHref, reviewHref, settlementHref } from './hrefs'

const permission = 'payments.decide'
const labels = 'office.payments.labels'
const shown =
  (done: string) =>
  ({ attemptId }: { attemptId: string }) => ({ redirect: `${paymentHref(attemptId, { done })}#refunds` })

export const askRefund = defineAction({
  name: 'finance.ask-refund',
  permission,
  schema: askForm,
  labels,
  draftKey: ['allocationId'],
  run: ({ tx, actor, at, input: { amount, ...given } }) =>
    requestRefund(tx, actor, at, { ...given, amountFils: amount }),
  onSuccess: shown('asked'),
})

export const release = defineAction({
  name: 'finance.release-refund',
  permission: 'payments.release',
  schema: releaseForm,
  transaction: false,
  draftKey: ['refundId'],
  run: ({ actor, at, input }) => releaseRefund(actor, at, input),
  onSuccess: shown('released'),
})

export const decline = defineAction({
  name: 'finance.decline-refund',
  permission: 'payments.release',
  schema: declineForm,
  labels,
  draftKey: ['refundId'],
  run: ({ tx, actor, at, input }) => declineRefund(tx, actor, at, input),
  onSuccess: shown('declined'),
})

// Closings ask KNET: as many a minute as one officer can read.
const asking = {
  limit: { most: 20, seconds: 60 },
  transaction: false as const,
  refreshOnFailure: true as const,
}

export const close = defineAction({
  name: 'finance.close-review',
  permission,
  schema: closeForm,
  labels,
  draftKey: ['reviewId'],
  ...asking,
  run: ({ actor, at, input }) => closeReview(actor, at, input),
  onSuccess: ({ id, done }) => ({ redirect: reviewHref(id, done) }),
})

export const confirm = defineAction({
  name: 'finance.confirm-closing',
  permission: 'payments.release',
  schema: confirmForm,
  draftKey: ['closingId'],
  ...asking,
  run: ({ actor, at, input }) => confirmClosing(actor, at, input),
  onSuccess: ({ id }) => ({ redirect: reviewHref(id, 'closed') }),
})

export const declineProposal = defineAction({
  name: 'finance.decline-closing',
  permission,
  schema: declineClosingForm,
  labels,
  draftKey: ['closingId'],
  transaction: false,
  run: ({ actor, at, input }) => declineClosing(actor, at, input),
  onSuccess: ({ id }) => ({ redirect: reviewHref(id, 'declined') }),
})

export const readReport = defineAction({
  name: 'finance.read-report',
  permission,
  schema: reportForm,
  labels,
  draftKey: ['day'],
  seconds: 60,
  run: ({ tx, actor, at, input: { day, report } }) => importReport(tx, actor, at, { day, text: report }),
  onSuccess: ({ day }) => ({ redirect: settlementHref(day, 'read') }),
})

export const askKnet = defineAction({
  name: 'finance.inquire',
  permission,
  schema: inquireForm,
  transaction: false,
  limit: { most: 20, seconds: 60 },
  run: ({ actor, at, input }) => runOfficerInquiry(actor, at, input.attemptId),
  onSuccess: ({ id }) => ({ redirect: paymentHref(id, { done: 'inquired' }) }),
})
