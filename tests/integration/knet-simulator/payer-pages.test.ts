import { GET as begin } from '@/app/knet-simulator/kpg/PaymentHTTP.htm/route'
import { GET as show, POST as pressButton } from '@/app/knet-simulator/kpg/paymentpage.htm/route'
import { setFaults } from '@/lib/knet-simulator/faults'
import { db, emptyTables } from '../../support/database'
import {
  initUrl,
  openMerchant,
  RECEIPT,
  requestText,
  SIMULATOR,
  unseal,
  type Merchant,
} from '../../support/knet-merchant'

let merchant: Merchant

beforeEach(async () => {
  await emptyTables()
  merchant = await openMerchant()
})
afterEach(() => merchant.close())

const CARD = {
  button: 'submit',
  bank: 'KNET1',
  dcprefix: '888888',
  debitNumber: '0000000001',
  expiryMonth: '09',
  expiryYear: '2030',
  cardPin: '7391',
}

async function start(other: Record<string, string | null> = {}): Promise<string> {
  const answer = await begin(new Request(initUrl(requestText(merchant, other))))
  expect(answer.status).toBe(303)
  return `http://localhost:3000${answer.headers.get('location')}`
}

const post = (url: string, fields: Record<string, string>) =>
  pressButton(
    new Request(url, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: 'http://localhost:3000' },
    }),
  )

const told = () => new URLSearchParams(unseal(merchant.heard[0]!.body))

test('card, review, confirm: the merchant is told in bare hexadecimal and the browser goes where it says', async () => {
  const page = await start()
  expect(page).toMatch(/paymentpage\.htm\?PaymentID=100\d{15}$/)
  const first = await (await show(new Request(page))).text()
  expect(first).toContain('<html lang="ar" dir="rtl">')
  for (const word of ['لا تُدخل بطاقات حقيقية', 'no real cards', 'KD 10.500', '>ارسال<', '>إعادة<', '>إلغاء<'])
    expect(first).toContain(word)
  expect(first).not.toMatch(/<script|style=/)
  const review = await (await post(page, CARD)).text()
  for (const word of ['تأكيد العملية', 'عودة', 'إلغاء', '888888******0001']) expect(review).toContain(word)
  expect(merchant.heard).toEqual([])
  const done = await post(page, { button: 'confirm' })
  expect([done.status, done.headers.get('location')]).toEqual([303, RECEIPT])
  expect(merchant.heard).toHaveLength(1)
  expect(merchant.heard[0]!.body).toMatch(/^(?:[0-9A-F]{32})+$/)
  expect([...told().keys()]).toEqual([
    'paymentid',
    'result',
    'auth',
    'avr',
    'ref',
    'tranid',
    'postdate',
    'trackid',
    'udf1',
    'udf2',
    'udf3',
    'udf4',
    'udf5',
    'amt',
    'authRespCode',
  ])
  expect(Object.fromEntries(told())).toMatchObject({
    result: 'CAPTURED',
    amt: '10.500',
    trackid: 'TRACK0000000000000000001',
    udf1: 'a1',
    authRespCode: '00',
  })
  expect(told().get('auth')).toMatch(/^B\d{5}$/)
  expect(told().get('ref')).toMatch(/^\d{12}$/)
  expect(told().get('tranid')).toMatch(/^\d{16}$/)
  // Pressed again, from the history of the browser: nothing happens twice.
  expect(await (await post(page, { button: 'confirm' })).text()).toContain('IPAY0100055')
  expect(merchant.heard).toHaveLength(1)
})

test('the whole card, the PIN and the code are kept nowhere', async () => {
  const page = await start({ amt: '25.000' })
  await post(page, CARD)
  expect(await (await post(page, { button: 'confirm' })).text()).toContain('رمز التحقق')
  await post(page, { button: 'otp', otp: '654321' })
  await post(page, { button: 'otp', otp: '١٢٣٤٥٦' })
  expect(merchant.heard).toHaveLength(1)
  const books = JSON.stringify(await db.simulatorPayment.findMany())
  expect(books).toContain('888888******0001')
  for (const secret of ['8888880000000001', '7391', '654321', '123456'])
    expect(books.replaceAll(/"(?:paymentId|ref|tranId|auth)":"\w*"/g, '')).not.toContain(secret)
})

test('three wrong codes end the payment with IPAY0100049 in clear at errorURL', async () => {
  const page = await start({ amt: '25.000', langid: 'USA' })
  await post(page, CARD)
  await post(page, { button: 'confirm' })
  expect(await (await post(page, { button: 'otp', otp: '' })).text()).toContain('IPAY0100092')
  expect(await (await post(page, { button: 'otp', otp: '111111' })).text()).toContain('IPAY0100093')
  await post(page, { button: 'otp', otp: '111111' })
  const last = await post(page, { button: 'otp', otp: '111111' })
  const location = new URL(last.headers.get('location')!)
  expect(location.pathname).toBe('/error')
  expect(location.searchParams.get('Error')).toBe('IPAY0100049')
  expect(merchant.heard).toEqual([])
  expect(await db.simulatorPayment.findFirst()).toMatchObject({ state: 'NOT_CAPTURED', otpTries: 3 })
})

test('24.999 needs no code, and a declined card has no authorisation', async () => {
  const page = await start({ amt: '24.999' })
  await post(page, { ...CARD, expiryMonth: '10' })
  expect((await post(page, { button: 'confirm' })).status).toBe(303)
  expect(Object.fromEntries(told())).toMatchObject({
    result: 'NOT CAPTURED',
    auth: '000000',
    authRespCode: '55',
  })
})

test.each(['PAGE', 'REVIEW', 'OTP'])('a payer cancels at %s', async (state) => {
  const page = await start({ amt: '30.000' })
  if (state !== 'PAGE') await post(page, CARD)
  if (state === 'OTP') await post(page, { button: 'confirm' })
  expect((await post(page, { button: 'cancel' })).headers.get('location')).toBe(RECEIPT)
  expect(Object.fromEntries(told())).toMatchObject({
    result: 'CANCELED',
    auth: '',
    ref: '',
    tranid: '',
    postdate: '',
  })
  expect(told().has('authRespCode')).toBe(false)
})

test('back leads to an empty card page, and a real card is refused without a trace', async () => {
  const page = await start()
  await post(page, CARD)
  await post(page, { button: 'back' })
  expect(await db.simulatorPayment.findFirst()).toMatchObject({ state: 'PAGE', card: null, outcome: null })
  const refused = await (
    await post(page, { ...CARD, debitNumber: '4111111111111111', bank: '', cardPin: '12', expiryMonth: '' })
  ).text()
  for (const code of ['IPAY0100118', 'IPAY0100124', 'IPAY0100087', 'IPAY0100074'])
    expect(refused).toContain(code)
  expect(refused).not.toContain('4111')
  expect(JSON.stringify(await db.simulatorPayment.findMany())).not.toContain('4111')
})

test('a page whose time is over takes no card', async () => {
  await setFaults({ pageMinutes: 1 })
  const page = await start()
  await db.simulatorPayment.updateMany({ data: { createdAt: new Date(Date.now() - 61_000) } })
  expect(await (await post(page, CARD)).text()).toContain('IPAY0100042')
  expect(await (await show(new Request(`${SIMULATOR}/kpg/paymentpage.htm?PaymentID=1`))).text()).toContain(
    'IPAY0100039',
  )
})

test('a payment of the seed, which names no merchant, has a page without a way back', async () => {
  const page = await start()
  await db.simulatorPayment.updateMany({ data: { state: 'CAPTURED', responseUrl: '', errorUrl: '' } })
  const html = await (await show(new Request(page))).text()
  expect(html).toContain('IPAY0100055')
  expect(html).not.toContain('toMerchant')
})

test('confirmed in two tabs at once, it is decided and told once', async () => {
  const page = await start()
  await post(page, CARD)
  await Promise.all([1, 2, 3].map(() => post(page, { button: 'confirm' })))
  expect(merchant.heard).toHaveLength(1)
})

test('a press from another site is refused', async () => {
  const page = await start()
  const answer = await pressButton(
    new Request(page, {
      method: 'POST',
      body: new URLSearchParams({ button: 'cancel' }),
      headers: { origin: 'https://evil.example' },
    }),
  )
  expect(answer.status).toBe(403)
})

test('KFAST: with the token of eight digits a card that paid is offered again, for its PIN alone', async () => {
  const first = await start({ udf3: '12345678' })
  expect(await (await show(new Request(first))).text()).not.toContain('name="kfast"')
  await post(first, CARD)
  await post(first, { button: 'confirm' })
  const page = await start({ udf3: '12345678', trackid: 'SECOND' })
  const html = await (await show(new Request(page))).text()
  const key = /name="kfast" value="(\d{18})" checked/.exec(html)![1]!
  expect(html).toContain('888888******0001')
  expect(await (await post(page, { button: 'submit', kfast: key, cardPin: '1' })).text()).toContain(
    'IPAY0100087',
  )
  expect(await (await post(page, { button: 'submit', kfast: key, cardPin: '7391' })).text()).toContain(
    'تأكيد العملية',
  )
  await post(page, { button: 'confirm' })
  expect(Object.fromEntries(new URLSearchParams(unseal(merchant.heard[1]!.body)))).toMatchObject({
    result: 'CAPTURED',
    trackid: 'SECOND',
  })
  // Another token sees nothing, and cannot name the card either.
  const other = await start({ udf3: '87654321', trackid: 'THIRD' })
  expect(await (await post(other, { button: 'submit', kfast: key, cardPin: '7391' })).text()).toContain(
    'IPAY0100117',
  )
})
