import { now } from '@/lib/core/clock'
import { cleanCode } from '@/lib/core/digits'
import { db } from '@/lib/db/client'
import { refuseInProduction } from './available'
import { readCard, type CardError, type CardFields } from './card-form'
import { writeDecision } from './write-decision'
import { deliver, errorUrlOf, type Delivery } from './deliver'
import type { Outcome } from './faults'
import type { IpayCode } from './ipay'
import { readSavedCard, savedCards, type SavedCard } from './kfast-saved-cards'
import { findPayment, UNDECIDED, type Payment } from './payment'

/** From this amount on the issuer asks for a code (knet.md §5): 25.000 KWD, in fils. */
const OTP_FROM = 25_000
const OTP_TRIES = 3
/** The only code there is. It stands on the page: nothing is sent to anybody. */
export const OTP = '123456'

/** Which page the payer sees next. */
export type Step =
  | { page: 'CARD'; payment: Payment; errors: CardError[]; saved: SavedCard[] }
  | { page: 'REVIEW'; payment: Payment }
  | { page: 'OTP'; payment: Payment; code?: IpayCode }
  | { page: 'ERROR'; code: IpayCode; payment?: Payment }
  | { page: 'DELIVERED'; payment: Payment; delivery: Delivery }

const PAGES = { PAGE: 'CARD', REVIEW: 'REVIEW', OTP: 'OTP' } as const

/** The page a payment stands at. */
export async function showPayment(paymentId: string): Promise<Step> {
  refuseInProduction()
  if (paymentId === '') return { page: 'ERROR', code: 'IPAY0100037' }
  const payment = /^\d{18}$/.test(paymentId) ? await findPayment({ paymentId }) : undefined
  if (!payment) return { page: 'ERROR', code: 'IPAY0100039' }
  if (!UNDECIDED.includes(payment.state)) return { page: 'ERROR', code: 'IPAY0100055', payment }
  if ((await now()).getTime() > payment.createdAt.getTime() + payment.faults.pageMinutes * 60_000)
    return { page: 'ERROR', code: 'IPAY0100042', payment }
  const page = PAGES[payment.state as keyof typeof PAGES]
  return page === 'CARD' ? { page, payment, errors: [], saved: await savedCards(payment) } : { page, payment }
}

/** Moves a page to the next, unless another tab was faster: then whatever that one made of it is shown. */
async function turnPage(payment: Payment, to: keyof typeof PAGES, data: object = {}): Promise<Step> {
  await db.simulatorPayment.updateMany({
    where: { paymentId: payment.paymentId, state: payment.state },
    data: { state: to, ...data },
  })
  return showPayment(payment.paymentId)
}

async function endPayment(
  payment: Payment,
  outcome: Outcome | 'CANCELED',
  responseCode: string | null,
): Promise<Step> {
  const decided = await writeDecision(payment, [payment.state], outcome, responseCode)
  if (!decided) return { page: 'ERROR', code: 'IPAY0100055', payment }
  return { page: 'DELIVERED', payment: decided, delivery: await deliver(decided) }
}

/** What the payer pressed: ارسال, تأكيد العملية, عودة, إلغاء, or the code of the third page. */
export type Pressed =
  | { button: 'submit'; card: CardFields; saved?: string }
  | { button: 'confirm' }
  | { button: 'back' }
  | { button: 'cancel' }
  | { button: 'otp'; otp: string }

/** One press of a button on the payer's pages. PIN, OTP and the card's number are compared and forgotten. */
export async function press(paymentId: string, pressed: Pressed): Promise<Step> {
  const step = await showPayment(paymentId)
  if (step.page === 'ERROR' || step.page === 'DELIVERED') return step
  const { payment } = step
  if (pressed.button === 'cancel') return endPayment(payment, 'CANCELED', null)
  if (pressed.button === 'submit' && payment.state === 'PAGE') {
    const saved = await savedCards(payment)
    const chosen = saved.find(({ key }) => key === pressed.saved)
    const read = chosen
      ? readSavedCard(chosen, pressed.card.pin, payment)
      : readCard(pressed.card, payment.faults, await now())
    return read.ok
      ? turnPage(payment, 'REVIEW', read.kept)
      : { page: 'CARD', payment, errors: read.errors, saved }
  }
  if (pressed.button === 'back' && payment.state !== 'PAGE')
    return turnPage(payment, 'PAGE', { card: null, bank: null, outcome: null, responseCode: null })
  if (pressed.button === 'confirm' && payment.state === 'REVIEW') {
    return payment.amountFils >= OTP_FROM
      ? turnPage(payment, 'OTP')
      : endPayment(payment, payment.outcome as Outcome, payment.responseCode)
  }
  if (pressed.button === 'otp' && payment.state === 'OTP') return answerOtp(payment, cleanCode(pressed.otp))
  // A button of a page that is no longer the payment's.
  return step
}

async function answerOtp(payment: Payment, otp: string): Promise<Step> {
  if (otp === '') return { page: 'OTP', payment, code: 'IPAY0100092' }
  if (otp === OTP) return endPayment(payment, payment.outcome as Outcome, payment.responseCode)
  const [counted] = await db.simulatorPayment.updateManyAndReturn({
    where: { paymentId: payment.paymentId, state: 'OTP' },
    data: { otpTries: { increment: 1 } },
  })
  if (!counted) return showPayment(payment.paymentId)
  if (counted.otpTries < OTP_TRIES)
    return { page: 'OTP', payment: { ...payment, otpTries: counted.otpTries }, code: 'IPAY0100093' }
  const decided = await writeDecision(payment, ['OTP'], 'NOT CAPTURED', '75')
  if (!decided) return { page: 'ERROR', code: 'IPAY0100055', payment }
  // Refusals of the page itself come to errorURL in clear (knet.md §3.5): the merchant has to ask what became
  // of it.
  return {
    page: 'DELIVERED',
    payment: decided,
    delivery: { kind: 'redirect', url: errorUrlOf(decided, 'IPAY0100049') },
  }
}
