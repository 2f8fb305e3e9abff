import { plainFils, type Fils } from '@/lib/core/money'

/** KNET's field holds 10 characters: 999999.999 dinars. */
export const MOST_FILS: Fils = 999_999_999

/** `15750` → `15.750`: what KNET is sent. @throws for what is no amount or does not fit the field */
export function amountText(fils: Fils): string {
  if (!Number.isSafeInteger(fils) || fils <= 0 || fils > MOST_FILS) throw new RangeError('not an amount that KNET takes')
  return plainFils(fils)
}
