import fc from 'fast-check'
import { addDays } from '@/lib/core/day'
import { env } from '@/lib/env'
import { isWorkingDay, workingDaysBetween } from '@/lib/core/working-days'

const day = fc.integer({ min: 0, max: 1200 }).map((days) => addDays('2025-01-01', days))

test('working days between two days are those that one would count day by day', () => {
  fc.assert(
    fc.property(day, day, fc.uniqueArray(day, { maxLength: 40 }), (from, to, free) => {
      const holidays = new Set(free)
      let counted = 0
      for (let at = addDays(from, 1); at <= to; at = addDays(at, 1))
        if (isWorkingDay(at, holidays)) counted += 1
      expect(workingDaysBetween(from, to, holidays)).toBe(counted)
    }),
    { seed: 20261124, numRuns: env.TEST_DEEP ? 5000 : 200 },
  )
})
