import { civilIdCheckDigit } from '@/lib/core/civil-id'

/**
 * A civil ID made by the rule alone (domain §2.1), for invented people: serials from 90000 down are not
 * people's.
 * @param index 0 and up; the same index gives the same number
 */
export function syntheticCivilId(index: number): string {
  const year = 1968 + ((index * 7) % 32)
  const month = 1 + ((index * 5) % 12)
  const day = 1 + ((index * 11) % 28)
  const century = year < 2000 ? '2' : '3'
  const birth = `${century}${String(year % 100).padStart(2, '0')}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`
  for (let serial = 9000 - (index % 500); ; serial -= 1) {
    const eleven = birth + String(serial).padStart(4, '0')
    const digit = civilIdCheckDigit(eleven)
    if (digit !== undefined) return eleven + digit
  }
}
