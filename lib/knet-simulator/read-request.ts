import { readAmount } from './amount'
import { isCallable } from './address'
import { decipher } from './cipher'
import type { IpayCode } from './ipay'
import { queryFields, parseFields } from './field-codec'
import { terminal } from './terminal'

type InitRequest = {
  terminalId: string
  trackId: string
  amountFils: number
  language: 'ar' | 'en'
  responseUrl: string
  errorUrl: string
  udf: string[]
}

/**
 * `readable`: what of the request can be named back to the merchant at its errorURL; undefined when that is
 * not known.
 */
export type InitAnswer =
  | { ok: true; request: InitRequest }
  | {
      ok: false
      code: IpayCode
      readable?: { errorUrl: string; trackId: string; amount: string; udf: string[] }
    }

const LANGUAGES: Record<string, 'ar' | 'en'> = { USA: 'en', EN: 'en', ENG: 'en', AR: 'ar', ARA: 'ar' }
const UDF_CODES: IpayCode[] = ['IPAY0100028', 'IPAY0100029', 'IPAY0100030', 'IPAY0100031', 'IPAY0100032']

/**
 * Reads a payment initialisation (knet.md §1.2, §1.3): every documented variant is taken, everything else
 * gets its code.
 * @param url the address as it was called
 */
export function readInitRequest(url: string): InitAnswer {
  const query = queryFields(url)
  const { id, password, key } = terminal()
  const outer = query.get('tranportalId') ?? query.get('tranportalID') ?? ''
  if (query.get('param') !== 'paymentInit') return { ok: false, code: 'IPAY0100020' }
  if (outer === '') return { ok: false, code: 'IPAY0100005' }
  if (outer !== id) return { ok: false, code: 'IPAY0100006' }
  const trandata = query.get('trandata') ?? ''
  if (trandata === '') return { ok: false, code: 'IPAY0100007' }
  const plain = decipher(key, trandata)
  if (plain === undefined) return { ok: false, code: 'IPAY0100177' }
  const fields = parseFields(plain)
  if (!fields || !fields.has('id')) return { ok: false, code: 'IPAY0100013' }
  const field = (name: string) => fields.get(name) ?? ''
  if (field('id') !== id) return { ok: false, code: 'IPAY0100006' }
  if (field('password') !== password) return { ok: false, code: 'IPAY0100015' }
  const error = addressError(fields, query)
  if (error) return { ok: false, code: error }
  const udf = [1, 2, 3, 4, 5].map((n) => field(`udf${n}`))
  const readable = { errorUrl: field('errorURL'), trackId: field('trackid'), amount: field('amt'), udf }
  const code = fieldError(fields, udf)
  if (code) return { ok: false, code, readable }
  return {
    ok: true,
    request: {
      terminalId: id,
      trackId: field('trackid'),
      amountFils: readAmount(field('amt'))!,
      language: LANGUAGES[field('langid')]!,
      responseUrl: field('responseURL'),
      errorUrl: field('errorURL'),
      udf,
    },
  }
}

/**
 * Addresses must be there, be callable, and their clear copies (left out by some) agree with the encrypted
 * ones.
 */
function addressError(fields: Map<string, string>, query: Map<string, string>): IpayCode | undefined {
  const pairs = [
    ['errorURL', 'IPAY0100001', 'IPAY0100002'],
    ['responseURL', 'IPAY0100003', 'IPAY0100004'],
  ] as const
  for (const [name, missing, invalid] of pairs) {
    const address = fields.get(name) ?? ''
    if (address === '') return missing
    if (!isCallable(address) || (query.get(name) ?? address) !== address) return invalid
  }
  return undefined
}

function fieldError(fields: Map<string, string>, udf: string[]): IpayCode | undefined {
  const field = (name: string) => fields.get(name) ?? ''
  if (field('action') !== '1') return 'IPAY0100020'
  if (field('currencycode') === '') return 'IPAY0100021'
  if (field('currencycode') !== '414') return 'IPAY0100022'
  if (field('amt') === '') return 'IPAY0100023'
  const amount = readAmount(field('amt'))
  if (amount === undefined || amount === 0 || amount > 2_000_000_000) return 'IPAY0100024'
  if (!Object.hasOwn(LANGUAGES, field('langid'))) return 'IPAY0100026'
  if (field('trackid') === '') return 'IPAY0100063'
  if (!/^[A-Za-z0-9]{1,40}$/.test(field('trackid'))) return 'IPAY0100027'
  // K064 refuses `@` and `/`, the kit's list more: only what every list lets pass is taken.
  const bad = udf.findIndex((text) => !/^[A-Za-z0-9 ._-]{0,255}$/.test(text))
  return bad < 0 ? undefined : UDF_CODES[bad]
}
