import { writeAmount } from './amount'
import { encipher } from './cipher'
import { encodeFields } from './field-codec'
import type { Payment } from './payment'
import { terminal } from './terminal'

/** `result` of a notification (knet.md §3.4). */
function resultOf(payment: Payment): string {
  if (payment.state === 'VOIDED') return 'VOIDED'
  if (payment.outcome === 'HOST TIMEOUT CAPTURED') return 'HOST TIMEOUT'
  return payment.outcome ?? 'NOT CAPTURED'
}

/** The fields of an answer, in the order of K064 §5, with the faults of this payment. */
function messageText(payment: Payment): string {
  const { faults } = payment
  const result = resultOf(payment)
  return encodeFields([
    ['paymentid', payment.paymentId],
    ['result', result],
    ['auth', payment.auth ?? ''],
    ['avr', 'N'],
    ['ref', payment.ref ?? ''],
    ['tranid', payment.tranId ?? ''],
    ['postdate', payment.postDate ?? ''],
    ['trackid', faults.otherTrackId ?? payment.trackId],
    ...payment.udf.map((value, index) => [`udf${index + 1}`, value] as const),
    ['amt', writeAmount(faults.otherAmountFils ?? payment.amountFils)],
    // A cancel and a host timeout come without the issuer's reason.
    ...(payment.responseCode === null ? [] : [['authRespCode', payment.responseCode] as const]),
  ])
}

/** The answer under the terminal's key, or under another when that fault is set. */
export function trandataOf(payment: Payment): string {
  return encipher(payment.faults.otherKey ?? terminal().key, messageText(payment), payment.faults.hexCase)
}
