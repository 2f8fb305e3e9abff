import { nextInquiry } from '@/lib/payments/inquiry-schedule'

const START = new Date('2026-11-24T09:00:00+03:00')
const at = (minutes: number) => new Date(START.getTime() + minutes * 60_000)
const base = { startedAt: START, updatedAt: START, expiresAt: at(20), confirmedAt: null }
const minutes = (date: Date | null) => date && (date.getTime() - START.getTime()) / 60_000

it('asks after 2, 5, 15 and 60 minutes, at least every other minute while the page may be open, and daily from then on', () => {
  const asked: (number | null)[] = []
  for (let time: Date | null = START; asked.length < 15;) {
    time = nextInquiry({ ...base, state: 'INITIATED' }, time)!
    asked.push(minutes(time))
  }
  expect(asked).toEqual([2, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 60, 1500, 2940, 4380])
})

it.each(['FAILED', 'CANCELLED', 'EXPIRED'] as const)('asks once more a day after it is %s', (state) => {
  expect(minutes(nextInquiry({ ...base, state }, START))).toBe(1440)
  expect(nextInquiry({ ...base, state }, at(1440))).toBeNull()
})

const DAY = 1440
it('asks daily for a week whether what is paid was given back, the first time soon', () => {
  const paid = { ...base, state: 'PAID' as const, confirmedAt: at(1) }
  expect(
    [1, 16, DAY + 1, 2 * DAY + 1, 6 * DAY + 1, 7 * DAY + 1].map((minute) =>
      minutes(nextInquiry(paid, at(minute))),
    ),
  ).toEqual([16, DAY + 1, 2 * DAY + 1, 3 * DAY + 1, 7 * DAY + 1, null])
})

it('asks daily for a week about what finance has', () => {
  const review = { ...base, state: 'REVIEW' as const }
  expect([0, DAY, 7 * DAY].map((minute) => minutes(nextInquiry(review, at(minute))))).toEqual([
    DAY,
    2 * DAY,
    null,
  ])
})

it.each(['REVERSED', 'REFUNDED'] as const)('asks nothing about what is %s', (state) =>
  expect(nextInquiry({ ...base, state }, START)).toBeNull(),
)
