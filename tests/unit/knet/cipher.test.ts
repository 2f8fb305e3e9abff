import fc from 'fast-check'
import { env } from '@/lib/env'
import { CipherError, decrypt, encrypt } from '@/lib/knet/cipher'

const runs = { seed: 20261124, numRuns: env.TEST_DEEP ? 5000 : 200 }
const KEY = 'MERCHANTTESTKEY1'

// Made with OpenSSL: `openssl enc -aes-128-cbc -K <key in hex> -iv <key in hex>`.
const VECTORS: readonly [string, string][] = [
  ['', '425ef75ec19dfa954a0634204bd62f4a'],
  ['a', 'e26a01b46b9173a57ef9420c782d0974'],
  ['123456789012345', '0b5bd250cee03a27e686c61e6928b1a0'],
  ['1234567890123456', 'a857f19e9051e8e8508cbcb8b925959b9ad07775edd5c79bf420fb32ad91e1a1'],
  ['12345678901234567', 'a857f19e9051e8e8508cbcb8b925959b72da3473da8acc220574cd1da10e4813'],
  [
    'paymentid=100202632812345678&result=CAPTURED&auth=B12345&avr=N&ref=632812345678&tranid=202632812345678&postdate=1124&trackid=AbCdEfGhJkLmNpQrStUvWxYz&udf1=&udf2=&udf3=&udf4=&udf5=&amt=70.000&authRespCode=00',
    'd68143c8e442e76e528fd3bd92db8fbeff4b07aa9b052b29f9524061264c75175402bdcefcd397b0ee6ad4ee9261a39cef01eeda68c33d3a24410643c5d1804b525e84e351a864bebeda3d79497ff6758d2782fe0b8a317a96ebb076a201674ae0e57e9f65481885035d969ec6b5f9ffdc8583aa5d93942972e8d1aaad0108402ab964dea8ef5dcb06b949b6dca3cb93bc5e2fb3f8aade4bccc7791ff6e697bbe6d7c51f414544fbc27934e3d2814de95f86053a05221a1d178105d4b0a3d656cc69837248093ad9e3a34ba1e61ba54e',
  ],
  ['udf1=بيان جمركي', '21ee33264f8d345114203dca7b6014ba4d3f64fcab9e7d5187ae9403f813ec2c'],
]

it.each(VECTORS)('encrypts %j as OpenSSL does, and reads it back in both cases', (plain, hex) => {
  expect(encrypt(plain, KEY)).toBe(hex)
  expect(decrypt(hex, KEY)).toBe(plain)
  expect(decrypt(hex.toUpperCase(), KEY)).toBe(plain)
})

it('reads back whatever it wrote, and never with another key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (plain) => {
      const hex = encrypt(plain, KEY)
      expect(hex).toMatch(/^(?:[0-9a-f]{32})+$/)
      expect(decrypt(hex, KEY)).toBe(plain)
    }),
    runs,
  )
})

it.each([
  ['nothing', ''],
  ['half a block', '2076b0cf'],
  ['no hexadecimal', 'z'.repeat(32)],
  ['a line break', `${'0'.repeat(32)}\n`],
  ['zeros, whose padding is wrong', '0'.repeat(32)],
  ['a block cut off', encrypt('x'.repeat(40), KEY).slice(0, 64)],
  ['another key', encrypt('paymentid=1', 'ANOTHERTESTKEY12')],
])('refuses %s with the one fault', (_what, hex) => {
  expect(() => decrypt(hex, KEY)).toThrow(CipherError)
})

it.each(['short', 'SEVENTEENLETTERS1', ''])('does not take the key %j', (key) => {
  expect(() => encrypt('a', key)).toThrow(RangeError)
  expect(() => decrypt('0'.repeat(32), key)).toThrow(RangeError)
})
