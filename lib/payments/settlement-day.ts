import { dateOnly, kuwaitDay } from '@/lib/core/clock'

/**
 * KNET's post date (MMDD, no year: knet.md A13) as a day, in the year that brings it nearest to the
 * confirmation.
 * @returns midnight UTC, for a `@db.Date` column; the confirmation's own day in Kuwait when the text is no
 * date
 */
export function settlementDay(postDate: string | undefined, at: Date): Date {
  const today = dateOnly(kuwaitDay(at))
  const [, month, day] = /^(\d\d)(\d\d)$/.exec(postDate ?? '') ?? []
  const days = [-1, 0, 1].flatMap((shift) => {
    const text = `${today.getUTCFullYear() + shift}-${month}-${day}`
    const date = new Date(`${text}T00:00:00.000Z`)
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? [date] : []
  })
  const far = (date: Date) => Math.abs(date.getTime() - today.getTime())
  return days.sort((a, b) => far(a) - far(b))[0] ?? today
}
