import { settlementDay } from '@/lib/payments/settlement-day'

it.each([
  ['1124', '2026-11-24T12:00:00Z', '2026-11-24'],
  ['1231', '2027-01-01T00:30:00+03:00', '2026-12-31'],
  ['0101', '2026-12-31T23:50:00+03:00', '2027-01-01'],
  ['0229', '2028-03-01T10:00:00Z', '2028-02-29'],
  ['0230', '2026-11-24T10:00:00Z', '2026-11-24'],
  ['2411', '2026-11-24T10:00:00Z', '2026-11-24'],
  [undefined, '2026-11-24T22:30:00Z', '2026-11-25'],
])('reads the post date %s, confirmed %s, as %s', (text, confirmed, day) => {
  expect(settlementDay(text, new Date(confirmed)).toISOString().slice(0, 10)).toBe(day)
})
