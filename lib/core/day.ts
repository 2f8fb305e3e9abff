import { cleanTyped } from './digits'

/** Between the parts of a day: a slash, a dash or a dot with blanks beside it, or a blank alone. */
const PART = String.raw`\s*[/.\-،]\s*|\s`
const DAY_FIRST = new RegExp(`^(\\d{1,2})(?:${PART})(\\d{1,2})(?:${PART})(\\d{4})$`)
const YEAR_FIRST = new RegExp(`^(\\d{4})(?:${PART})(\\d{1,2})(?:${PART})(\\d{1,2})$`)

/**
 * The reader of days: `31/12/2027` or `2027/12/31`, in any digits, with slashes, dashes, dots or blanks, as
 * `YYYY-MM-DD`.
 * @returns undefined when it is no day from 1900 to 2100
 */
export function parseDay(text: string): string | undefined {
  const clean = cleanTyped(text)
  const parts = YEAR_FIRST.exec(clean)?.slice(1) ?? DAY_FIRST.exec(clean)?.slice(1).reverse()
  const [year, month, day] = parts ?? []
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
