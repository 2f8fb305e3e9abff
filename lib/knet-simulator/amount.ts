/**
 * Fils of an amount on the wire: at most 10 characters, none to three decimals (knet.md §1.3, senders
 * differ).
 * @returns undefined when it is no amount
 */
export function readAmount(text: string): number | undefined {
  const match = /^(\d{1,7})(?:\.(\d{1,3}))?$/.exec(text)
  if (!match || text.length > 10) return undefined
  return Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0'))
}

/** `15.750`: three decimals, nothing grouped. @param fils whole fils, not below nothing */
export function writeAmount(fils: number): string {
  const digits = String(fils).padStart(4, '0')
  return `${digits.slice(0, -3)}.${digits.slice(-3)}`
}
