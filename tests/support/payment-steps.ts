import fc from 'fast-check'
import type { Fils } from '@/lib/core/money'
import type { ReviewOutcome } from '@/lib/db/generated/enums'
import type { PaymentRequestMove } from '@/lib/payments/machine'

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
  /**
   * A second attempt on the same requests while the first one's money is at KNET; then the first is asked
   * about.
   */
  | { do: 'second'; n: number; to: 'CAPTURED' | 'CANCELED' | 'OPEN' }
  /**
   * Two officers close an open item with an outcome that the form offers, or with any (forged): of a lost
   * refund, "failed" is often a mistake.
   */
  | { do: 'close'; n: number; outcome: ReviewOutcome; forged: boolean }
  /** Finance reads KNET's own report of the day. */
  | { do: 'settlement day' }
  /** Money at KNET under a track id of nobody's; with or without a message. */
  | { do: 'stranger'; told: boolean }
  | { do: 'pipe'; down: boolean }
  | { do: 'wait'; minutes: number }
  | { do: 'work' }
  | { do: 'crash'; after: number }

const OUTCOMES: readonly ReviewOutcome[] = [
  'SETTLED',
  'NO_MONEY',
  'REVERSED',
  'THIS_PAYMENT',
  'NOT_OURS',
  'REFUND_FAILED',
  'REFUND_DONE',
]
const n = fc.nat(5)
/** Steps in any order; the likely ones often enough that payments come about. */
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ do: fc.constant('start' as const), mask: fc.integer({ min: 1, max: 7 }) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('pay' as const), mask: fc.integer({ min: 1, max: 7 }) }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constant('decide' as const),
        n,
        to: fc.constantFrom(
          'CAPTURED' as const,
          'CAPTURED' as const,
          'NOT CAPTURED' as const,
          'CANCELED' as const,
        ),
        takenFils: fc.option(fc.constant(1), { freq: 9, nil: undefined }),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constant('notify' as const),
        n,
        times: fc.integer({ min: 1, max: 3 }),
        claim: fc.option(fc.constantFrom('CAPTURED', 'CANCELED', 'HOST+TIMEOUT', 'VOIDED', 'SOMETHING'), {
          freq: 3,
          nil: undefined,
        }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('forge' as const),
        n,
        how: fc.constantFrom(
          'foreign key' as const,
          'reflected' as const,
          'other amount' as const,
          'clear' as const,
        ),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constantFrom(
          'reverse' as const,
          'reverse' as const,
          'inquire' as const,
          'inquire' as const,
          'abandon' as const,
        ),
        n,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('move' as const),
        n,
        move: fc.constantFrom('reject' as const, 'undoRejection' as const, 'withdraw' as const),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('refund' as const),
        n,
        part: fc.constantFrom(1, 1, 0.5),
        lost: fc.boolean(),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('second' as const),
        n,
        to: fc.constantFrom('CAPTURED' as const, 'CANCELED' as const, 'OPEN' as const),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('close' as const),
        n,
        outcome: fc.constantFrom(...OUTCOMES),
        forged: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ do: 'settlement day' as const }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('stranger' as const), told: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('pipe' as const), down: fc.boolean() }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('wait' as const),
        minutes: fc.constantFrom(1, 3, 16, 22, 61, 1441, 3 * 1441),
      }),
    },
    { weight: 4, arbitrary: fc.constant({ do: 'work' as const }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('crash' as const), after: fc.nat(30) }) },
  ),
  { minLength: 4, maxLength: 16 },
)
