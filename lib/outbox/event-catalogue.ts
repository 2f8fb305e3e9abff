import { z } from 'zod'
import { isId } from '@/lib/core/ids'

/** A text that may leave the portal. An internal id (UUID) is refused: nobody outside can do anything with it. */
const text = z
  .string()
  .min(1)
  .max(500)
  .refine((value) => !isId(value), 'an internal id')
const requestNumber = text.regex(/^(CO|CE|LR)\/[1-9]\d*\/\d{2}$/)
const receiptNumber = text.regex(/^CR\/[1-9]\d*\/[A-Z]{3}\d{2}$/)
const fils = z.int().positive()
const count = z.int().nonnegative()
const moment = z.iso.datetime()

/** What events are about, and the public identifier of each. */
export const SUBJECTS = {
  /** A request of any type, by its number (`CO/131/26`). */
  REQUEST: requestNumber,
  /** A company, by its commercial registration number. */
  COMPANY: text.regex(/^\d{1,20}$/),
  /** What a party owes, by its number (`PR/7/26`). */
  PAYMENT_REQUEST: text.regex(/^PR\/[1-9]\d*\/\d{2}$/),
} as const
export type EventSubject = keyof typeof SUBJECTS

/**
 * Who may receive an event. CUSTOMS: the automated customs system. BROKER: the customs broker whose code is the
 * event's `brokerCode`, and no other.
 */
type EventReceiver = 'CUSTOMS' | 'BROKER'

type EventDefinition = {
  /** Raised with every change of the payload that a receiver could notice. */
  version: number
  subject: EventSubject
  receivers: readonly EventReceiver[]
  payload: z.ZodObject
}

const request = { type: text.regex(/^[A-Z][A-Z_]*$/), version: count }
const company = { customsCode: text.nullable() }
const payment = {
  /** The issuer's own reference of what is owed. */
  reference: text,
  amountFils: fils,
  payerCode: text,
  brokerCode: text.nullable(),
}

const ofRequest = <T extends z.ZodRawShape>(fields: T) => ({
  version: 1,
  subject: 'REQUEST' as const,
  receivers: ['CUSTOMS'] as const,
  payload: z.strictObject({ ...request, ...fields }),
})
const ofCompany = <T extends z.ZodRawShape>(fields: T) => ({
  version: 1,
  subject: 'COMPANY' as const,
  receivers: ['CUSTOMS'] as const,
  payload: z.strictObject({ ...company, ...fields }),
})
const ofPayment = <T extends z.ZodRawShape>(fields: T) => ({
  version: 1,
  subject: 'PAYMENT_REQUEST' as const,
  receivers: ['CUSTOMS', 'BROKER'] as const,
  payload: z.strictObject({ ...payment, ...fields }),
})

/**
 * Every event that the portal writes for other systems: name, version, subject, receivers and payload. One name
 * for one thing, whatever the type of the request. Only identifiers that are known outside: numbers of the portal,
 * customs codes, commercial registration numbers, KNET's own numbers.
 */
export const EVENT_CATALOGUE = {
  'request.submitted': ofRequest({}),
  'request.resubmitted': ofRequest({}),
  'request.returned': ofRequest({ corrections: count }),
  'request.approved': ofRequest({}),
  'request.rejected': ofRequest({}),
  'request.withdrawn': ofRequest({}),
  'company.registered': ofCompany({ requestNumber, role: z.enum(['MAIN', 'BRANCH']) }),
  /** By an approved request, or at once where no approval is needed; with the names of the changed fields. */
  'company.changed': ofCompany({ requestNumber: requestNumber.nullable(), fields: z.array(text) }),
  'company.suspended': ofCompany({}),
  'company.reinstated': ofCompany({}),
  'payment.succeeded': ofPayment({
    type: z.enum(['FEES', 'DEPOSITS']),
    receiptNumber,
    paidAt: moment,
    temporaryNumber: text.nullable(),
    finalNumber: text.nullable(),
    deliveryOrder: text.nullable(),
    customsAccount: text,
    /** KNET's numbers of the payment, as on the receipt. */
    paymentId: text.nullable(),
    trackId: text,
    ref: text.nullable(),
    auth: text.nullable(),
    postDate: text.nullable(),
  }),
  /** `amountFils` went back, of `paidFils`. */
  'payment.refunded': ofPayment({
    paidFils: fils,
    receiptNumber: receiptNumber.nullable(),
    tranId: text.nullable(),
    refundedAt: moment,
  }),
  /** The bank took the money back by itself: the request is due again. */
  'payment.reversed': ofPayment({
    receiptNumber: receiptNumber.nullable(),
    trackId: text,
    reversedAt: moment,
  }),
  'payment.rejected': ofPayment({ revision: count, reason: text, rejectedAt: moment }),
  'payment.rejection-undone': ofPayment({ revision: count, undoneAt: moment }),
} as const satisfies Record<string, EventDefinition>

export type EventType = keyof typeof EVENT_CATALOGUE
export type EventPayload<T extends EventType> = z.input<(typeof EVENT_CATALOGUE)[T]['payload']>
