/** @jest-environment node */
import { readInitRequest } from '@/lib/knet-simulator/read-request'
import { initUrl, KEY, requestText, seal, SIMULATOR } from '../../support/knet-merchant'

const merchant = { url: 'http://127.0.0.1:4000/response' }
const codeOf = (url: string) => {
  const answer = readInitRequest(url)
  return answer.ok ? 'taken' : answer.code
}
const plainCode = (other: Record<string, string | null>) => codeOf(initUrl(requestText(merchant, other)))

test('a request is read by name, whatever its order and whichever fields it leaves out', () => {
  const taken = readInitRequest(initUrl(requestText(merchant)))
  expect(taken).toEqual({
    ok: true,
    request: {
      terminalId: '100901',
      trackId: 'TRACK0000000000000000001',
      amountFils: 10_500,
      language: 'ar',
      responseUrl: merchant.url,
      errorUrl: 'http://127.0.0.1:4000/error',
      udf: ['a1', '', '', '', ''],
    },
  })
  const backwards = requestText(merchant).split('&').reverse().join('&')
  expect(readInitRequest(initUrl(backwards))).toEqual(taken)
  expect(
    codeOf(initUrl(requestText(merchant, { udf1: null, udf2: null, udf3: null, udf4: null, udf5: null }))),
  ).toBe('taken')
})

test('addresses beside the trandata may be encoded or not, must agree, and may be absent', () => {
  const trandata = seal(requestText(merchant))
  const base = `${SIMULATOR}/kpg/PaymentHTTP.htm?param=paymentInit&trandata=${trandata}&tranportalId=100901`
  expect(codeOf(`${base}&responseURL=${merchant.url}&errorURL=http://127.0.0.1:4000/error`)).toBe('taken')
  expect(codeOf(`${base}&responseURL=${encodeURIComponent(merchant.url)}`)).toBe('taken')
  expect(codeOf(`${base}&responseURL=${merchant.url}x`)).toBe('IPAY0100004')
  expect(codeOf(`${base}&errorURL=http://127.0.0.1:4000/other`)).toBe('IPAY0100002')
})

test.each([
  ['7', 7000],
  ['1.5', 1500],
  ['15.75', 15_750],
  ['0.001', 1],
  ['1500000.000', undefined],
  ['999999.999', 999_999_999],
])('an amount of %s', (amt, fils) => {
  const answer = readInitRequest(initUrl(requestText(merchant, { amt })))
  expect(answer.ok ? answer.request.amountFils : undefined).toBe(fils)
})

test.each([
  ['USA', 'en'],
  ['EN', 'en'],
  ['ENG', 'en'],
  ['AR', 'ar'],
  ['ARA', 'ar'],
])('language %s', (langid, language) => {
  const answer = readInitRequest(initUrl(requestText(merchant, { langid })))
  expect(answer.ok && answer.request.language).toBe(language)
})

test.each<[string, Record<string, string | null>]>([
  ['IPAY0100001', { errorURL: null }],
  ['IPAY0100002', { errorURL: 'http://127.0.0.1:4000/error?a=1' }],
  ['IPAY0100003', { responseURL: '' }],
  ['IPAY0100004', { responseURL: 'https://elsewhere.example/response' }],
  ['IPAY0100004', { responseURL: `http://127.0.0.1:4000/${'a'.repeat(255)}` }],
  ['IPAY0100004', { responseURL: 'file:///etc/passwd' }],
  ['IPAY0100004', { responseURL: 'http://127.0.0.1@elsewhere.example/' }],
  ['IPAY0100006', { id: '100902' }],
  ['IPAY0100013', { id: null }],
  ['IPAY0100015', { password: 'guess' }],
  ['IPAY0100020', { action: '4' }],
  ['IPAY0100021', { currencycode: null }],
  ['IPAY0100022', { currencycode: '840' }],
  ['IPAY0100023', { amt: '' }],
  ['IPAY0100024', { amt: '1.0000' }],
  ['IPAY0100024', { amt: '0.000' }],
  ['IPAY0100024', { amt: '-1.000' }],
  ['IPAY0100024', { amt: '1,5' }],
  ['IPAY0100026', { langid: 'FR' }],
  ['IPAY0100063', { trackid: '' }],
  ['IPAY0100027', { trackid: 'a-b' }],
  ['IPAY0100027', { trackid: 'a'.repeat(41) }],
  ['IPAY0100028', { udf1: 'a@b' }],
  ['IPAY0100030', { udf3: 'رسوم' }],
  ['IPAY0100032', { udf5: 'a'.repeat(256) }],
])('%s for %j', (code, other) => expect(plainCode(other)).toBe(code))

test('what cannot be read at all has its code, and no way back to the merchant', () => {
  const query = (fields: Record<string, string>) =>
    `${SIMULATOR}/kpg/PaymentHTTP.htm?${new URLSearchParams(fields)}`
  const trandata = seal(requestText(merchant))
  expect(codeOf(query({ param: 'paymentInit', trandata }))).toBe('IPAY0100005')
  expect(codeOf(query({ param: 'paymentInit', trandata, tranportalId: '1' }))).toBe('IPAY0100006')
  expect(codeOf(query({ param: 'paymentInit', tranportalId: '100901' }))).toBe('IPAY0100007')
  expect(codeOf(query({ param: 'paymentInit', tranportalId: '100901', trandata: 'abc' }))).toBe('IPAY0100177')
  expect(
    codeOf(
      query({
        param: 'paymentInit',
        tranportalId: '100901',
        trandata: seal(requestText(merchant), 'Q7RTX9KLMNP2VWYZ'),
      }),
    ),
  ).toMatch(/IPAY0100(?:177|013)/)
  expect(readInitRequest(initUrl(`${requestText(merchant)}&amt=1.000`))).toEqual({
    ok: false,
    code: 'IPAY0100013',
  })
  expect(KEY).toHaveLength(16)
})
