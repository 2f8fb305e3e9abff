'use server'
import { defineAction } from '@/lib/actions/define-action'
import { companiesOfAttempt, companiesOwing } from '@/lib/payments/companies-owing'
import { abandonAttempt } from '@/lib/payments/abandon-attempt'
import { runReturnInquiry } from '@/lib/payments/run-return-inquiry'
import { attemptForm, payForm, rejectForm, returnForm, undoForm } from '@/lib/payments/forms'
import { rejectPayment, undoRejection } from '@/lib/payments/reject-commands'
import { startPayment } from '@/lib/payments/start-payment'

export const payAction = defineAction({
  name: 'payments.pay',
  permission: 'payments.pay',
  company: ({ input, actor }) => companiesOwing(actor, input.requestIds),
  refreshOnFailure: true,
  schema: payForm,
  labels: 'payments.confirm',
  limit: { most: 20, seconds: 600 },
  transaction: false,
  run: ({ actor, at, input }) => startPayment(actor, at, input),
  onSuccess: ({ gatewayUrl }) => ({ externalRedirect: gatewayUrl }),
})

export const abandonAction = defineAction({
  name: 'payments.abandon',
  permission: 'payments.pay',
  company: ({ input, actor }) => companiesOfAttempt(actor, input.attemptId),
  refreshOnFailure: true,
  schema: attemptForm,
  limit: { most: 10, seconds: 600 },
  transaction: false,
  run: ({ actor, at, input }) => abandonAttempt(actor, at, input.attemptId),
})

export const askAction = defineAction({
  name: 'payments.ask',
  permission: 'payments.result',
  schema: returnForm,
  limit: { most: 10, seconds: 600 },
  transaction: false,
  run: ({ actor, at, input }) => runReturnInquiry(actor, at, input.token),
  onSuccess: () => ({ notice: 'asked' }),
})

export const rejectAction = defineAction({
  name: 'payments.reject',
  permission: 'payments.pay',
  company: ({ input, actor }) => companiesOwing(actor, [input.paymentRequestId]),
  refreshOnFailure: true,
  schema: rejectForm,
  labels: 'payments.reject',
  run: ({ tx, actor, at, input }) => rejectPayment(tx, actor, at, input),
  onSuccess: ({ id }) => ({ redirect: `/payments/${id}` }),
})

export const undoAction = defineAction({
  name: 'payments.undo-rejection',
  permission: 'payments.pay',
  company: ({ input, actor }) => companiesOwing(actor, [input.paymentRequestId]),
  refreshOnFailure: true,
  schema: undoForm,
  run: ({ tx, actor, at, input }) => undoRejection(tx, actor, at, input),
  onSuccess: ({ id }) => ({ redirect: `/payments/${id}` }),
})
