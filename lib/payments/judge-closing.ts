import type {
  PaymentAttemptState,
  PaymentReviewKind,
  RefundState,
  ReviewOutcome,
} from '@/lib/db/generated/enums'
import type { InquiryAnswer } from '@/lib/knet/pipe'

/**
 * What KNET's answer says of the money: it has it, it has none, it gave it back, or nobody can tell from
 * this.
 */
export type MoneyAtKnet = 'HELD' | 'NONE' | 'BACK' | 'UNCLEAR'

/**
 * @param expiresAt until then KNET's page may be open, and "not found" says nothing; absent when the payment
 * is not ours
 */
export function moneyAtKnet(
  answer: InquiryAnswer,
  { trackId, expiresAt }: { trackId: string; expiresAt?: Date },
  at: Date,
): MoneyAtKnet {
  switch (answer.outcome) {
    case 'CAPTURED':
      return answer.trackId === trackId ? 'HELD' : 'UNCLEAR'
    case 'REVERSED':
      return 'BACK'
    case 'NOT_CAPTURED':
    case 'CANCELED':
      return 'NONE'
    case 'NOT_FOUND':
      return expiresAt && at < expiresAt ? 'UNCLEAR' : 'NONE'
    case 'SUSPECT':
    case 'UNREACHABLE':
    case 'UNCLEAR':
      return 'UNCLEAR'
  }
}

export type Finding = {
  kind: PaymentReviewKind
  outcome: ReviewOutcome
  money: MoneyAtKnet
  /** Of the attempt, after KNET's answer was applied; absent when no payment here knows the money. */
  state?: PaymentAttemptState
  /** KNET's answer names another payment id than a message did. */
  otherPaymentId?: boolean
  /**
   * KNET's answer names the numbers of another payment here that has them already: the money is counted
   * there.
   */
  countedElsewhere?: boolean
  /** A refund was asked for or carried out. */
  refunded?: boolean
  /** Of a REFUND item: its refund, and whether the settlement report shows more refunds than the portal. */
  refundState?: RefundState
  refundReported?: boolean
  /** More than KNET took would have gone back. */
  refundTooMuch?: boolean
}

/** How many officers it takes, or the problem that keeps the item open. */
export type Verdict =
  | { ok: true; officers: 1 | 2 }
  | {
      ok: false
      code: 'reviewNoAnswer' | 'reviewContradicted' | 'reviewMoneyFirst' | 'reviewRefunded' | 'reviewNotHeld'
    }

const no = (code: Exclude<Verdict, { ok: true }>['code']): Verdict => ({ ok: false, code })
const yes = (officers: 1 | 2): Verdict => ({ ok: true, officers })
/** What the answer allows, else a contradiction. */
const where = (agrees: boolean, officers: 1 | 2): Verdict =>
  agrees ? yes(officers) : no('reviewContradicted')

/** Where the payment's state is right as it stands: what KNET must say of the money. */
const AGREES: Partial<Record<PaymentAttemptState, readonly MoneyAtKnet[]>> = {
  PAID: ['HELD'],
  REFUNDED: ['HELD', 'BACK'],
  REVERSED: ['BACK', 'NONE'],
  FAILED: ['NONE', 'BACK'],
  CANCELLED: ['NONE', 'BACK'],
  EXPIRED: ['NONE', 'BACK'],
}

/**
 * Whether an item of finance's queue may be closed with an outcome, against KNET's answer of this moment. No
 * words of an officer replace the answer, and none contradicts it. Two officers wherever the closing itself
 * moves money in the books.
 */
export function judgeClosing(finding: Finding): Verdict {
  const { kind, outcome, money, state } = finding
  if (money === 'UNCLEAR') return no('reviewNoAnswer')
  if (kind === 'REFUND') return judgeRefund(finding)
  switch (outcome) {
    case 'SETTLED':
      if (state === 'REVIEW') return no('reviewMoneyFirst')
      return state && AGREES[state]
        ? where(AGREES[state].includes(money), 1)
        : no(state ? 'reviewNoAnswer' : 'reviewContradicted')
    case 'NO_MONEY':
      if (state && state !== 'REVIEW' && state !== 'PAID') return no('reviewNotHeld')
      if (finding.refunded) return no('reviewRefunded')
      return where(
        money === 'NONE' ||
          (!state && money === 'BACK') ||
          (state === 'REVIEW' && Boolean(finding.countedElsewhere)),
        2,
      )
    // KNET's answer has moved the payment already: nothing is left for an officer to move.
    case 'REVERSED':
      return where(state !== undefined && money === 'BACK', 1)
    case 'THIS_PAYMENT':
      if (state !== 'REVIEW') return no('reviewNotHeld')
      if (finding.refunded) return no('reviewRefunded')
      return where(money === 'HELD' && Boolean(finding.otherPaymentId) && !finding.countedElsewhere, 2)
    case 'NOT_OURS':
      return where(!state && kind === 'UNKNOWN_PAYMENT' && money === 'HELD', 2)
    case 'REFUND_DONE':
    case 'REFUND_FAILED':
      return no('reviewContradicted')
  }
}

function judgeRefund({ outcome, money, refundState, refundReported, refundTooMuch }: Finding): Verdict {
  if (outcome === 'REFUND_DONE') {
    if (refundState === 'DONE') return yes(1)
    return where(
      (refundState === 'UNKNOWN' || refundState === 'FAILED') && money === 'HELD' && !refundTooMuch,
      2,
    )
  }
  // Found in a report that was replaced, or booked with another item by now: nothing is left to move.
  if (!refundState) return where(outcome === 'REFUND_FAILED' && !refundReported, 2)
  // Saying "not carried out" makes it possible to send the money again.
  return where(
    outcome === 'REFUND_FAILED' &&
      (refundState === 'UNKNOWN' || refundState === 'FAILED') &&
      money !== 'NONE' &&
      !refundReported,
    2,
  )
}

/** The outcomes that a closing form offers for an item as it stands. */
export function outcomesFor({
  kind,
  attemptState,
}: {
  kind: PaymentReviewKind
  attemptState: PaymentAttemptState | null
}): ReviewOutcome[] {
  if (kind === 'REFUND') return ['REFUND_DONE', 'REFUND_FAILED']
  if (!attemptState) return ['NOT_OURS', 'NO_MONEY']
  // An item keeps the reason it was opened for; KNET's other payment id may have come later. Its answer
  // decides.
  if (attemptState === 'REVIEW')
    return [...(kind === 'SUSPECT' ? ['THIS_PAYMENT' as const] : []), 'NO_MONEY', 'REVERSED']
  return attemptState === 'PAID' ? ['SETTLED', 'NO_MONEY', 'REVERSED'] : ['SETTLED']
}
