/** Money is integer fils: 1 dinar (KWD, ISO 4217 414) = 1000 fils. */
export type Fils = number

/** `50000` → `50.000`: three decimals, thousands grouped, Latin digits. */
export function formatFils(fils: Fils): string {
  if (!Number.isSafeInteger(fils)) throw new RangeError(`not whole fils: ${fils}`)
  const sign = fils < 0 ? '-' : ''
  const text = String(Math.abs(fils)).padStart(4, '0')
  const dinars = text.slice(0, -3).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}${dinars}.${text.slice(-3)}`
}
