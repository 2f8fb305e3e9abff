import { db } from '@/lib/db/client'
import type { PaymentReview } from '@/lib/db/generated/client'
import type { ReviewOutcome } from '@/lib/db/generated/enums'
import { closeReview } from '@/lib/payments/close-review'
import { confirmClosing, declineClosing } from '@/lib/payments/decide-closing'
import { importReport } from '@/lib/payments/import-report'
import { releaseRefund } from '@/lib/payments/release-refund'
import { requestRefund } from '@/lib/payments/refund-commands'
import { run } from './office-scene'
import type { PaymentWorld } from './payment-model'

/** Two finance officers of a world, who read KNET's reports and close the items that wait for them. */
export class FinanceDesk {
  constructor(private readonly world: PaymentWorld) {}

  /** Open items of this world's payments, oldest first. */
  openReviews(): Promise<PaymentReview[]> {
    const mine = [
      { attemptId: { in: this.world.attempts.map(({ id }) => id) } },
      ...this.world.strangers.map((trackId) => ({ details: { path: ['theirTrackId'], equals: trackId } })),
    ]
    return db.paymentReview.findMany({ where: { resolvedAt: null, OR: mine }, orderBy: { id: 'asc' } })
  }

  /** What KNET's books say of a refund item, as two careful officers find it. */
  async truthOf(review: PaymentReview): Promise<'REFUND_DONE' | 'REFUND_FAILED'> {
    const { trackId, refunds } = await db.paymentAttempt.findUniqueOrThrow({
      where: { id: review.attemptId! },
      include: { refunds: true },
    })
    const done = refunds
      .filter(({ state }) => state === 'DONE')
      .reduce((sum, { amountFils }) => sum + amountFils, 0)
    const refund = refunds.find(({ id }) => id === (review.details as { refundId?: string }).refundId)
    return ((await this.world.knet.find(trackId))?.refundedFils ?? 0) >=
      done + (refund?.amountFils ?? review.amountFils)
      ? 'REFUND_DONE'
      : 'REFUND_FAILED'
  }

  /** One officer asks for a part of what an attempt paid, another releases it. */
  async refund(attemptId: string, part: number, lost: boolean): Promise<void> {
    const [one, other] = this.world.officers
    const allocation = await db.paymentAllocation.findFirstOrThrow({
      where: { attemptId },
      orderBy: { id: 'asc' },
    })
    const amountFils = Math.max(1, Math.floor(allocation.amountFils * part))
    await run((tx) =>
      requestRefund(tx, one, this.world.at, { allocationId: allocation.id, amountFils, reason: 'x' }),
    )
    const asked = await db.refund.findFirst({ where: { attemptId, state: 'REQUESTED' } })
    if (lost) await this.world.knet.setPipe('answerLost')
    if (asked) await releaseRefund(other, this.world.at, { refundId: asked.id, version: asked.version })
    if (lost) await this.world.knet.setPipe('up')
  }

  /** One officer closes an item, another confirms what moves money. @returns whether it is closed */
  async close(review: PaymentReview, outcome: ReviewOutcome): Promise<boolean> {
    const [one, other] = this.world.officers
    // Nobody says of a refund that it was carried out who has not seen it.
    const found = outcome === 'REFUND_DONE' && review.kind === 'REFUND' ? await this.truthOf(review) : outcome
    const { version } = await db.paymentReview.findUniqueOrThrow({ where: { id: review.id } })
    const closed = await closeReview(one, this.world.at, {
      reviewId: review.id,
      version,
      outcome: found,
      resolution: 'x',
    })
    if (closed.ok && closed.value.done === 'closed') return true
    const proposed = await db.reviewClosing.findFirst({ where: { reviewId: review.id, state: 'PROPOSED' } })
    if (!proposed) return false
    if (
      (await confirmClosing(other, this.world.at, { closingId: proposed.id, version: proposed.version })).ok
    )
      return true
    await declineClosing(other, this.world.at, {
      closingId: proposed.id,
      version: proposed.version,
      reason: 'x',
    })
    return false
  }

  /** An officer brings KNET's report of a day. */
  async readReport(day: string): Promise<void> {
    const text = await this.world.knet.report(day)
    await run((tx) => importReport(tx, this.world.officers[0], this.world.at, { day, text }))
  }

  /**
   * Finance reads KNET's report of every day and brings to an end what it finds: refunds by what KNET's books
   * say, and payments in review for which KNET has no money. @throws when it never ends
   */
  async settle(): Promise<void> {
    for (let round = 0; round < 8; round += 1) {
      for (const day of this.world.days) await this.readReport(day)
      await this.world.reconcile()
      const open = await this.openReviews()
      const refunds = open.filter(({ kind }) => kind === 'REFUND')
      const moneyless = await db.paymentAttempt.findMany({
        where: {
          state: 'REVIEW',
          capturedFils: null,
          reviews: { some: { id: { in: open.map(({ id }) => id) } } },
        },
        select: { id: true },
      })
      if (refunds.length + moneyless.length === 0) return this.closeTheRest(open)
      for (const { id } of moneyless)
        await this.close(
          open.find(({ attemptId }) => attemptId === id)!,
          'NO_MONEY',
        )
      for (const review of refunds) await this.close(review, await this.truthOf(review))
    }
    throw new Error(`items never end: ${JSON.stringify(await this.openReviews())}`)
  }

  /** What needs no money moved is closed, each with the outcome that fits. @throws when one cannot be */
  private async closeTheRest(open: readonly PaymentReview[]): Promise<void> {
    for (const review of open) {
      const attempt = review.attemptId
        ? await db.paymentAttempt.findUniqueOrThrow({ where: { id: review.attemptId } })
        : undefined
      if (attempt?.state === 'REVIEW') continue
      if (!(await this.close(review, attempt ? 'SETTLED' : 'NOT_OURS')))
        throw new Error(`cannot be closed: ${attempt?.state} ${JSON.stringify(review)}`)
    }
  }
}
