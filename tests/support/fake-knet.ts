import { createCipheriv, createDecipheriv, randomInt } from 'node:crypto'
import type { Fils } from '@/lib/core/money'
import type { InquiryAnswer, RefundAnswer } from '@/lib/knet/pipe'
import { modelClock } from './model-clock'

const KEY = Buffer.from('SIMULATORKEY2026')

/** Encrypts as KNET does; a cipher of the tests' own, so that the portal's is not its own judge. */
export function encryptAsKnet(plain: string, key = KEY): string {
  const cipher = createCipheriv('aes-128-cbc', key, key)
  return Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
    .toString('hex')
    .toUpperCase()
}

function decryptAsKnet(hex: string): string {
  const decipher = createDecipheriv('aes-128-cbc', KEY, KEY)
  return Buffer.concat([decipher.update(hex, 'hex'), decipher.final()]).toString('utf8')
}

export type FakePayment = {
  paymentId: string
  trackId: string
  amountFils: Fils
  state: 'OPEN' | 'CAPTURED' | 'NOT CAPTURED' | 'CANCELED' | 'VOIDED'
  tranId?: string
  refundedFils: Fils
  /** MMDD of the day on which the money was taken. */
  postDate?: string
  refunds?: { tranId: string; amountFils: Fils; day: string }[]
  /** What it takes in place of what it was asked for. */
  takenFils?: Fils
}

const dinars = (fils: Fils) => (fils / 1000).toFixed(3)

/**
 * What the model of payments drives: KNET in memory, or the simulator with its own books behind its own pipe.
 */
export type Gateway = Pick<FakeKnet, 'notification'> & {
  reset: () => void | Promise<void>
  open: (gatewayUrl: string) => FakePayment | Promise<FakePayment>
  decide: (...given: Parameters<FakeKnet['decide']>) => void | Promise<void>
  reverse: (payment: FakePayment) => void | Promise<void>
  /** down: it answers nothing; answerLost: it does what it is asked, and the answer is lost. */
  setPipe: (pipe: 'up' | 'down' | 'answerLost') => void | Promise<void>
  find: (trackId: string) => FakePayment | undefined | Promise<FakePayment | undefined>
  /** What the merchant's portal at KNET exports of a day. @param day `YYYY-MM-DD` */
  report: (day: string) => string | Promise<string>
}

/** KNET's calendar: Kuwait's. */
const today = () => new Date(modelClock.at.getTime() + 3 * 3_600_000).toISOString().slice(0, 10)
const postDateOf = (day: string) => day.slice(5).replace('-', '')

/** KNET in memory: its books, its messages and its pipe. */
export class FakeKnet {
  readonly payments = new Map<string, FakePayment>()
  /** The next refund is done, and its answer lost. */
  losesAnswer = false
  /** The pipe answers nothing. */
  down = false
  questions = 0

  reset(): void {
    this.payments.clear()
    this.down = false
    this.losesAnswer = false
    this.questions = 0
  }

  setPipe(pipe: 'up' | 'down' | 'answerLost'): void {
    this.down = pipe === 'down'
    this.losesAnswer = pipe === 'answerLost'
  }

  find(trackId: string): FakePayment | undefined {
    return this.payments.get(trackId)
  }

  /** The browser arrives with the address that the portal made. A second arrival opens nothing new. */
  open(gatewayUrl: string): FakePayment {
    const plain = new URLSearchParams(decryptAsKnet(new URL(gatewayUrl).searchParams.get('trandata')!))
    const trackId = plain.get('trackid')!
    const known = this.payments.get(trackId)
    if (known) return known
    const payment: FakePayment = {
      paymentId: `100${randomInt(1e7, 1e8)}${randomInt(1e7, 1e8)}`.slice(0, 18),
      trackId,
      amountFils: Math.round(Number(plain.get('amt')) * 1000),
      state: 'OPEN',
      refundedFils: 0,
    }
    this.payments.set(trackId, payment)
    return payment
  }

  /** The payer decides; what is decided stays. @param takenFils in place of what was asked for */
  decide(payment: FakePayment, state: 'CAPTURED' | 'NOT CAPTURED' | 'CANCELED', takenFils?: Fils): void {
    if (payment.state !== 'OPEN') return
    payment.state = state
    if (state !== 'CAPTURED') return
    payment.takenFils = takenFils
    payment.tranId = `2026${randomInt(1e9, 1e10)}`
    payment.postDate = postDateOf(today())
  }

  /** Money that was taken goes back by itself. */
  reverse(payment: FakePayment): void {
    if (payment.state === 'CAPTURED' && payment.refundedFils === 0) payment.state = 'VOIDED'
  }

  /** The body of a notification. @param result in place of what is true */
  notification(
    payment: FakePayment,
    result = payment.state === 'OPEN' ? 'HOST+TIMEOUT' : payment.state.replace(' ', '+'),
    amountFils = payment.amountFils,
  ): string {
    const tranId = payment.tranId ?? ''
    return encryptAsKnet(
      `paymentid=${payment.paymentId}&result=${result}&auth=${tranId && 'B12345'}&avr=N&ref=${tranId && '632812345678'}&tranid=${tranId}&postdate=${tranId && '1124'}` +
        `&trackid=${payment.trackId}&udf1=&udf2=&udf3=&udf4=&udf5=&amt=${dinars(amountFils)}&authRespCode=00`,
    )
  }

  report(day: string): string {
    const of = (action: string, { trackId, paymentId }: FakePayment, tranId: string, amountFils: Fils) =>
      [action, trackId, paymentId, tranId, dinars(amountFils), postDateOf(day)].join(',')
    const rows = [...this.payments.values()].flatMap((payment) => [
      ...(payment.state === 'CAPTURED' && payment.postDate === postDateOf(day)
        ? [of('Purchase', payment, payment.tranId!, payment.takenFils ?? payment.amountFils)]
        : []),
      ...(payment.refunds ?? [])
        .filter((back) => back.day === day)
        .map((back) => of('Refund', payment, back.tranId, back.amountFils)),
    ])
    return ['Action,Track ID,Payment ID,Transaction ID,Amount,Post Date', ...rows].join('\n')
  }

  private answer(result: string, payment?: FakePayment) {
    const sent = `<id>100901</id><password>***</password><trackid>${payment?.trackId}</trackid>`
    return {
      result,
      sent,
      received: `<result>${result}</result>`,
      trackId: payment?.trackId,
      paymentId: payment?.paymentId,
      amountFils: payment && (payment.takenFils ?? payment.amountFils),
      tranId: payment?.tranId,
      ...(payment?.tranId && {
        ref: '632812345678',
        auth: 'B12345',
        postDate: payment.postDate,
        responseCode: '00',
      }),
    }
  }

  sendInquiry = async ({
    trackId,
    amountFils,
  }: {
    trackId: string
    amountFils: Fils
  }): Promise<InquiryAnswer> => {
    this.questions += 1
    const payment = this.payments.get(trackId)
    if (this.down) return { ...this.answer(''), outcome: 'UNREACHABLE' }
    if (!payment || payment.state === 'OPEN')
      return { ...this.answer('!ERROR!-IPAY0100263-Transaction not found.'), outcome: 'NOT_FOUND' }
    if ((payment.takenFils ?? payment.amountFils) !== amountFils)
      return { ...this.answer('FAILURE(SUSPECT)', payment), outcome: 'SUSPECT' }
    const outcome = {
      CAPTURED: 'CAPTURED',
      'NOT CAPTURED': 'NOT_CAPTURED',
      CANCELED: 'CANCELED',
      VOIDED: 'REVERSED',
    } as const
    return {
      ...this.answer(payment.state === 'CAPTURED' ? 'SUCCESS' : payment.state, payment),
      outcome: outcome[payment.state],
    }
  }

  sendRefund = async ({
    trackId,
    amountFils,
  }: {
    trackId: string
    amountFils: Fils
  }): Promise<RefundAnswer> => {
    const payment = this.payments.get(trackId)
    if (this.down) return { ...this.answer('', payment), outcome: 'UNKNOWN' }
    if (
      payment?.state !== 'CAPTURED' ||
      payment.refundedFils + amountFils > (payment.takenFils ?? payment.amountFils)
    )
      return { ...this.answer('!ERROR!-IPAY0100137-Refused', payment), outcome: 'REFUSED' }
    payment.refundedFils += amountFils
    const back = { tranId: `2026${randomInt(1e9, 1e10)}`, amountFils, day: today() }
    payment.refunds = [...(payment.refunds ?? []), back]
    if (this.losesAnswer) {
      this.losesAnswer = false
      return { ...this.answer('', payment), outcome: 'UNKNOWN' }
    }
    return {
      ...this.answer('CAPTURED', payment),
      tranId: back.tranId,
      postDate: postDateOf(back.day),
      outcome: 'DONE',
    }
  }
}

/** The one that `jest.mock('@/lib/knet/pipe', …)` puts in the pipe's place. */
export const fakeKnet = new FakeKnet()
