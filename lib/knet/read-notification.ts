import type { Fils } from '@/lib/core/money'
import { readAmount } from './amount'
import { isCipherText } from './cipher'

/** A notification that keeps to the grammar. Still only a claim. */
export type Notification = {
  paymentId: string
  result: string
  trackId: string
  amountFils: Fils
  tranId?: string
  ref?: string
  auth?: string
  postDate?: string
  responseCode?: string
}

const FORMS: Readonly<Record<string, RegExp>> = {
  paymentid: /^\d{10,20}$/,
  result: /^[A-Za-z +]{3,40}$/,
  auth: /^[A-Za-z0-9]{0,12}$/,
  avr: /^[A-Za-z]{0,4}$/,
  ref: /^[A-Za-z0-9]{0,20}$/,
  tranid: /^\d{0,20}$/,
  postdate: /^(?:\d{4})?$/,
  trackid: /^[A-Za-z0-9]{1,40}$/,
  amt: /^\d{1,7}(?:\.\d{1,3})?$/,
  authrespcode: /^[A-Za-z0-9]{0,4}$/,
  authresponsecode: /^[A-Za-z0-9]{0,4}$/,
}
for (let index = 1; index <= 10; index += 1)
  Object.assign(FORMS, { [`udf${index}`]: /^[A-Za-z0-9 +]{0,255}$/ })

/**
 * Reads a decrypted notification by a strict grammar (knet.md §6, A1). Our own request decrypts under the
 * same key and the payer has it: so only known names, each once, paymentid first, every value of its form,
 * nothing that only a request has. An extra name refuses the message; the inquiry finds out what really
 * happened.
 * @returns undefined for anything else, without a reason
 */
export function readNotification(plain: string): Notification | undefined {
  const pairs = plain.split('&').filter((pair, index, all) => pair !== '' || index !== all.length - 1)
  const values = new Map<string, string>()
  for (const [index, pair] of pairs.entries()) {
    const at = pair.indexOf('=')
    const [name, value] = [pair.slice(0, at).toLowerCase(), decode(pair.slice(at + 1))]
    const form = Object.hasOwn(FORMS, name) ? FORMS[name] : undefined
    if (
      at < 1 ||
      !form ||
      value === undefined ||
      !form.test(value) ||
      values.has(name) ||
      (index === 0) !== (name === 'paymentid')
    )
      return undefined
    values.set(name, value.trim())
  }
  const amountFils = readAmount(values.get('amt') ?? '')
  const [paymentId, result, trackId] = [values.get('paymentid'), values.get('result'), values.get('trackid')]
  if (!paymentId || !result || !trackId || amountFils === undefined) return undefined
  const given = (name: string) => values.get(name) || undefined
  return {
    paymentId,
    result,
    trackId,
    amountFils,
    tranId: given('tranid'),
    ref: given('ref'),
    auth: given('auth'),
    postDate: given('postdate'),
    responseCode: given('authrespcode') ?? given('authresponsecode'),
  }
}

/** URL-decodes once; undefined for a broken percent sign. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}

/**
 * The cipher text in a body of any of the shapes that arrive (knet.md §3.2): bare hexadecimal, or a form or
 * query with one `trandata`. @returns undefined for none, or for two
 */
export function cipherTextOf(body: string): string | undefined {
  const bare = body.trim()
  if (isCipherText(bare)) return bare
  const found = new URLSearchParams(bare).getAll('trandata')
  const text = found[0]?.trim() ?? ''
  return found.length === 1 && isCipherText(text) ? text : undefined
}
