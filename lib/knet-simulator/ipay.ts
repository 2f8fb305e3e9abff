/** Codes of K064 §10 that this gateway gives, in words of our own. */
export const IPAY = {
  IPAY0100001: 'Missing error URL',
  IPAY0100002: 'Invalid error URL',
  IPAY0100003: 'Missing response URL',
  IPAY0100004: 'Invalid response URL',
  IPAY0100005: 'Missing terminal id',
  IPAY0100006: 'Invalid terminal id',
  IPAY0100007: 'Missing transaction data',
  IPAY0100013: 'Invalid transaction data',
  IPAY0100015: 'Invalid terminal password',
  IPAY0100020: 'Invalid action',
  IPAY0100021: 'Missing currency',
  IPAY0100022: 'Invalid currency',
  IPAY0100023: 'Missing amount',
  IPAY0100024: 'Invalid amount',
  IPAY0100026: 'Invalid language',
  IPAY0100027: 'Invalid track id',
  IPAY0100028: 'Invalid user defined field 1',
  IPAY0100029: 'Invalid user defined field 2',
  IPAY0100030: 'Invalid user defined field 3',
  IPAY0100031: 'Invalid user defined field 4',
  IPAY0100032: 'Invalid user defined field 5',
  IPAY0100036: 'User defined field mismatch',
  IPAY0100037: 'Missing payment id',
  IPAY0100039: 'Invalid payment id',
  IPAY0100042: 'Payment page time limit exceeded',
  IPAY0100045: 'Denied by risk',
  IPAY0100048: 'Cancelled by the payer',
  IPAY0100049: 'Number of OTP tries exceeded',
  IPAY0100055: 'Payment page was already answered',
  IPAY0100063: 'Missing track id',
  IPAY0100074: 'Invalid expiry date',
  IPAY0100087: 'Invalid PIN',
  IPAY0100092: 'Empty OTP',
  IPAY0100093: 'Wrong OTP',
  IPAY0100114: 'Duplicate record',
  IPAY0100115: 'Missing original transaction',
  IPAY0100116: 'Invalid original transaction',
  IPAY0100117: 'Missing card number',
  IPAY0100118: 'Invalid card number',
  IPAY0100124: 'No bank chosen',
  IPAY0100137: 'Amount above the original',
  IPAY0100158: 'Host timeout',
  IPAY0100177: 'Transaction data could not be decrypted',
  IPAY0100199: 'Already credited in full',
  IPAY0100249: 'Merchant response URL is down',
  IPAY0100263: 'Transaction not found.',
} as const

export type IpayCode = keyof typeof IPAY

/** `!ERROR!-IPAY0100263-Transaction not found.` (knet.md §3.4). */
export const errorResult = (code: IpayCode): string => `!ERROR!-${code}-${IPAY[code]}`

/** Our words for a code; codes that this gateway does not give itself are a plain failure. */
export const errorText = (code: string): string =>
  Object.hasOwn(IPAY, code) ? IPAY[code as IpayCode] : 'Payment failed'
