import type {
  PaymentAttemptState,
  PaymentRequestEventKind,
  PaymentRequestState,
} from '@/lib/db/generated/enums'

type RequestMove = {
  from: readonly PaymentRequestState[]
  to: PaymentRequestState
  event: PaymentRequestEventKind
  by: 'BUSINESS' | 'ISSUER' | 'SYSTEM'
}

/** Allowed moves of a payment request (guide §5.2: البدء، ناجحة، رفض). Nothing else changes its state. */
export const REQUEST_MOVES = {
  change: { from: ['INITIATED', 'REJECTED'], to: 'INITIATED', event: 'CHANGED', by: 'ISSUER' },
  reject: { from: ['INITIATED'], to: 'REJECTED', event: 'REJECTED', by: 'BUSINESS' },
  undoRejection: { from: ['REJECTED'], to: 'INITIATED', event: 'REJECTION_UNDONE', by: 'BUSINESS' },
  withdraw: { from: ['INITIATED', 'REJECTED'], to: 'WITHDRAWN', event: 'WITHDRAWN', by: 'ISSUER' },
  expire: { from: ['INITIATED'], to: 'EXPIRED', event: 'EXPIRED', by: 'SYSTEM' },
  /**
   * Confirmed money. EXPIRED too: KNET's page may have been open when the request ended, and its money is not
   * refused.
   */
  pay: { from: ['INITIATED', 'EXPIRED'], to: 'SUCCESSFUL', event: 'PAID', by: 'SYSTEM' },
  /** The bank took the money back: the request is due again. */
  reverse: { from: ['SUCCESSFUL'], to: 'INITIATED', event: 'PAYMENT_REVERSED', by: 'SYSTEM' },
} as const satisfies Record<string, RequestMove>

export type PaymentRequestMove = keyof typeof REQUEST_MOVES

/**
 * Allowed moves of an attempt (knet.md §7.3): from each state, where it may go. Only an inquiry leads to
 * PAID; what failed, was cancelled or expired here may still turn out to be paid, and what was paid ends only
 * reversed or refunded.
 */
export const ATTEMPT_MOVES: Readonly<Record<PaymentAttemptState, readonly PaymentAttemptState[]>> = {
  INITIATED: [
    'CAPTURED_UNCONFIRMED',
    'UNKNOWN',
    'PAID',
    'FAILED',
    'CANCELLED',
    'EXPIRED',
    'REVIEW',
    'REVERSED',
  ],
  CAPTURED_UNCONFIRMED: ['PAID', 'REVIEW', 'REVERSED'],
  UNKNOWN: ['CAPTURED_UNCONFIRMED', 'PAID', 'FAILED', 'CANCELLED', 'EXPIRED', 'REVIEW', 'REVERSED'],
  FAILED: ['CAPTURED_UNCONFIRMED', 'PAID', 'REVIEW'],
  CANCELLED: ['CAPTURED_UNCONFIRMED', 'PAID', 'REVIEW'],
  EXPIRED: ['CAPTURED_UNCONFIRMED', 'PAID', 'REVIEW'],
  REVIEW: ['PAID', 'REVERSED', 'REFUNDED', 'FAILED'],
  PAID: ['REVERSED', 'REFUNDED'],
  /** KNET took it again, or never gave it back: finance has it. */
  REVERSED: ['REVIEW'],
  REFUNDED: [],
}

/**
 * States in which KNET has still to be heard. They hold their requests, as REVIEW does until finance decides.
 */
export const HOLDING: readonly PaymentAttemptState[] = ['INITIATED', 'CAPTURED_UNCONFIRMED', 'UNKNOWN']

/**
 * States in which money may be at KNET: while an attempt is in one, nothing else may be paid for its
 * requests.
 */
export const MAY_HOLD_MONEY: readonly PaymentAttemptState[] = [...HOLDING, 'REVIEW']

/** States in which nothing is held any more: `advanceAttempt` lets go of what was. */
export const RELEASING: readonly PaymentAttemptState[] = [
  'FAILED',
  'CANCELLED',
  'EXPIRED',
  'REVERSED',
  'REFUNDED',
]
