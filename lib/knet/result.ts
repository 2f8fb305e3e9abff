/** What KNET says became of a payment, in our words. */
export type GatewayOutcome =
  | 'CAPTURED'
  | 'NOT_CAPTURED'
  | 'CANCELED'
  | 'REVERSED'
  /** KNET holds another amount or track id than the question named: an alarm, not a failure. */
  | 'SUSPECT'
  | 'NOT_FOUND'
  /** Nobody knows yet, or nobody here knows the word: ask. */
  | 'UNCLEAR'

const NOTIFIED: Readonly<Record<string, GatewayOutcome>> = {
  CAPTURED: 'CAPTURED',
  'NOT CAPTURED': 'NOT_CAPTURED',
  'DENIED BY RISK': 'NOT_CAPTURED',
  CANCELED: 'CANCELED',
  CANCELLED: 'CANCELED',
  CANCEL: 'CANCELED',
  VOIDED: 'REVERSED',
}

const ASKED: Readonly<Record<string, GatewayOutcome>> = {
  SUCCESS: 'CAPTURED',
  CAPTURED: 'CAPTURED',
  'NOT CAPTURED': 'NOT_CAPTURED',
  'DENIED BY RISK': 'NOT_CAPTURED',
  CANCELED: 'CANCELED',
  CANCELLED: 'CANCELED',
  'FAILURE(NOT CAPTURED)': 'NOT_CAPTURED',
  'FAILURE(HOST TIMEOUT)': 'NOT_CAPTURED',
  'FAILURE(DENIED BY RISK)': 'NOT_CAPTURED',
  'FAILURE(CANCELED)': 'CANCELED',
  'FAILURE(CANCELLED)': 'CANCELED',
  VOIDED: 'REVERSED',
  'FAILURE(VOIDED)': 'REVERSED',
  'FAILURE(SUSPECT)': 'SUSPECT',
  SUSPECTED: 'SUSPECT',
  'FAILURE(SUSPECTED)': 'SUSPECT',
}

/** `NOT+CAPTURED ` → `NOT CAPTURED`. */
const plain = (text: string) => text.replaceAll('+', ' ').trim().replace(/ +/g, ' ').toUpperCase()

// Whole words only: "NOT CAPTURED" contains "CAPTURED". What is not on the list is never a success (knet.md
// §3.4).
const lookUp = (list: Readonly<Record<string, GatewayOutcome>>, word: string): GatewayOutcome =>
  Object.hasOwn(list, word) ? list[word]! : 'UNCLEAR'

/** Reads the `result` of a notification. HOST TIMEOUT is unclear: the bank may have taken the money. */
export const notificationOutcome = (result: string): GatewayOutcome => lookUp(NOTIFIED, plain(result))

/** Reads the `result` of an inquiry. */
export function inquiryOutcome(result: string): GatewayOutcome {
  const word = plain(result)
  return word.startsWith('!ERROR!-IPAY0100263') ? 'NOT_FOUND' : lookUp(ASKED, word)
}
