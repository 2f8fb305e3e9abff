import type { PaymentAttemptState } from '@/lib/db/generated/enums'

type Ended = {
  state: PaymentAttemptState
  /** KNET's word. */ result: string | null
  /** What moved it into its state: see AttemptCause. */ cause: string | null
}

/**
 * Which words an attempt has: its state, and more exactly where one state has several reasons. An officer's
 * FAILED was not declined by the bank, a host that did not answer declined nothing, and what a payer gave up
 * here he did not cancel at KNET.
 */
export function attemptLabel({
  state,
  result,
  cause,
}: Ended): PaymentAttemptState | 'TIMEOUT' | 'NO_MONEY' | 'ABANDONED' {
  if (state === 'FAILED' && cause === 'OFFICER') return 'NO_MONEY'
  if ((state === 'FAILED' || state === 'EXPIRED') && /TIME ?OUT/i.test((result ?? '').replaceAll('+', ' ')))
    return 'TIMEOUT'
  return state === 'CANCELLED' && cause === 'PAYER' ? 'ABANDONED' : state
}
