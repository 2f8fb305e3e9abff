import { parseFils, plainFils, type Fils } from '@/lib/core/money'

/** Of KNET's field. */
const MAX_CHARACTERS = 10

/** What it holds: 999999.999 dinars. */
export const MAX_FILS: Fils = 999_999_999

/**
 * `15.750`, `15` → fils; undefined for what is no amount or does not fit the field: KNET cannot have said it,
 * and nothing near it is taken for it.
 */
export function readAmount(text: string): Fils | undefined {
  const fils = text.length <= MAX_CHARACTERS ? parseFils(text) : undefined
  return fils !== undefined && fils <= MAX_FILS ? fils : undefined
}

/** `15750` → `15.750`: what KNET is sent. @throws for what is no amount or does not fit the field */
export function amountText(fils: Fils): string {
  if (!Number.isSafeInteger(fils) || fils <= 0 || fils > MAX_FILS)
    throw new RangeError('not an amount that KNET takes')
  return plainFils(fils)
}
