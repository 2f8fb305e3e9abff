import { errorText } from './ipay'

/**
 * The merchant's errorURL with parameters in clear (knet.md §3.5). Nothing proves them: anybody can write
 * them.
 * @param code a code of K064 §10, known here or not
 */
export function clearErrorUrl(
  errorUrl: string,
  code: string,
  of: { paymentId?: string; trackId: string; amount: string; udf: string[] },
): string {
  const url = new URL(errorUrl)
  const fields = {
    ErrorText: `${code}-${errorText(code)}`,
    Error: code,
    paymentid: of.paymentId ?? '',
    trackid: of.trackId,
    amt: of.amount,
  }
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value)
  of.udf.forEach((value, index) => url.searchParams.set(`udf${index + 1}`, value))
  return url.href
}
