import fc from 'fast-check'
import { addDays } from '@/lib/core/day'
import { dateOnly } from '@/lib/core/clock'
import {
  EXPIRY_THRESHOLDS,
  expiriesOf,
  thresholdOf,
  warningsOf,
  type ExpiryDates,
} from '@/lib/companies/expiry-dates'
import { env } from '@/lib/env'

const runs = { seed: 20261124, numRuns: env.TEST_DEEP ? 5000 : 200 }
const TODAY = '2026-11-24'
const offset = fc.integer({ min: -800, max: 800 })

const profile = (given: Partial<ExpiryDates> = {}): ExpiryDates => ({
  industrial: false,
  commercialLicenceExpiresOn: null,
  importLicenceExpiresOn: null,
  industrialLicenceExpiresOn: null,
  signatoryCivilIdExpiresOn: null,
  ...given,
})

test('a reminder is due exactly from 60 days before to the last day', () => {
  fc.assert(
    fc.property(offset, (days) => {
      const threshold = thresholdOf(days)
      expect(threshold !== undefined).toBe(days >= 0 && days <= 60)
      if (threshold !== undefined) {
        expect(days).toBeLessThanOrEqual(threshold)
        expect(EXPIRY_THRESHOLDS.filter((one) => one >= days && one < threshold)).toEqual([])
      }
    }),
    runs,
  )
})

test('watched day by day, a date is told at most three times, each threshold once, in falling order', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 400 }),
      fc.array(fc.boolean(), { minLength: 401, maxLength: 401 }),
      (start, down) => {
        const told: number[] = []
        for (let left = start; left >= -5; left -= 1) {
          if (down[left + 5]) continue // The watch did not run that day.
          const threshold = thresholdOf(left)
          if (threshold !== undefined && !told.includes(threshold)) told.push(threshold)
        }
        expect(told).toEqual([...told].sort((a, b) => b - a))
        expect(new Set(told).size).toBe(told.length)
      },
    ),
    runs,
  )
})

test('days left are calendar days in Kuwait, whatever the year, month or leap day', () => {
  fc.assert(
    fc.property(offset, (days) => {
      const [one] = expiriesOf(profile({ importLicenceExpiresOn: dateOnly(addDays(TODAY, days)) }), TODAY)
      expect(one!.daysLeft).toBe(days)
      expect(
        warningsOf(profile({ importLicenceExpiresOn: dateOnly(addDays(TODAY, days)) }), TODAY),
      ).toHaveLength(days <= 60 ? 1 : 0)
    }),
    runs,
  )
})

test('the industrial licence counts only for a facility, and the soonest date comes first', () => {
  const dates = {
    industrialLicenceExpiresOn: dateOnly('2026-12-01'),
    commercialLicenceExpiresOn: dateOnly('2026-11-30'),
    signatoryCivilIdExpiresOn: dateOnly('2026-11-01'),
  }
  expect(expiriesOf(profile(dates), TODAY).map(({ field }) => field)).toEqual([
    'signatoryCivilIdExpiresOn',
    'commercialLicenceExpiresOn',
  ])
  expect(expiriesOf(profile({ ...dates, industrial: true }), TODAY)).toHaveLength(3)
})
