/** @jest-environment node */
import { civilIdCheckDigit, civilIdError, maskCivilId } from '@/lib/core/civil-id'

const TODAY = '2026-11-24'

describe('a Kuwaiti civil ID', () => {
  it.each(['288020122596', '227081660516', '292091998298', '285010100015', '302072200451'])(
    '%s is accepted',
    (id) => {
      expect(civilIdError(id, TODAY)).toBeUndefined()
    },
  )
  it.each([
    ['28802012259', 'civilIdLength'],
    ['2880201225967', 'civilIdLength'],
    ['28802012259a', 'civilIdLength'],
    ['', 'civilIdLength'],
    ['288200122596', 'civilIdDate'],
    ['288023022596', 'civilIdDate'],
    ['488020122596', 'civilIdDate'],
    ['327010100001', 'civilIdDate'],
    ['288020122597', 'civilIdCheckDigit'],
    ['292091998297', 'civilIdCheckDigit'],
  ])('%s breaks the rule %s', (id, fault) => expect(civilIdError(id, TODAY)).toBe(fault))

  it('takes the century from the first digit, never from the year', () => {
    expect(civilIdError('302022900011'.slice(0, 11) + '1', TODAY)).toBe('civilIdDate') // 29 February 2002 never was
  })
  it('has no check digit where none is issued', () => {
    const digits = Array.from({ length: 200 }, (_, n) =>
      civilIdCheckDigit(`2880101${String(n).padStart(4, '0')}`),
    )
    expect(digits).toContain(undefined)
    expect(digits.every((digit) => digit === undefined || (digit >= 1 && digit <= 9) || digit === 0)).toBe(
      true,
    )
  })
  it('is shown masked', () => expect(maskCivilId('288020122596')).toBe('2880••••2596'))
})
