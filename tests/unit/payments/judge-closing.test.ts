import type { InquiryAnswer } from '@/lib/knet/pipe'
import {
  judgeClosing,
  moneyAtKnet,
  outcomesFor,
  type Finding,
  type MoneyAtKnet,
} from '@/lib/payments/judge-closing'

const AT = new Date('2026-11-24T12:00:00Z')
const answer = (outcome: InquiryAnswer['outcome'], trackId = 'A') =>
  ({ outcome, trackId, result: '', sent: '', received: '' }) as InquiryAnswer
const later = new Date(AT.getTime() + 1)

it.each([
  [answer('CAPTURED'), 'HELD'],
  [answer('CAPTURED', 'B'), 'UNCLEAR'],
  [answer('REVERSED'), 'BACK'],
  [answer('NOT_CAPTURED'), 'NONE'],
  [answer('CANCELED'), 'NONE'],
  [answer('NOT_FOUND'), 'NONE'],
  [answer('SUSPECT'), 'UNCLEAR'],
  [answer('UNCLEAR'), 'UNCLEAR'],
  [answer('UNREACHABLE'), 'UNCLEAR'],
] as const)('reads an answer as what it says of the money', (heard, money) =>
  expect(moneyAtKnet(heard, { trackId: 'A', expiresAt: AT }, AT)).toBe(money),
)

it('takes “not found” for nothing while KNET’s page may be open', () =>
  expect(moneyAtKnet(answer('NOT_FOUND'), { trackId: 'A', expiresAt: later }, AT)).toBe('UNCLEAR'))

const MONEY: readonly MoneyAtKnet[] = ['HELD', 'NONE', 'BACK', 'UNCLEAR']
const STATES = [
  'PAID',
  'REVIEW',
  'FAILED',
  'CANCELLED',
  'EXPIRED',
  'REVERSED',
  'REFUNDED',
  'INITIATED',
  'UNKNOWN',
  'CAPTURED_UNCONFIRMED',
  undefined,
] as const
const KINDS = [
  'REVERSED',
  'LATE_CAPTURE',
  'SECOND_CAPTURE',
  'WRONG_AMOUNT',
  'SUSPECT',
  'UNKNOWN_PAYMENT',
  'REFUND',
] as const
const OUTCOMES = [
  'SETTLED',
  'NO_MONEY',
  'REVERSED',
  'THIS_PAYMENT',
  'NOT_OURS',
  'REFUND_DONE',
  'REFUND_FAILED',
] as const
const all: Finding[] = KINDS.flatMap((kind) =>
  STATES.flatMap((state) =>
    OUTCOMES.flatMap((outcome) => MONEY.map((money) => ({ kind, state, outcome, money }))),
  ),
)

it('lets nothing close without a clear answer', () => {
  for (const finding of all.filter(({ money }) => money === 'UNCLEAR'))
    expect(judgeClosing(finding)).toEqual({ ok: false, code: 'reviewNoAnswer' })
})

it('lets one officer move no money, and nobody say that there is none while KNET has it', () => {
  let [byOne, withoutMoney, settled] = [0, 0, 0]
  for (const finding of all) {
    const verdict = judgeClosing(finding)
    if (!verdict.ok) continue
    if (verdict.officers === 1) {
      byOne += 1
      expect(['SETTLED', 'REVERSED']).toContain(finding.outcome)
    }
    if (finding.outcome === 'NO_MONEY') {
      withoutMoney += 1
      expect(finding.money).not.toBe('HELD')
    }
    if (finding.outcome === 'SETTLED') {
      settled += 1
      expect(['REVIEW', undefined]).not.toContain(finding.state)
    }
  }
  for (const judged of [byOne, withoutMoney, settled]) expect(judged).toBeGreaterThan(0)
})

it('offers for each item what it can end with', () => {
  expect(outcomesFor({ kind: 'SUSPECT', attemptState: 'REVIEW' })).toEqual([
    'THIS_PAYMENT',
    'NO_MONEY',
    'REVERSED',
  ])
  expect(outcomesFor({ kind: 'SECOND_CAPTURE', attemptState: 'REVIEW' })).toEqual(['NO_MONEY', 'REVERSED'])
  expect(outcomesFor({ kind: 'UNKNOWN_PAYMENT', attemptState: null })).toEqual(['NOT_OURS', 'NO_MONEY'])
  expect(outcomesFor({ kind: 'REFUND', attemptState: 'PAID' })).toEqual(['REFUND_DONE', 'REFUND_FAILED'])
  expect(outcomesFor({ kind: 'REVERSED', attemptState: 'REVERSED' })).toEqual(['SETTLED'])
})
