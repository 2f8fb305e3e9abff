import { newVerifyCode, printedVerifyCode, readVerifyCode } from '@/lib/receipts/verify-code'

test('a code is read back as it is printed, typed small or with O and L for 0 and 1', () => {
  for (let n = 0; n < 200; n += 1) {
    const code = newVerifyCode()
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/)
    expect(printedVerifyCode(code)).toMatch(/^(.{4}-){3}.{4}$/)
    for (const typed of [
      code,
      printedVerifyCode(code),
      code.toLowerCase(),
      ` ${code} `,
      code.replaceAll('0', 'O').replaceAll('1', 'l'),
    ])
      expect(readVerifyCode(typed)).toBe(code)
  }
})

test('codes do not repeat', () =>
  expect(new Set(Array.from({ length: 2000 }, newVerifyCode)).size).toBe(2000))

test.each(['', 'A'.repeat(15), 'A'.repeat(17), 'U'.repeat(16), 'ا'.repeat(16), 'x'.repeat(10_000)])(
  '%.20s is no code',
  (typed) => expect(readVerifyCode(typed)).toBeUndefined(),
)
