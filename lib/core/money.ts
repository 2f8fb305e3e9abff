/** Money is integer fils: 1 dinar (KWD, ISO 4217 414) = 1000 fils. */
export type Fils = number

/**
 * `1234750` → `1234.750`: three decimals, no thousands marks, Latin digits: for programs and fields.
 * @throws for a part of a fils
 */
export function plainFils(fils: Fils): string {
  if (!Number.isSafeInteger(fils)) throw new RangeError(`not whole fils: ${fils}`)
  const text = String(Math.abs(fils)).padStart(4, '0')
  return `${fils < 0 ? '-' : ''}${text.slice(0, -3)}.${text.slice(-3)}`
}

/**
 * `50000` → `50.000`, `1234750` → `1,234.750`: three decimals, thousands grouped, Latin digits.
 * @throws for a part of a fils
 */
export function formatFils(fils: Fils): string {
  const [dinars = '', decimals] = plainFils(fils).split('.')
  return `${dinars.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimals}`
}

/**
 * `7`, `15.75`, `15.750` → fils; undefined for anything else, a fourth decimal included. Signs, marks and
 * blanks are the caller's.
 */
export function parseFils(text: string): Fils | undefined {
  const match = /^(\d{1,7})(?:\.(\d{1,3}))?$/.exec(text)
  return match ? Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0')) : undefined
}
