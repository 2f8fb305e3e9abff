import { createCipheriv, createDecipheriv, randomInt } from 'node:crypto'
import type { Fils } from '@/lib/core/money'
import type { InquiryAnswer, RefundAnswer } from '@/lib/knet/pipe'

const KEY = Buffer.from('SIMULATORKEY2026')

/** Encrypts as KNET does; a cipher of the tests' own, so that the portal's is not its own judge. */
export function encryptAsKnet(plain: string, key = KEY): string {
  const cipher = createCipheriv('aes-128-cbc', key, key)
  return Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]).toString('hex').toUpperCase()
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
  /** What it takes in place of what it was asked for. */
  takenFils?: Fils
}

const dinars = (fils: Fils) => (fils / 1000).toFixed(3)

/** What the model of payments drives: KNET in memory, or the simulator with its own books behind its own pipe. */
export type Gateway = Pick<FakeKnet, 'notification'> & {
  reset: () => void | Promise<void>
  open: (gatewayUrl: string) => FakePayment | Promise<FakePayment>
  decide: (...given: Parameters<FakeKnet['decide']>) => void | Promise<void>
  reverse: (payment: FakePayment) => void | Promise<void>
  /** down: it answers nothing; answerLost: it does what it is asked, and the answer is lost. */
  setPipe: (pipe: 'up' | 'down' | 'answerLost') => void | Promise<void>
  find: (trackId: string) => FakePayment | undefined | Promise<FakePayment | undefined>
}

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
      paymentId: `100${randomInt(1e7, 1e8)}${randomInt(1e7, 1e8)}`.slice(0, 18), trackId, amountFils: Math.round(Number(plain.get('amt')) * 1000), state: 'OPEN', refundedFils: 0,
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
  }

  /** Money that was taken goes back by itself. */
  reverse(payment: FakePayment): void {
    if (payment.state === 'CAPTURED' && payment.refundedFils === 0) payment.state = 'VOIDED'
  }

  /** The body of a notification. @param result in place of what is true */
  notification(payment: FakePayment, result = payment.state === 'OPEN' ? 'HOST+TIMEOUT' : payment.state.replace(' ', '+'), amountFils = payment.amountFils): string {
    const tranId = payment.tranId ?? ''
    return encryptAsKnet(`paymentid=${payment.paymentId}&result=${result}&auth=${tranId && 'B12345'}&avr=N&ref=${tranId && '632812345678'}&tranid=${tranId}&postdate=${tranId && '1124'}`
      + `&trackid=${payment.trackId}&udf1=&udf2=&udf3=&udf4=&udf5=&amt=${dinars(amountFils)}&authRespCode=00`)
  }

  private answer(result: string, payment?: FakePayment) {
    const sent = `<id>100901</id><password>***</password><trackid>${payment?.trackId}</trackid>`
    return {
      result, sent, received: `<result>${result}</result>`, trackId: payment?.trackId, paymentId: payment?.paymentId, amountFils: payment && (payment.takenFils ?? payment.amountFils),
      tranId: payment?.tranId, ...(payment?.tranId && { ref: '632812345678', auth: 'B12345', postDate: '1124', responseCode: '00' }),
    }
  }

  askInquiry = async ({ trackId, amountFils }: { trackId: string; amountFils: Fils }): Promise<InquiryAnswer> => {
    this.questions += 1
    const payment = this.payments.get(trackId)
    if (this.down) return { ...this.answer(''), outcome: 'UNREACHABLE' }
    if (!payment || payment.state === 'OPEN') return { ...this.answer('!ERROR!-IPAY0100263-Transaction not found.'), outcome: 'NOT_FOUND' }
    if ((payment.takenFils ?? payment.amountFils) !== amountFils) return { ...this.answer('FAILURE(SUSPECT)', payment), outcome: 'SUSPECT' }
    const outcome = { CAPTURED: 'CAPTURED', 'NOT CAPTURED': 'NOT_CAPTURED', CANCELED: 'CANCELED', VOIDED: 'REVERSED' } as const
    return { ...this.answer(payment.state === 'CAPTURED' ? 'SUCCESS' : payment.state, payment), outcome: outcome[payment.state] }
  }

  sendRefund = async ({ trackId, amountFils }: { trackId: string; amountFils: Fils }): Promise<RefundAnswer> => {
    const payment = this.payments.get(trackId)
    if (this.down) return { ...this.answer('', payment), outcome: 'UNKNOWN' }
    if (payment?.state !== 'CAPTURED' || payment.refundedFils + amountFils > (payment.takenFils ?? payment.amountFils)) return { ...this.answer('!ERROR!-IPAY0100137-Refused', payment), outcome: 'REFUSED' }
    payment.refundedFils += amountFils
    if (this.losesAnswer) {
      this.losesAnswer = false
      return { ...this.answer('', payment), outcome: 'UNKNOWN' }
    }
    return { ...this.answer('CAPTURED', payment), outcome: 'DONE' }
  }
}

/** The one that `jest.mock('@/lib/knet/pipe', …)` puts in the pipe's place. */
export const fakeKnet = new FakeKnet()
