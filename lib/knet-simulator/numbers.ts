import { randomInt } from 'node:crypto'
import { kuwaitDay } from '@/lib/core/clock'

/** Day of the year of a date in Kuwait, three digits. */
function dayOfYear(at: Date): string {
  const day = kuwaitDay(at)
  const days =
    (Date.parse(`${day}T00:00:00Z`) - Date.parse(`${day.slice(0, 4)}-01-01T00:00:00Z`)) / 86_400_000
  return String(days + 1).padStart(3, '0')
}

const serial = (digits: number): string => String(randomInt(10 ** digits)).padStart(digits, '0')

/** `100`, year, day of the year, eight digits: as in the guide's sample (guide §5.8). */
export const newPaymentId = (at: Date): string =>
  `100${kuwaitDay(at).slice(0, 4)}${dayOfYear(at)}${serial(8)}`

/** What a bank gives with its answer. */
export type BankNumbers = { auth: string; ref: string; tranId: string; postDate: string }

/** @param approved a decline has no authorisation: `000000` */
export function newBankNumbers(at: Date, approved: boolean): BankNumbers {
  const day = kuwaitDay(at)
  const yearAndDay = `${day.slice(3, 4)}${dayOfYear(at)}`
  return {
    auth: approved ? `B${serial(5)}` : '000000',
    ref: `${yearAndDay}${String(at.getUTCHours()).padStart(2, '0')}${serial(6)}`,
    // 16 digits; long enough by chance alone that none comes twice.
    tranId: `${yearAndDay}${serial(6)}${serial(6)}`,
    postDate: day.slice(5, 7) + day.slice(8, 10),
  }
}
