import type { Staff } from '@/lib/access/actor'
import { kuwaitDay } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import { paymentLink } from '@/lib/knet/payment-link'
import { abandonAttempt } from '@/lib/payments/abandon-attempt'
import { advancePaymentRequest } from '@/lib/payments/advance-request'
import { runInquiry } from '@/lib/payments/run-inquiry'
import { outcomesFor } from '@/lib/payments/judge-closing'
import { startPayment } from '@/lib/payments/start-payment'
import { handleNotification } from '@/lib/payments/handle-notification'
import { handleReturn } from '@/lib/payments/handle-return'
import { Crash, crash } from './crashing-db'
import { encryptAsKnet, type FakePayment, type Gateway } from './fake-knet'
import { modelClock } from './model-clock'
import { AT, run } from './office-scene'
import { FinanceDesk } from './payment-finance'
import { issueRequest, type PaymentScene } from './payment-scene'
import type { Step } from './payment-steps'
import { workPayments } from './payment-worker'

type AttemptStep = Extract<
  Step,
  { do: 'decide' | 'notify' | 'forge' | 'second' | 'refund' | 'reverse' | 'inquire' | 'abandon' }
>

const DAY = 24 * 60

/**
 * The portal, a gateway and a clock, driven step by step. Each world has days of its own: a day's settlement
 * is its alone.
 */
export class PaymentWorld {
  /** Track ids of money that is nobody's here. */
  strangers: string[] = []
  requestIds: string[] = []
  /** Statements after which the process dies in the next step. */
  private dies?: number
  attempts: { id: string; payment?: FakePayment; url: string; at: Date }[] = []

  readonly began: Date

  readonly finance = new FinanceDesk(this)

  /** @param days after the model's first day */
  constructor(
    readonly scene: PaymentScene,
    readonly officers: readonly [Staff, Staff],
    readonly knet: Gateway,
    days = 0,
  ) {
    this.began = new Date(AT.getTime() + days * DAY * 60_000)
    modelClock.at = this.began
  }

  get at(): Date {
    return modelClock.at
  }
  set at(time: Date) {
    modelClock.at = time
  }

  /** Days in Kuwait on which something happened. */
  readonly days = new Set<string>()

  async begin(): Promise<void> {
    await this.knet.reset()
    for (const amount of [50_000, 1, 12_345])
      this.requestIds.push(
        (
          await issueRequest(this.scene, {
            at: this.at,
            amounts: { CUSTOMS_DUTY: amount },
            expiresAt: amount === 1 ? this.later(30) : undefined,
          })
        ).id,
      )
  }

  private later = (minutes: number) => new Date(this.at.getTime() + minutes * 60_000)
  private pick = (index: number) => this.attempts[index % (this.attempts.length || 1)]

  private work = () => workPayments(this.at)

  /** One step; a process that dies in it leaves what was committed. */
  async take(step: Step): Promise<void> {
    if (step.do === 'crash') return void (this.dies = step.after)
    this.days.add(kuwaitDay(this.at))
    crash.after = this.dies
    delete this.dies
    try {
      await this.happen(step)
    } catch (error) {
      if (!(error instanceof Crash)) throw error
    } finally {
      delete crash.after
    }
  }

  private async pay(mask: number): Promise<void> {
    const before = this.attempts.length
    await this.start(mask)
    const { id, payment } = this.attempts[before] ?? {}
    if (!id || !payment) return
    await this.knet.decide(payment, 'CAPTURED')
    await handleNotification(this.at, { body: this.knet.notification(payment) })
    await runInquiry(id, this.at)
  }

  private async start(mask: number): Promise<void> {
    const requestIds = this.requestIds.filter((_, index) => mask & (1 << index))
    const started = await startPayment(this.scene.actor, this.at, {
      requestIds,
      email: 'payer@ofuq.example',
      language: 'ar',
    })
    if (!started.ok) return
    this.attempts.push({
      at: this.at,
      id: started.value.attemptId,
      url: started.value.gatewayUrl,
      payment: await this.knet.open(started.value.gatewayUrl),
    })
  }

  /**
   * The payer gives a payment up and starts another for the same requests; the first one's money then turns
   * out to be at KNET.
   */
  private async second(
    attempt: PaymentWorld['attempts'][number],
    to: 'CAPTURED' | 'CANCELED' | 'OPEN',
  ): Promise<void> {
    const { id, payment } = attempt
    await abandonAttempt(this.scene.actor, this.at, id)
    const held = await db.paymentAllocation.findMany({
      where: { attemptId: id },
      select: { paymentRequestId: true },
    })
    const before = this.attempts.length
    await this.start(
      this.requestIds.reduce(
        (mask, requestId, index) =>
          held.some(({ paymentRequestId }) => paymentRequestId === requestId) ? mask | (1 << index) : mask,
        0,
      ),
    )
    if (this.at.getTime() - attempt.at.getTime() < 12 * 3_600_000)
      await this.knet.decide(payment!, 'CAPTURED')
    await runInquiry(id, this.at)
    const other = this.attempts[before]
    if (!other?.payment || to === 'OPEN') return
    await this.knet.decide(other.payment, to)
    await runInquiry(other.id, this.at)
    await runInquiry(id, this.at)
  }

  private async stranger(told: boolean): Promise<void> {
    const trackId = `STRANGER${newId(this.at).replaceAll('-', '').slice(-20).toUpperCase()}`
    const payment = await this.knet.open(
      paymentLink({ trackId, amountFils: 777, language: 'ar', reference: 'x' }).url,
    )
    await this.knet.decide(payment, 'CAPTURED')
    this.strangers.push(trackId)
    if (told) await handleNotification(this.at, { body: this.knet.notification(payment) })
  }

  private forged(payment: FakePayment, url: string, how: string): Promise<unknown> {
    if (how === 'clear')
      return handleReturn(this.at, { body: `Error=IPAY0100048&result=CAPTURED&trackid=${payment.trackId}` })
    if (how === 'other amount')
      return handleNotification(this.at, {
        body: this.knet.notification(payment, 'CAPTURED', payment.amountFils + 1),
      })
    const body =
      how === 'reflected'
        ? new URL(url).searchParams.get('trandata')!
        : encryptAsKnet(
            `paymentid=${payment.paymentId}&result=CAPTURED&trackid=${payment.trackId}&amt=1.000`,
            Buffer.from('ANOTHERTESTKEY12'),
          )
    return handleNotification(this.at, { body })
  }

  private async happen(step: Step): Promise<unknown> {
    switch (step.do) {
      case 'start':
        return this.start(step.mask)
      case 'pay':
        return this.pay(step.mask)
      case 'pipe':
        return this.knet.setPipe(step.down ? 'down' : 'up')
      case 'wait':
        return void (this.at = this.later(step.minutes))
      case 'work':
        return this.work()
      case 'settlement day':
        return this.finance.readReport(kuwaitDay(this.at))
      case 'stranger':
        return this.stranger(step.told)
      case 'close': {
        const open = await this.finance.openReviews()
        const review = open[step.n % (open.length || 1)]
        if (!review) return undefined
        const found = review.attemptId
          ? await db.paymentAttempt.findUnique({ where: { id: review.attemptId }, select: { state: true } })
          : undefined
        const offered = outcomesFor({ kind: review.kind, attemptState: found?.state ?? null })
        return this.finance.close(review, step.forged ? step.outcome : offered[step.n % offered.length]!)
      }
      case 'move': {
        const { move } = step
        const paymentRequestId = this.requestIds[step.n % this.requestIds.length]!
        return run((tx) =>
          advancePaymentRequest(tx, move === 'withdraw' ? 'SYSTEM' : this.scene.actor, this.at, {
            paymentRequestId,
            move,
            reason: 'x',
          }),
        )
      }
      case 'crash':
        return undefined
      case 'decide':
      case 'notify':
      case 'forge':
      case 'second':
      case 'refund':
      case 'reverse':
      case 'inquire':
      case 'abandon':
        return this.happenTo(this.pick(step.n), step)
    }
  }

  /** A step of one attempt; of one that never reached KNET's page nothing happens. */
  private async happenTo(attempt: PaymentWorld['attempts'][number] | undefined, step: AttemptStep) {
    if (!attempt?.payment) return undefined
    const { id, payment, url } = attempt
    const hours = (this.at.getTime() - attempt.at.getTime()) / 3_600_000
    switch (step.do) {
      case 'decide':
        // However slow its page: half a day later nobody pays on it any more.
        if (hours > 12) return undefined
        return this.knet.decide(payment, step.to, step.takenFils)
      case 'notify': {
        const body = this.knet.notification(payment, step.claim)
        return Promise.all(
          Array.from({ length: crash.after === undefined ? step.times : 1 }, () =>
            handleNotification(this.at, { body }),
          ),
        )
      }
      case 'forge':
        return this.forged(payment, url, step.how)
      case 'second':
        return this.second(attempt, step.to)
      case 'refund':
        return this.finance.refund(id, step.part, step.lost)
      // Within the week in which KNET is asked daily; later the bank takes nothing back any more.
      case 'reverse':
        return hours <= 6.5 * 24 ? this.knet.reverse(payment) : undefined
      case 'inquire':
        return crash.after === undefined
          ? Promise.all([runInquiry(id, this.at), runInquiry(id, this.at)])
          : runInquiry(id, this.at)
      case 'abandon':
        return abandonAttempt(this.scene.actor, this.at, id)
    }
  }

  /** Time goes by and KNET answers, until nothing is asked any more. @throws when it never ends */
  async reconcile(): Promise<void> {
    await this.knet.setPipe('up')
    for (let day = 0; day < 11; day += 1) {
      await this.work()
      const asking = await db.paymentAttempt.count({
        where: { accountId: this.scene.accountId, nextInquiryAt: { not: null } },
      })
      if (asking === 0 && day > 0) return
      this.at = this.later(1445)
    }
    throw new Error('KNET is asked for ever')
  }
}
