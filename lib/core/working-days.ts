import { kuwaitDay } from './clock'
import { addDays } from './day'

/** Working week Sunday to Thursday, less the holidays (domain §2.4). @param day `YYYY-MM-DD` in Kuwait */
export function isWorkingDay(day: string, holidays: ReadonlySet<string>): boolean {
  return isWorkingWeekday(Date.parse(`${day}T00:00:00Z`)) && !holidays.has(day)
}

/** The working day that lies a number of working days after a day. */
export function addWorkingDays(day: string, count: number, holidays: ReadonlySet<string>): string {
  let current = day
  for (let left = count; left > 0;) {
    current = addDays(current, 1)
    if (isWorkingDay(current, holidays)) left -= 1
  }
  return current
}

const DAY = 86_400_000

/**
 * Working days after `from` up to and including `to`; 0 when `to` is not later. Whole weeks are not walked
 * through: lists ask this for every row.
 */
export function workingDaysBetween(from: string, to: string, holidays: ReadonlySet<string>): number {
  const [first, last] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)]
  const weeks = Math.floor(Math.max(0, last - first) / (7 * DAY))
  let count = weeks * 5
  for (let day = first + (weeks * 7 + 1) * DAY; day <= last; day += DAY) if (isWorkingWeekday(day)) count += 1
  for (const holiday of holidays)
    if (holiday > from && holiday <= to && isWorkingWeekday(Date.parse(`${holiday}T00:00:00Z`))) count -= 1
  return count
}

function isWorkingWeekday(midnight: number): boolean {
  const weekday = new Date(midnight).getUTCDay()
  return weekday !== 5 && weekday !== 6
}

/** The deadline of a service level: the end (24:00 Kuwait) of the n-th working day after a moment. */
export function deadlineAfter(at: Date, days: number, holidays: ReadonlySet<string>): Date {
  const day = addWorkingDays(kuwaitDay(at), days, holidays)
  return new Date(`${addDays(day, 1)}T00:00:00+03:00`)
}
