import fc from 'fast-check'
import { env } from '@/lib/env'
import { decrypt, encrypt } from '@/lib/knet/cipher'
import { paymentLink } from '@/lib/knet/payment-link'
import { cipherTextOf, readNotification } from '@/lib/knet/read-notification'

const runs = { seed: 20261124, numRuns: env.TEST_DEEP ? 5000 : 200 }
const TRACK = 'AbCdEfGhJkLmNpQrStUvWxYz'
const SOUND =
  `paymentid=100202632812345678&result=CAPTURED&auth=B12345&avr=N&ref=632812345678&tranid=202632812345678&postdate=1124&trackid=${TRACK}` +
  '&udf1=a1&udf2=&udf3=&udf4=&udf5=&amt=70.000&authRespCode=00'

describe('the grammar of a notification', () => {
  it('reads every field, with any number of decimals, both names of the response code and a trailing &', () => {
    const read = {
      paymentId: '100202632812345678',
      result: 'CAPTURED',
      trackId: TRACK,
      amountFils: 70_000,
      tranId: '202632812345678',
      ref: '632812345678',
      auth: 'B12345',
      postDate: '1124',
      responseCode: '00',
    }
    expect(readNotification(SOUND)).toEqual(read)
    expect(
      readNotification(`${SOUND.replace('70.000', '70').replace('authRespCode', 'authResponseCode')}&`),
    ).toEqual(read)
  })

  it('reads what was canceled and what the host did not answer', () => {
    const empty = `paymentid=100202632812345678&result=HOST+TIMEOUT&auth=&avr=&ref=&tranid=&postdate=&trackid=${TRACK}&udf1=&amt=7.5`
    expect(readNotification(empty)).toMatchObject({
      result: 'HOST TIMEOUT',
      amountFils: 7500,
      tranId: undefined,
      postDate: undefined,
    })
  })

  it.each([
    ['a name that only a request has', `${SOUND}&action=1`],
    ['the password', `${SOUND}&password=x`],
    ['an unknown name', `${SOUND}&note=1`],
    ['a name twice', `${SOUND}&result=CAPTURED`],
    ['a name twice in another case', `${SOUND}&RESULT=CAPTURED`],
    ['another name first', `result=CAPTURED&${SOUND.replace('&result=CAPTURED', '')}`],
    ['a payment id in letters', SOUND.replace('100202632812345678', 'abc')],
    ['a fourth decimal', SOUND.replace('70.000', '70.0001')],
    ['an amount beyond the field', SOUND.replace('70.000', '1000000.000')],
    ['the largest of seven digits', SOUND.replace('70.000', '9999999')],
    ['a negative amount', SOUND.replace('70.000', '-70.000')],
    ['no amount', SOUND.replace('amt=70.000&', '')],
    ['no track id', SOUND.replace(`trackid=${TRACK}&`, '')],
    ['no result', SOUND.replace('result=CAPTURED&', '')],
    ['an ampersand hidden in a value', SOUND.replace('udf1=a1', 'udf1=a%26result%3DCAPTURED')],
    ['a line break', SOUND.replace('udf1=a1', 'udf1=a%0a')],
    ['a broken percent sign', SOUND.replace('udf1=a1', 'udf1=%')],
    ['an empty pair', SOUND.replace('&udf2=', '&')],
    ['a name of every object', `${SOUND}&constructor=1`],
    ['nothing', ''],
  ])('refuses %s', (_what, plain) => expect(readNotification(plain)).toBeUndefined())

  it('refuses our own request, which decrypts under the same key', () => {
    const { url } = paymentLink({ trackId: TRACK, amountFils: 70_000, language: 'ar', reference: 'R1' })
    const hex = new URL(url).searchParams.get('trandata')!
    const plain = decrypt(hex, 'SIMULATORKEY2026')
    expect(plain).toBe(
      `id=100901&password=100901pg&action=1&langid=AR&currencycode=414&amt=70.000&responseURL=http://localhost:3000/api/knet/response&errorURL=http://localhost:3000/api/knet/error&trackid=${TRACK}&udf1=R1&udf2=&udf3=&udf4=&udf5=`,
    )
    expect(readNotification(plain)).toBeUndefined()
  })

  it('never throws and never accepts arbitrary text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) =>
        expect(readNotification(text)).toBeUndefined(),
      ),
      runs,
    )
  })
})

describe('the cipher text in a body', () => {
  const hex = encrypt(SOUND, 'SIMULATORKEY2026')

  it.each([
    ['bare', hex],
    ['bare, in upper case, with white space', ` ${hex.toUpperCase()}\r\n`],
    ['a form', `paymentid=1&trandata=${hex}&trackid=2`],
    ['a form that begins with it', `trandata=${hex}&x=1`],
    ['a query', `trandata=${hex}`],
  ])('is found %s', (_what, body) => expect(cipherTextOf(body)?.toLowerCase()).toBe(hex))

  it.each([
    ['nothing', ''],
    ['twice', `trandata=${hex}&trandata=${hex}`],
    ['odd', hex.slice(1)],
    ['no whole blocks', hex.slice(2)],
    ['other names', `data=${hex}`],
    ['clear fields', SOUND],
  ])('is not found in %s', (_what, body) => expect(cipherTextOf(body)).toBeUndefined())
})
