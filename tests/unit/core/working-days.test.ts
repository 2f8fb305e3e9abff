/** @jest-environment node */
import fc from 'fast-check'
import { addDays } from '@/lib/core/day'
import { addWorkingDays, deadlineAfter, isWorkingDay, workingDaysBetween } from '@/lib/core/working-days'

const NONE = new Set<string>()

describe('working days run from Sunday to Thursday', () => {
  it('knows the weekend', () => {
    expect(isWorkingDay('2026-11-26', NONE)).toBe(true) // Thursday
    expect(isWorkingDay('2026-11-27', NONE)).toBe(false)
    expect(isWorkingDay('2026-11-28', NONE)).toBe(false)
    expect(isWorkingDay('2026-11-29', NONE)).toBe(true) // Sunday
  })
  it('three days after a Tuesday are the Sunday', () =>
    expect(addWorkingDays('2026-11-24', 3, NONE)).toBe('2026-11-29'))
  it('passes over a holiday', () =>
    expect(addWorkingDays('2026-11-24', 3, new Set(['2026-11-25']))).toBe('2026-11-30'))
  it('a deadline is the end of its day in Kuwait', () => {
    expect(deadlineAfter(new Date('2026-11-24T20:59:00Z'), 3, NONE).toISOString()).toBe(
      '2026-11-29T21:00:00.000Z',
    )
    // 00:30 on Wednesday in Kuwait, though still Tuesday in UTC
    expect(deadlineAfter(new Date('2026-11-24T21:30:00Z'), 1, NONE).toISOString()).toBe(
      '2026-11-26T21:00:00.000Z',
    )
  })
  it('counting undoes adding', () => {
    const day = fc.integer({ min: 0, max: 2000 }).map((n) => addDays('2026-01-01', n))
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), fc.array(day), (from, count, holidays) => {
        const free = new Set(holidays)
        const to = addWorkingDays(from, count, free)
        expect(isWorkingDay(to, free)).toBe(true)
        expect(workingDaysBetween(from, to, free)).toBe(count)
      }),
      { seed: 7, numRuns: 200 },
    )
  })
})
