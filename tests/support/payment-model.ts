import fc from 'fast-check'
import type { Staff } from '@/lib/access/actor'
import type { Fils } from '@/lib/core/money'
import { db } from '@/lib/db/client'
import { abandonAttempt } from '@/lib/payments/abandon-attempt'
import { advancePaymentRequest } from '@/lib/payments/advance-request'
import { askDueAttempts, expirePaymentRequests } from '@/lib/payments/attempt-sweep'
import { inquire } from '@/lib/payments/inquire'
import { sweepLostRefunds } from '@/lib/payments/lost-refund'
import type { PaymentRequestMove } from '@/lib/payments/machine'
import { releaseRefund } from '@/lib/payments/release-refund'
import { requestRefund } from '@/lib/payments/refund-commands'
import { startPayment } from '@/lib/payments/start-payment'
import { takeNotification, takeReturn } from '@/lib/payments/take-notification'
import { Crash, crash } from './crashing-db'
import { encryptAsKnet, type FakePayment, type Gateway } from './fake-knet'
import { AT, run } from './office-scene'
import { issueRequest, type PaymentScene } from './payment-scene'

/** One thing that happens; `n` picks the request, the attempt or the payment it happens to. */
export type Step =
  | { do: 'start'; mask: number }
  /** From start to confirmation without a fault, unless the process dies on the way. */
  | { do: 'pay'; mask: number }
  | { do: 'decide'; n: number; to: 'CAPTURED' | 'NOT CAPTURED' | 'CANCELED'; takenFils?: Fils }
  | { do: 'notify'; n: number; times: number; claim?: string }
  | { do: 'forge'; n: number; how: 'foreign key' | 'reflected' | 'other amount' | 'clear' }
  | { do: 'reverse' | 'inquire' | 'abandon'; n: number }
  | { do: 'move'; n: number; move: PaymentRequestMove }
  | { do: 'refund'; n: number; part: number; lost: boolean }
  | { do: 'pipe'; down: boolean }
  | { do: 'wait'; minutes: number }
  | { do: 'work' }
  | { do: 'crash'; after: number }

const n = fc.nat(5)
/** Steps in any order; the likely ones often enough that payments come about. */
export const steps: fc.Arbitrary<Step[]> = fc.array(fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('start' as const), mask: fc.integer({ min: 1, max: 7 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pay' as const), mask: fc.integer({ min: 1, max: 7 }) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('decide' as const), n, to: fc.constantFrom('CAPTURED' as const, 'CAPTURED' as const, 'NOT CAPTURED' as const, 'CANCELED' as const), takenFils: fc.option(fc.constant(1), { freq: 9, nil: undefined }) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('notify' as const), n, times: fc.integer({ min: 1, max: 3 }), claim: fc.option(fc.constantFrom('CAPTURED', 'CANCELED', 'HOST+TIMEOUT', 'VOIDED', 'SOMETHING'), { freq: 3, nil: undefined }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('forge' as const), n, how: fc.constantFrom('foreign key' as const, 'reflected' as const, 'other amount' as const, 'clear' as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('reverse' as const, 'inquire' as const, 'inquire' as const, 'abandon' as const), n }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('move' as const), n, move: fc.constantFrom('reject' as const, 'undoRejection' as const, 'withdraw' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('refund' as const), n, part: fc.constantFrom(1, 1, 0.5), lost: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pipe' as const), down: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(1, 3, 16, 22, 61, 1441) }) },
  { weight: 4, arbitrary: fc.constant({ do: 'work' as const }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('crash' as const), after: fc.nat(30) }) },
), { minLength: 4, maxLength: 16 })

/** The portal, a gateway and a clock, driven step by step. */
export class PaymentWorld {
  at = AT
  requestIds: string[] = []
  /** Statements after which the process dies in the next step. */
  private dies?: number
  attempts: { id: string; payment?: FakePayment; url: string; at: Date }[] = []

  constructor(readonly scene: PaymentScene, private readonly officers: readonly [Staff, Staff], readonly knet: Gateway) {}

  async begin(): Promise<void> {
    await this.knet.reset()
    for (const amount of [50_000, 1, 12_345]) this.requestIds.push((await issueRequest(this.scene, { amounts: { CUSTOMS_DUTY: amount }, expiresAt: amount === 1 ? this.later(30) : undefined })).id)
  }

  private later = (minutes: number) => new Date(this.at.getTime() + minutes * 60_000)
  private pick = (index: number) => this.attempts[index % (this.attempts.length || 1)]

  /** What a worker does: jobs are done at least once, and removed only when done. */
  async work(): Promise<void> {
    await askDueAttempts(this.at)
    await expirePaymentRequests(this.at)
    await sweepLostRefunds(this.at)
    const jobs = await db.$queryRaw<{ id: string; attemptId: string }[]>`
      SELECT j.id::text AS id, j.payload->>'attemptId' AS "attemptId" FROM graphile_worker._private_jobs j
      JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'ask-knet' ORDER BY j.id`
    for (const job of jobs) {
      await inquire(job.attemptId, this.at)
      await db.$executeRaw`SELECT graphile_worker.complete_jobs(ARRAY[${job.id}::bigint])`
    }
  }

  /** One step; a process that dies in it leaves what was committed. */
  async take(step: Step): Promise<void> {
    if (step.do === 'crash') return void (this.dies = step.after)
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
    await takeNotification(this.at, { body: this.knet.notification(payment) })
    await inquire(id, this.at)
  }

  private async start(mask: number): Promise<void> {
    const requestIds = this.requestIds.filter((_, index) => mask & (1 << index))
    const started = await startPayment(this.scene.actor, this.at, { requestIds, email: 'payer@ofuq.example', language: 'ar' })
    if (!started.ok) return
    this.attempts.push({ at: this.at, id: started.value.attemptId, url: started.value.gatewayUrl, payment: await this.knet.open(started.value.gatewayUrl) })
  }

  /** One officer asks for a part of what an attempt paid, another releases it. */
  private async refund(attemptId: string, part: number, lost: boolean): Promise<void> {
    const [one, other] = this.officers
    const allocation = await db.paymentAllocation.findFirstOrThrow({ where: { attemptId }, orderBy: { id: 'asc' } })
    const amountFils = Math.max(1, Math.floor(allocation.amountFils * part))
    await run((tx) => requestRefund(tx, one, this.at, { allocationId: allocation.id, amountFils, reason: 'x' }))
    const asked = await db.refund.findFirst({ where: { attemptId, state: 'REQUESTED' } })
    if (lost) await this.knet.setPipe('answerLost')
    if (asked) await releaseRefund(other, this.at, { refundId: asked.id, version: asked.version })
    if (lost) await this.knet.setPipe('up')
  }

  private forged(payment: FakePayment, url: string, how: string): Promise<unknown> {
    if (how === 'clear') return takeReturn(this.at, { body: `Error=IPAY0100048&result=CAPTURED&trackid=${payment.trackId}` })
    if (how === 'other amount') return takeNotification(this.at, { body: this.knet.notification(payment, 'CAPTURED', payment.amountFils + 1) })
    const body = how === 'reflected' ? new URL(url).searchParams.get('trandata')! : encryptAsKnet(`paymentid=${payment.paymentId}&result=CAPTURED&trackid=${payment.trackId}&amt=1.000`, Buffer.from('ANOTHERTESTKEY12'))
    return takeNotification(this.at, { body })
  }

  private async happen(step: Step): Promise<unknown> {
    const attempt = 'n' in step ? this.pick(step.n) : undefined
    switch (step.do) {
      case 'start': return this.start(step.mask)
      case 'pay': return this.pay(step.mask)
      case 'pipe': return this.knet.setPipe(step.down ? 'down' : 'up')
      case 'wait': return void (this.at = this.later(step.minutes))
      case 'work': return this.work()
      case 'move': {
        const { move } = step
        const paymentRequestId = this.requestIds[step.n % this.requestIds.length]!
        return run((tx) => advancePaymentRequest(tx, move === 'withdraw' ? 'SYSTEM' : this.scene.actor, this.at, { paymentRequestId, move, reason: 'x' }))
      }
      case 'crash': return undefined
    }
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
        return Promise.all(Array.from({ length: crash.after === undefined ? step.times : 1 }, () => takeNotification(this.at, { body })))
      }
      case 'forge': return this.forged(payment, url, step.how)
      case 'refund': return this.refund(id, step.part, step.lost)
      // KNET takes back at once what was not acknowledged; a day later nothing is reversed any more.
      case 'reverse': return hours <= 24 ? this.knet.reverse(payment) : undefined
      case 'inquire': return crash.after === undefined ? Promise.all([inquire(id, this.at), inquire(id, this.at)]) : inquire(id, this.at)
      case 'abandon': return abandonAttempt(this.scene.actor, this.at, id)
    }
  }

  /** Time goes by and KNET answers, until nothing is asked any more. @throws when it never ends */
  async reconcile(): Promise<void> {
    await this.knet.setPipe('up')
    for (let day = 0; day < 8; day += 1) {
      await this.work()
      const asking = await db.paymentAttempt.count({ where: { accountId: this.scene.accountId, nextInquiryAt: { not: null } } })
      if (asking === 0 && day > 0) return
      this.at = this.later(1445)
    }
    throw new Error('KNET is asked for ever')
  }
}
