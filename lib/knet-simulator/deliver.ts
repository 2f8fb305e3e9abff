import { db } from '@/lib/db/client'
import { clearErrorUrl } from './clear-error'
import { writeAmount } from './amount'
import { isCallable } from './address'
import { refuseInProduction } from './available'
import { voidPayment } from './write-decision'
import type { IpayCode } from './ipay'
import { trandataOf } from './message'
import type { Payment } from './payment'
import { readAcknowledgement } from './read-acknowledgement'

/** Where the payer's browser goes once a payment is decided. */
export type Delivery =
  | { kind: 'redirect'; url: string }
  /** The old style: the browser itself brings the answer, by a form that the payer sends on. */
  | { kind: 'post'; url: string; fields: [string, string][] }
  | { kind: 'error'; code: IpayCode }
  /** The notification is lost on purpose, and the payer with it. */
  | { kind: 'lost' }

/** The merchant's errorURL for a payment, with a code in clear. */
export const errorUrlOf = (payment: Payment, code: string): string =>
  clearErrorUrl(payment.errorUrl, code, {
    paymentId: payment.paymentId,
    trackId: payment.trackId,
    amount: writeAmount(payment.amountFils),
    udf: payment.udf,
  })

/**
 * Tells the merchant what was decided, in the style and with the faults of this payment. Money that is not
 * acknowledged is given back.
 */
export async function deliver(payment: Payment): Promise<Delivery> {
  refuseInProduction()
  const { faults, responseUrl: url } = payment
  if (faults.delaySeconds > 0) await new Promise((done) => setTimeout(done, faults.delaySeconds * 1000))
  if (faults.errorParams !== null) return { kind: 'redirect', url: errorUrlOf(payment, faults.errorParams) }
  if (faults.notification === 'drop') return { kind: 'lost' }
  if (faults.style === 'browser') {
    if (faults.body === 'get')
      return { kind: 'redirect', url: `${url}?${new URLSearchParams(formOf(payment))}` }
    return { kind: 'post', url, fields: formOf(payment) }
  }
  const times = faults.notification === 'twice' ? [1, 2] : [1]
  const [told] = await Promise.all(times.map(() => sendNotification(payment)))
  if (told) return { kind: 'redirect', url: told }
  await voidPayment(payment.paymentId)
  return { kind: 'error', code: 'IPAY0100249' }
}

const formOf = (payment: Payment): [string, string][] => [
  ['paymentid', payment.paymentId],
  ['trackid', payment.trackId],
  ['trandata', trandataOf(payment)],
]

/**
 * Sends one notification from server to server and keeps the first 300 characters of what the merchant
 * answered.
 * @returns the address for the payer's browser; undefined when the acknowledgement is wrong, late or lost
 */
export async function sendNotification(payment: Payment): Promise<string | undefined> {
  refuseInProduction()
  const { faults, paymentId, responseUrl } = payment
  if (!isCallable(responseUrl)) return undefined
  const form = new URLSearchParams(formOf(payment)).toString()
  const get = faults.body === 'get'
  let heard = ''
  let url: string | undefined
  try {
    const answer = await fetch(get ? `${responseUrl}?${form}` : responseUrl, {
      method: get ? 'GET' : 'POST',
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(faults.acknowledgementSeconds * 1000),
      ...(!get && {
        body: faults.body === 'form' ? form : trandataOf(payment),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
    })
    const body = (await answer.text()).slice(0, 2000)
    heard = `${answer.status} ${body}`
    url = readAcknowledgement(answer.status, body)
  } catch (error) {
    heard = `none: ${error instanceof Error ? error.name : 'failed'}`
  }
  await db.simulatorPayment.update({
    where: { paymentId },
    data: { acknowledgement: heard.replaceAll('\0', '').slice(0, 300) },
  })
  return faults.loseAcknowledgement ? undefined : url
}
