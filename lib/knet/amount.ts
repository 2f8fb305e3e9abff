import type { Fils } from '@/lib/core/money'

/** KNET's field holds 10 characters: 999999.999 dinars. */
export const MOST_FILS: Fils = 999_999_999

/** `15750` → `15.750`: what KNET is sent. @throws for what is no amount or does not fit the field */
export function amountText(fils: Fils): string {
  if (!Number.isSafeInteger(fils) || fils <= 0 || fils > MOST_FILS) throw new RangeError('not an amount that KNET takes')
  const text = String(fils).padStart(4, '0')
  return `${text.slice(0, -3)}.${text.slice(-3)}`
}

/** `7`, `15.75`, `15.750` → fils; undefined for anything else, a fourth decimal included (knet.md §1.3). */
export function readAmount(text: string): Fils | undefined {
  const match = /^(\d{1,7})(?:\.(\d{1,3}))?$/.exec(text)
  return match ? Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0')) : undefined
}
