const WEIGHTS = [2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CENTURY: Record<string, number> = { '1': 1800, '2': 1900, '3': 2000 }

/**
 * The weighted check digit of the first eleven digits, or undefined where no number is issued (domain §2.1).
 */
export function civilIdCheckDigit(eleven: string): number | undefined {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(eleven[index]), 0)
  const digit = 11 - (sum % 11)
  // 10 and 11 are never issued; one mature rule set rejects both, and so do we.
  return digit <= 9 ? digit : undefined
}

export type CivilIdError = 'civilIdLength' | 'civilIdDate' | 'civilIdCheckDigit'

/**
 * Which rule of the Kuwaiti civil ID a number breaks: `C YYMMDD SSSS K` (domain §2.1).
 * @param text twelve Latin digits, already cleaned
 * @param today `YYYY-MM-DD`: nobody is born later
 */
export function civilIdError(text: string, today: string): CivilIdError | undefined {
  if (!/^\d{12}$/.test(text)) return 'civilIdLength'
  const century = CENTURY[text[0]!]
  const year = (century ?? NaN) + Number(text.slice(1, 3))
  const day = `${year}-${text.slice(3, 5)}-${text.slice(5, 7)}`
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day || day > today)
    return 'civilIdDate'
  if (civilIdCheckDigit(text.slice(0, 11)) !== Number(text[11])) return 'civilIdCheckDigit'
  return undefined
}

/** `2880••••2596`: the only form lists, logs and audit may show. */
export function maskCivilId(civilId: string): string {
  return `${civilId.slice(0, 4)}••••${civilId.slice(-4)}`
}
