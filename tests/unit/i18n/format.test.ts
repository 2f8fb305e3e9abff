import fc from 'fast-check'
import {
  daysBetween,
  formatBytes,
  formatDate,
  formatDateTime,
  formatDeadline,
  formatKwd,
  formatRecent,
  formatRelativeDays,
  formatTime,
  maskCivilId,
} from '@/lib/i18n/format'

const at = (text: string) => new Date(text)

describe('dates and times', () => {
  test('the guide’s sample is shown on the 24-hour clock of Kuwait', () => {
    expect(formatDateTime(at('2019-07-28T10:57:00Z'))).toBe('28/07/2019 13:57')
  })
  test('midnight is 00:00 and belongs to the new day', () => {
    expect(formatDateTime(at('2026-12-31T21:00:00Z'))).toBe('01/01/2027 00:00')
  })
  test('a date without a time keeps its day', () => {
    expect(formatDate(at('2026-11-29T00:00:00Z'))).toBe('29/11/2026')
  })
  test('holds nothing but ASCII, so that it can be copied', () => {
    fc.assert(
      fc.property(fc.date({ min: at('1990-01-01'), max: at('2090-01-01'), noInvalidDate: true }), (date) => {
        expect(formatDateTime(date)).toMatch(/^\d{2}\/\d{2}\/\d{4} ([01]\d|2[0-3]):[0-5]\d$/)
      }),
    )
  })
  test('a deadline is a weekday and a date', () => {
    expect(formatDeadline(at('2026-11-29T12:00:00Z'), 'ar')).toBe('الأحد \u206629/11/2026\u2069')
    expect(formatDeadline(at('2026-11-29T12:00:00Z'), 'en')).toBe('Sunday \u206629/11/2026\u2069')
  })
})

describe('near days', () => {
  const now = at('2026-11-24T08:00:00Z')
  test('count by the calendar of Kuwait, not by 24 hours', () => {
    expect(daysBetween(now, at('2026-11-24T20:59:00Z'))).toBe(0)
    expect(daysBetween(now, at('2026-11-24T21:00:00Z'))).toBe(1)
    expect(daysBetween(now, at('2026-11-23T20:59:00Z'))).toBe(-1)
  })
  test('have words in both languages, with Latin digits', () => {
    expect(formatRelativeDays(now, now, 'ar')).toBe('اليوم')
    expect(formatRelativeDays(at('2026-11-23T08:00:00Z'), now, 'ar')).toBe('أمس')
    expect(formatRelativeDays(at('2026-11-27T08:00:00Z'), now, 'ar')).toMatch(/3/)
    expect(formatRelativeDays(at('2026-11-25T08:00:00Z'), now, 'en')).toBe('tomorrow')
  })
  test('lists say today, yesterday, the weekday, then the date', () => {
    expect(formatRecent(at('2026-11-24T06:42:00Z'), now, 'ar')).toBe('اليوم \u206609:42\u2069')
    expect(formatRecent(at('2026-11-23T11:05:00Z'), now, 'en')).toBe('Yesterday \u206614:05\u2069')
    expect(formatRecent(at('2026-11-22T08:20:00Z'), now, 'ar')).toBe('الأحد \u206611:20\u2069')
    expect(formatRecent(at('2026-11-01T08:20:00Z'), now, 'en')).toBe('\u206601/11/2026 11:20\u2069')
  })
  test('times alone', () => expect(formatTime(at('2026-11-24T21:05:00Z'))).toBe('00:05'))
})

describe('amounts, sizes, civil IDs', () => {
  test('fils become dinars with three decimals', () => {
    expect(formatKwd(50_000, 'ar')).toBe('\u206650.000\u2069 د.ك')
    expect(formatKwd(1_284_750, 'en')).toBe('KWD 1,284.750')
  })
  test('file sizes are short', () => {
    expect(formatBytes(900)).toBe('900 B')
    expect(formatBytes(2_500_000)).toBe('2.5 MB')
    expect(formatBytes(184_320)).toBe('184 KB')
  })
  test('a civil ID shows its ends alone', () => {
    expect(maskCivilId('288020122597')).toBe('2880••••2597')
    expect(maskCivilId('2880')).toBe('••••')
  })
})
