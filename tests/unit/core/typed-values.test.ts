/** @jest-environment node */
import { addDays, daysBetween, formatDay, parseDay } from '@/lib/core/day'
import { cleanCode, cleanText, foldText, latinDigits } from '@/lib/core/digits'
import { formatFils } from '@/lib/core/money'
import { formatPhone, maskPhone, parseLandline, parseMobile } from '@/lib/core/phone'

describe('digits as typed', () => {
  it('become Latin, whichever kind they are', () =>
    expect(latinDigits('٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹')).toBe('0123456789 0123456789'))
  it('lose spaces and invisible marks in codes', () =>
    expect(cleanCode('\u200f٤٨٢ ٩١٠\u2069')).toBe('482910'))
  it('keep one space between words in texts', () =>
    expect(cleanText('  شركة \u202e  الأفق ')).toBe('شركة الأفق'))
  it('fold for search', () => expect(foldText('شَركة الأُفــق ٤٨٢')).toBe('شركه الافق 482'))
})

describe('phones', () => {
  it.each([
    '50123456',
    '+965 5012 3456',
    '00965-501-23456',
    '٥٠١٢٣٤٥٦',
    '(965) 50123456'.replace('(965) ', ''),
  ])('%s is a mobile number', (text) => {
    expect(parseMobile(text)).toBe('+96550123456')
  })
  it.each(['22451234', '5012345', '501234567', '12345678', '', 'abc'])('%s is none', (text) =>
    expect(parseMobile(text)).toBeUndefined(),
  )
  it('41 begins a mobile number, 40 does not', () => {
    expect(parseMobile('41123456')).toBe('+96541123456')
    expect(parseMobile('40123456')).toBeUndefined()
  })
  it.each(['22451234', '+965 2545 1234', '٢٤٩٨١٤٢٣'])('%s is a landline', (text) =>
    expect(parseLandline(text)).toMatch(/^\+9652[2-5]\d{6}$/),
  )
  it.each(['21451234', '26451234', '50123456'])('%s is no landline', (text) =>
    expect(parseLandline(text)).toBeUndefined(),
  )
  it('are shown grouped or masked', () => {
    expect(formatPhone('+96550123456')).toBe('+965 5012 3456')
    expect(maskPhone('+96550123456')).toBe('+965 ••••••56')
  })
})

describe('days', () => {
  it.each(['31/12/2027', '31-12-2027', '31.12.2027', '٣١/١٢/٢٠٢٧', '2027-12-31', ' 31 / 12 / 2027 '])(
    '%s is read',
    (text) => expect(parseDay(text)).toBe('2027-12-31'),
  )
  it.each(['31/02/2027', '00/01/2027', '1/13/2027', '31/12/27', '31/12/1899', 'tomorrow', ''])(
    '%s is none',
    (text) => expect(parseDay(text)).toBeUndefined(),
  )
  it('are shown day first', () => expect(formatDay('2027-12-31')).toBe('31/12/2027'))
  it('are counted over months', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(daysBetween('2026-11-24', '2026-12-21')).toBe(27)
  })
})

describe('money', () => {
  it.each([
    [50_000, '50.000'],
    [1_284_750, '1,284.750'],
    [5, '0.005'],
    [-1_000, '-1.000'],
    [0, '0.000'],
    [1_000_000_000, '1,000,000.000'],
  ])('%d fils are %s', (fils, text) => {
    expect(formatFils(fils)).toBe(text)
  })
  it('refuses a fraction of a fils', () => expect(() => formatFils(0.5)).toThrow(RangeError))
})
