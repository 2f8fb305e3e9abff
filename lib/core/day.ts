import { latinDigits, stripUnseen } from './digits'

/** `31/12/2027` (also `-`, `.`, single digits, Arabic-Indic digits, or ISO) as `YYYY-MM-DD`; undefined when it is no date. */
export function parseDay(text: string): string | undefined {
  const clean = latinDigits(stripUnseen(text)).trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(clean)
  const local = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/.exec(clean)
  const [year, month, day] = iso ? iso.slice(1) : local ? [local[3], local[2], local[1]] : []
  if (!year || !month || !day) return undefined
  const text8601 = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${text8601}T00:00:00Z`)
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text8601) return undefined
  return Number(year) >= 1900 && Number(year) <= 2100 ? text8601 : undefined
}

/** `2027-12-31` or a `@db.Date` value as `31/12/2027`. */
export function formatDay(day: string | Date): string {
  const text = typeof day === 'string' ? day : day.toISOString().slice(0, 10)
  return `${text.slice(8, 10)}/${text.slice(5, 7)}/${text.slice(0, 4)}`
}

/** Whole days from one `YYYY-MM-DD` to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** A `YYYY-MM-DD` some days later. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
