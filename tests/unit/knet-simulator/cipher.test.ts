/** @jest-environment node */
import { decipher, encipher } from '@/lib/knet-simulator/cipher'
import { seal } from '../../support/knet-merchant'

const KEY = 'SIMULATORKEY2026'

const VECTORS = [
  [KEY, 'a', '5d342ae68ac8d21e40595428c4e202a1'],
  [KEY, '1234567890123456', '0798823f91924f1e78ddaa64a3fe0ff38bdcd021a1093d14633ef213ea9d91e5'],
  [KEY, '', '2e5f7981d096245ce325aa3fa0ef3eaa'],
  [
    KEY,
    'paymentid=100202632900000001&result=NOT+CAPTURED&udf1=رسوم',
    '8e4c7e79f0fc0ad37e038159d3d8f3a7c655833bb80453aac0b25f093022f3fbff7a6d6ba3f15a5d82b81f915767227c7fae4856ac298fc08c57f97587841593',
  ],
  [
    'Q7RTX9KLMNP2VWYZ',
    'id=1&password=2&action=1',
    '38fa2801091fc753909f753ffe674ab5cd9c1f39954d5895cb7663d05492a67d',
  ],
] as const

test.each(VECTORS)('under %s “%s” is the known text, in either case and both ways', (key, plain, hex) => {
  expect(encipher(key, plain, 'lower')).toBe(hex)
  expect(encipher(key, plain)).toBe(hex.toUpperCase())
  expect(decipher(key, hex)).toBe(plain)
  expect(decipher(key, ` ${hex.toUpperCase()}\n`)).toBe(plain)
})

test('what is no whole hexadecimal block is not deciphered', () => {
  for (const text of ['', 'zz', 'ab', `${'a'.repeat(31)}`, 'g'.repeat(32), `${'a'.repeat(33)}`])
    expect(decipher(KEY, text)).toBeUndefined()
})

test('padding is counted strictly', () => {
  // The last block of a text of fifteen characters ends in one byte of padding: its neighbour before is text.
  const whole = seal('1234567890123456')
  expect(decipher(KEY, whole.slice(0, 32))).toBeUndefined()
  expect(decipher('Q7RTX9KLMNP2VWYZ', seal('a=b&c=d'))).toBeUndefined()
})
