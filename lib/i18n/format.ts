import { formatFils, type Fils } from '@/lib/core/money'

/** Kuwait is at UTC+3 the whole year. Everything shown is Kuwait time, 24 hours, Latin digits. */
const ZONE = 'Asia/Kuwait'
const DAY = 86_400_000
const OFFSET = 3 * 3_600_000

/** Tag for Intl: Kuwaiti Arabic with Latin digits, or British English (day first). */
function intlLocale(locale: string): string {
  return locale === 'ar' ? 'ar-KW-u-nu-latn' : 'en-GB'
}

// en-GB writes plain ASCII; the Arabic pattern would add direction marks that break <Ltr> and copying.
const dateParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
})
const timeParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
// Made once a language: each takes a tenth of a millisecond, and a list has one in every row.
const weekdayOf = onceALanguage((tag) => new Intl.DateTimeFormat(tag, { timeZone: ZONE, weekday: 'long' }))
const relativeOf = onceALanguage((tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }))
const listOf = onceALanguage((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }))

function onceALanguage<Format>(make: (tag: string) => Format): (locale: string) => Format {
  const made = new Map<string, Format>()
  return (locale) => {
    const tag = intlLocale(locale)
    const format = made.get(tag) ?? make(tag)
    made.set(tag, format)
    return format
  }
}

/** `28/07/2019`. Also for `@db.Date` values (midnight UTC is the same day in Kuwait). */
export const formatDate = (at: Date): string => dateParts.format(at)

/** `13:57` */
export const formatTime = (at: Date): string => timeParts.format(at)

/** `28/07/2019 13:57` */
export const formatDateTime = (at: Date): string => `${formatDate(at)} ${formatTime(at)}`

const momentParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** `28/07/2019 13:57:00`: to the second, as receipts say it. */
export const formatMoment = (at: Date): string => `${formatDate(at)} ${momentParts.format(at)}`

/** `الأحد`, `Sunday` */
export const formatWeekday = (at: Date, locale: string): string => weekdayOf(locale).format(at)

/** A deadline as `الأحد 29/11/2026`: weekday and date, the date isolated for right-to-left text. */
export const formatDeadline = (at: Date, locale: string): string =>
  `${formatWeekday(at, locale)} ${isolate(formatDate(at))}`

const dayNumber = (at: Date): number => Math.floor((at.getTime() + OFFSET) / DAY)

/** Calendar days in Kuwait from `now` to `at`: 0 today, 1 tomorrow, negative when past. */
export const daysBetween = (now: Date, at: Date): number => dayNumber(at) - dayNumber(now)

/** `اليوم`, `أمس`, `غداً`, `خلال 3 أيام`, `قبل 12 يوماً`. */
export function formatRelativeDays(at: Date, now: Date, locale: string): string {
  return relativeOf(locale).format(daysBetween(now, at), 'day')
}

/** Names in one sentence part: «أ وب وج», `a, b and c`. */
export const formatList = (names: readonly string[], locale: string): string => listOf(locale).format(names)

/**
 * When something happened, as lists show it: `اليوم 09:42`, `أمس 14:05`, the weekday within six days, else
 * the date.
 */
export function formatRecent(at: Date, now: Date, locale: string): string {
  const days = daysBetween(now, at)
  if (days > 0 || days < -6) return isolate(formatDateTime(at))
  const day = days >= -1 ? formatRelativeDays(at, now, locale) : formatWeekday(at, locale)
  return `${capitalised(day, locale)} ${isolate(formatTime(at))}`
}

/** `50.000 د.ك`, `KWD 50.000`: three decimals from whole fils, the number isolated. */
export function formatKwd(fils: Fils, locale: string): string {
  return locale === 'ar' ? `${isolate(formatFils(fils))} د.ك` : `KWD ${formatFils(fils)}`
}

/** `2.5 MB`, always left to right. @param bytes size in bytes */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'KB'] : [bytes / 1_000_000, 'MB']
  return `${Number(value.toFixed(value < 10 ? 1 : 0))} ${unit}`
}

/** `288020122597` → `2880••••2597`: enough to recognise one's own, not to use another's. */
export function maskCivilId(civilId: string): string {
  return civilId.length === 12 ? `${civilId.slice(0, 4)}••••${civilId.slice(-4)}` : '•'.repeat(civilId.length)
}

/** Puts a left-to-right run into plain text (e-mail, SMS, titles): U+2066 … U+2069. In markup use `<Ltr>`. */
export const isolate = (text: string): string => `\u2066${text}\u2069`

const capitalised = (text: string, locale: string): string =>
  locale === 'en' ? text.charAt(0).toUpperCase() + text.slice(1) : text
