import { kuwaitDay } from '@/lib/core/clock'
import { cleanCode, cleanGroups } from '@/lib/core/digits'
import type { Faults, Outcome } from './faults'
import type { IpayCode } from './ipay'

export const PREFIX = '888888'
/** Names of banks that do not exist: no real bank's name or sign belongs on a page that asks for a PIN. */
export const BANKS = {
  KNET1: { ar: 'بنك اختبار كي نت [KNET1]', en: 'Knet Test Card [KNET1]' },
  SIM2: { ar: 'بنك المحاكاة [SIM2]', en: 'Simulation Bank [SIM2]' },
} as const

export type CardFields = {
  bank: string
  prefix: string
  number: string
  month: string
  year: string
  pin: string
}
export type CardError = { field: keyof CardFields; code: IpayCode }

/** What is kept of a card: nothing that pays. */
export type CardKept = { card: string; bank: string; outcome: Outcome; responseCode: string | null }

/** `888888******0001` */
export const maskCard = (card: string): string => `${card.slice(0, 6)}******${card.slice(-4)}`

/**
 * Checks the card page's fields. PIN and full number are looked at here and forgotten: neither may be stored
 * or logged.
 * @returns what may be kept, or what is wrong, never with a value in it
 */
export function readCard(
  fields: CardFields,
  faults: Faults,
  at: Date,
): { ok: true; kept: CardKept } | { ok: false; errors: CardError[] } {
  const wrong: CardError[] = []
  const typed = cleanGroups(fields.number)
  const card = typed.length === 16 ? typed : cleanCode(fields.prefix) + typed
  const [month, year] = [cleanCode(fields.month).padStart(2, '0'), cleanCode(fields.year)]
  if (!Object.hasOwn(BANKS, fields.bank)) wrong.push({ field: 'bank', code: 'IPAY0100124' })
  if (typed === '') wrong.push({ field: 'number', code: 'IPAY0100117' })
  // A real card must not get past this line.
  else if (!/^888888\d{10}$/.test(card)) wrong.push({ field: 'number', code: 'IPAY0100118' })
  if (
    !/^(?:0[1-9]|1[0-2])$/.test(month) ||
    !/^20\d{2}$/.test(year) ||
    `${year}-${month}` < kuwaitDay(at).slice(0, 7)
  )
    wrong.push({ field: 'month', code: 'IPAY0100074' })
  if (!/^\d{4}$/.test(cleanCode(fields.pin))) wrong.push({ field: 'pin', code: 'IPAY0100087' })
  if (wrong.length > 0) return { ok: false, errors: wrong }
  return {
    ok: true,
    kept: { card: maskCard(card), bank: fields.bank, ...outcomeOf(card, `${month}/${year}`, faults) },
  }
}

/** What a card with an expiry leads to (knet.md §5.1): the first rule that fits, else the common outcome. */
export function outcomeOf(
  card: string,
  expiry: string,
  faults: Faults,
): { outcome: Outcome; responseCode: string | null } {
  if (faults.hostTimeout !== 'no')
    return {
      outcome: faults.hostTimeout === 'captured' ? 'HOST TIMEOUT CAPTURED' : 'HOST TIMEOUT',
      responseCode: null,
    }
  const rule = faults.cards.find((one) => one.card === card && (one.expiry === '*' || one.expiry === expiry))
  const outcome = rule?.outcome ?? faults.otherwise
  const usual: Record<Outcome, string | null> = {
    CAPTURED: '00',
    'NOT CAPTURED': '55',
    'DENIED BY RISK': '59',
    'HOST TIMEOUT': null,
    'HOST TIMEOUT CAPTURED': null,
  }
  return { outcome, responseCode: rule?.responseCode ?? usual[outcome] }
}
