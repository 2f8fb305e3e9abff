import { dateOnly, kuwaitDay } from '@/lib/core/clock'
import { newId, newToken } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'
import type { PaymentRequest } from '@/lib/db/generated/client'
import type { PaymentAttemptState } from '@/lib/db/generated/enums'
import { advancePaymentRequest } from '@/lib/payments/advance-request'
import { issueReceipts } from '@/lib/receipts/issue-receipts'

type Given = {
  accountId: string
  userId: string
  email: string
  at: Date
  requests: readonly PaymentRequest[]
  ending: Extract<PaymentAttemptState, 'PAID' | 'FAILED' | 'CANCELLED'>
}

/** KNET's own words for each ending (knet.md §3.4). */
const RESULTS = {
  PAID: { result: 'CAPTURED', simulator: 'CAPTURED' },
  FAILED: { result: 'NOT CAPTURED', simulator: 'NOT_CAPTURED' },
  CANCELLED: { result: 'CANCELED', simulator: 'CANCELED' },
} as const

const dayOfYear = (at: Date) =>
  Math.floor(
    (at.getTime() + 3 * 3600_000 - Date.UTC(new Date(at.getTime() + 3 * 3600_000).getUTCFullYear(), 0, 1)) /
      86_400_000,
  ) + 1
let serial = 5_708_600

/**
 * A payment at KNET that ended, with its history, in our books and in the simulator's.
 * @returns the attempt's id
 */
export async function createEndedAttempt(tx: Tx, given: Given): Promise<string> {
  const { at, ending, requests } = given
  const id = newId(at)
  const trackId = id.replaceAll('-', '').slice(8, 32)
  const ended = new Date(at.getTime() + 90_000)
  const amountFils = requests.reduce((sum, request) => sum + request.amountFils, 0)
  const [day, n] = [dayOfYear(at), (serial += 7)]
  const paid = ending === 'PAID'
  const paymentId = `100${kuwaitDay(at).slice(0, 4)}${String(day).padStart(3, '0')}${String(n).padStart(8, '0')}`
  const bank = {
    ref: `${kuwaitDay(at)[3]}${String(day).padStart(3, '0')}${String(at.getUTCHours()).padStart(2, '0')}${String(n % 1_000_000).padStart(6, '0')}`,
    tranId: paid
      ? `2${kuwaitDay(at).slice(0, 4)}${String(day).padStart(3, '0')}${String(n).padStart(7, '0')}`
      : null,
    auth: paid ? `B${String(n % 100_000).padStart(5, '0')}` : null,
    postDate: kuwaitDay(at).slice(5).replace('-', ''),
  }
  await tx.paymentAttempt.create({
    data: {
      id,
      trackId,
      returnToken: newToken(),
      accountId: given.accountId,
      startedById: given.userId,
      customsAccountCode: requests[0]!.customsAccountCode,
      amountFils,
      state: ending,
      version: paid ? 2 : 1,
      receiptEmail: given.email,
      locale: 'ar',
      startedAt: at,
      updatedAt: ended,
      expiresAt: new Date(at.getTime() + 30 * 60_000),
      inquiries: 1,
      paymentId,
      result: RESULTS[ending].result,
      ...(ending !== 'CANCELLED' && bank),
      authResponseCode: paid ? '00' : null,
      ...(paid && { confirmedAt: ended, settlesOn: dateOnly(kuwaitDay(at)), capturedFils: amountFils }),
      allocations: {
        create: requests.map((request) => ({
          id: newId(at),
          paymentRequestId: request.id,
          revision: request.revision,
          amountFils: request.amountFils,
          state: paid ? ('EFFECTIVE' as const) : ('RELEASED' as const),
        })),
      },
      events: {
        create: [
          { id: newId(at), from: null, to: 'INITIATED', cause: 'START', version: 0, at },
          ...(paid
            ? [
                {
                  id: newId(ended),
                  from: 'INITIATED' as const,
                  to: 'CAPTURED_UNCONFIRMED' as const,
                  cause: 'NOTIFICATION',
                  version: 1,
                  at: ended,
                },
              ]
            : []),
          {
            id: newId(ended),
            from: paid ? 'CAPTURED_UNCONFIRMED' : 'INITIATED',
            to: ending,
            cause: 'INQUIRY',
            version: paid ? 2 : 1,
            at: ended,
          },
        ],
      },
    },
  })
  await tx.simulatorPayment.create({
    data: {
      paymentId,
      terminalId: '100901',
      trackId,
      amountFils,
      language: 'AR',
      responseUrl: '',
      errorUrl: '',
      state: RESULTS[ending].simulator,
      card: '888888******0001',
      bank: 'KNET1',
      createdAt: at,
      decidedAt: ended,
      ...(ending !== 'CANCELLED' && bank),
      responseCode: paid ? '00' : null,
    },
  })
  for (const request of paid ? requests : []) {
    const moved = await advancePaymentRequest(tx, 'SYSTEM', ended, {
      paymentRequestId: request.id,
      move: 'pay',
      patch: { paidAt: ended },
    })
    if (!moved.ok) throw new Error(`seed: ${request.number} cannot be paid`)
  }
  if (paid) await issueReceipts(tx, ended, id)
  return id
}

/**
 * A capture that came after the attempt had ended, of a request that another payment has paid: finance has it
 * in review, KNET has the money.
 */
export async function createReviewedAttempt(
  tx: Tx,
  given: Omit<Given, 'requests' | 'ending'> & { request: PaymentRequest },
): Promise<{ id: string; trackId: string; paymentId: string | null }> {
  const { request, ...rest } = given
  const id = await createEndedAttempt(tx, { ...rest, requests: [request], ending: 'CANCELLED' })
  const ended = await tx.paymentAttempt.findUniqueOrThrow({ where: { id } })
  const found = new Date(given.at.getTime() + 60 * 60_000)
  const bank = {
    ref: `7${ended.trackId.replace(/\D/g, '').padEnd(11, '3').slice(0, 11)}`,
    tranId: `9${ended.paymentId!.slice(3)}`,
    auth: 'B00417',
    postDate: kuwaitDay(given.at).slice(5).replace('-', ''),
  }
  const attempt = await tx.paymentAttempt.update({
    where: { id },
    data: {
      state: 'REVIEW',
      version: 2,
      updatedAt: found,
      result: 'CAPTURED',
      ...bank,
      settlesOn: dateOnly(kuwaitDay(given.at)),
      capturedFils: request.amountFils,
      inquiries: 2,
    },
  })
  await tx.paymentAttemptEvent.create({
    data: {
      id: newId(found),
      attemptId: id,
      from: 'CANCELLED',
      to: 'REVIEW',
      cause: 'INQUIRY',
      note: 'PAID_BEFORE',
      version: 2,
      at: found,
    },
  })
  await tx.simulatorPayment.update({
    where: { paymentId: ended.paymentId! },
    data: { state: 'CAPTURED', ...bank, responseCode: '00' },
  })
  return attempt
}
