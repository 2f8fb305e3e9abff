import { readStoredDinars } from '@/lib/core/dinars'
import { dinars } from '@/lib/payments/amount-field'

test.each([
  ['12.5', 12_500],
  ['0.001', 1],
  ['١٢٫٥٠٠', 12_500],
  [' 7 ', 7_000],
  ['2147483.647', 2_147_483_647],
])('%j is %d fils', (text, fils) => {
  expect(readStoredDinars(text)).toBe(fils)
})

test.each([
  '1.2345',
  '1.',
  '.5',
  '-1',
  '+1',
  '1,000',
  '1e3',
  '',
  'x',
  '2147483.648',
  '99999999',
  '1.5 د.ك',
  '0x10',
])('%j is no amount', (text) => {
  expect(readStoredDinars(text)).toBeUndefined()
})

test('a form’s amount is above nothing', () => {
  expect(dinars().safeParse('0').success).toBe(false)
  expect(dinars().safeParse('0.5')).toEqual({ success: true, data: 500 })
})
