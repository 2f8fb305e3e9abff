import { kuwaitDay } from './clock'
import { addDays } from './day'

/** Working week Sunday to Thursday, less the holidays (domain §2.4). @param day `YYYY-MM-DD` in Kuwait */
export function isWorkingDay(day: string, holidays: ReadonlySet<string>): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 5 && weekday !== 6 && !holidays.has(day)
}

/** The working day that lies a number of working days after a day. */
export function addWorkingDays(day: string, count: number, holidays: ReadonlySet<string>): string {
  let current = day
  for (let left = count; left > 0; ) {
    current = addDays(current, 1)
    if (isWorkingDay(current, holidays)) left -= 1
  }
  return current
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: string, to: string, holidays: ReadonlySet<string>): number {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, holidays)) count += 1
  return count
}

/** The deadline of a service level: the end (24:00 Kuwait) of the n-th working day after a moment. */
export function deadlineAfter(at: Date, days: number, holidays: ReadonlySet<string>): Date {
  const day = addWorkingDays(kuwaitDay(at), days, holidays)
  return new Date(`${addDays(day, 1)}T00:00:00+03:00`)
}
