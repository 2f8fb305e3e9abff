import type { Fils } from '@/lib/core/money'
import { amountText } from './amount'
import { encrypt } from './cipher'
import { errorUrl, responseUrl, terminal } from './terminal'

export type PaymentLink = {
  /** Where the browser goes. */
  url: string
  /** The plain text without the password, for the books. */
  plain: string
}

const LANGUAGE = { ar: 'AR', en: 'USA' } as const

/**
 * The address that opens a payment at KNET (knet.md §1). The browser carries it: there is no call between
 * servers.
 * @param trackId letters and digits, never used before
 * @param reference our own opaque id, letters and digits: nothing personal goes into a field that KNET prints
 * (§1.3)
 */
export function paymentLink(given: {
  trackId: string
  amountFils: Fils
  language: 'ar' | 'en'
  reference: string
}): PaymentLink {
  if (!/^[A-Za-z0-9]{20,32}$/.test(given.trackId) || !/^[A-Za-z0-9 ]{0,40}$/.test(given.reference))
    throw new RangeError('not a track id or reference')
  const { id, password, resourceKey, baseUrl } = terminal()
  const plainWith = (secret: string) =>
    [
      ['id', id],
      ['password', secret],
      ['action', '1'],
      ['langid', LANGUAGE[given.language]],
      ['currencycode', '414'],
      ['amt', amountText(given.amountFils)],
      ['responseURL', responseUrl()],
      ['errorURL', errorUrl()],
      ['trackid', given.trackId],
      ['udf1', given.reference],
      ['udf2', ''],
      ['udf3', ''],
      ['udf4', ''],
      ['udf5', ''],
    ]
      .map(([name, value]) => `${name}=${value}`)
      .join('&')
  const query = new URLSearchParams({
    param: 'paymentInit',
    trandata: encrypt(plainWith(password), resourceKey),
    tranportalId: id,
    responseURL: responseUrl(),
    errorURL: errorUrl(),
  })
  return { url: `${baseUrl}/kpg/PaymentHTTP.htm?${query}`, plain: plainWith('***') }
}
