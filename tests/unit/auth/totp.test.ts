import { codeOfStep, currentStep, matchStep, newTotpSecret, totpAddress } from '@/lib/auth/totp'
import { readRecoveryCode } from '@/lib/auth/recovery-codes'
import { deviceName } from '@/lib/auth/device-name'

// RFC 6238 appendix B, SHA-1, last six of the eight digits.
const RFC = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
it.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1234567890, '005924'],
  [20000000000, '353130'],
])('the code of second %d is %s', (second, code) => {
  expect(codeOfStep(RFC, currentStep(second * 1000))).toBe(code)
})

it('a code fits one step of grace either way, in digits of either script and with spaces, and no further', () => {
  const secret = newTotpSecret()
  for (const offset of [-1, 0, 1])
    expect(matchStep(secret, codeOfStep(secret, 1000 + offset), 1000)).toBe(1000 + offset)
  expect(matchStep(RFC, '٢٨٧ ٠٨٢', 1)).toBe(1)
  expect(matchStep(RFC, codeOfStep(RFC, 500), 502)).toBeUndefined()
  expect(matchStep(RFC, '28708', 1)).toBeUndefined()
})

it('a secret has 160 bits and goes into the address that authenticators read', () => {
  const secret = newTotpSecret()
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(totpAddress(secret, 'n@customs.example')).toMatch(/^otpauth:\/\/totp\/.+secret=.+digits=6&period=30/)
})

it('a recovery code is read in any case, with or without its dash', () => {
  expect(readRecoveryCode(' abcde 23456 ')).toBe('ABCDE-23456')
  expect(readRecoveryCode('ABCDE-2345')).toBeUndefined()
  expect(readRecoveryCode('ABCDE-2345O')).toBeUndefined()
})

it('a session is recognised by browser and system', () => {
  expect(
    deviceName(
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19 Safari/604',
    ),
  ).toBe('Safari · iOS')
  expect(deviceName('curl/8')).toBe('—')
})
