import { beginPayment } from '@/lib/knet-simulator/begin-payment'
import { control } from '@/lib/knet-simulator/control'
import type { Faults } from '@/lib/knet-simulator/faults'
import { drawStep } from '@/lib/knet-simulator/payer-pages'
import { press } from '@/lib/knet-simulator/payer-steps'
import { db, emptyTables } from '../../support/database'
import {
  initUrl,
  openMerchant,
  RECEIPT,
  requestText,
  unseal,
  type Merchant,
} from '../../support/knet-merchant'

let merchant: Merchant

beforeEach(async () => {
  await emptyTables()
  merchant = await openMerchant()
})
afterEach(() => merchant.close())

const CARD = { bank: 'KNET1', prefix: '888888', number: '0000000001', month: '09', year: '2030', pin: '1234' }

/** A payment from its beginning to its delivery, with faults. */
async function pay(faults: Partial<Faults> = {}, card = CARD) {
  expect(await control({ faults, card: '', expiry: '' })).toEqual({ ok: true })
  const begun = await beginPayment(initUrl(requestText(merchant)))
  if (!begun.ok) throw new Error(begun.code)
  await press(begun.paymentId, { button: 'submit', card })
  const step = await press(begun.paymentId, { button: 'confirm' })
  if (step.page !== 'DELIVERED') throw new Error(step.page)
  const row = await db.simulatorPayment.findUniqueOrThrow({ where: { paymentId: begun.paymentId } })
  return { ...step, drawn: drawStep(step), row }
}

const plain = (at = 0, key?: string) =>
  Object.fromEntries(new URLSearchParams(unseal(merchant.heard[at]!.body, key)))

test.each<[string, Partial<Merchant['reply']>]>([
  ['an error', { status: 500 }],
  ['HTML', { body: `<html>REDIRECT=${RECEIPT}</html>` }],
  ['an HTTP redirect', { status: 303, headers: { location: RECEIPT } }],
  ['an address that is not absolute', { body: 'REDIRECT=/ar/payments/return/x' }],
  ['nothing', { body: '' }],
  ['its answer too late', { wait: 400 }],
])('money is given back when the merchant answers with %s', async (_what, reply) => {
  Object.assign(merchant.reply, reply)
  const { delivery, row, drawn } = await pay({ acknowledgementSeconds: 0.2 })
  expect([delivery, row.state]).toEqual([{ kind: 'error', code: 'IPAY0100249' }, 'VOIDED'])
  expect(drawn).toMatchObject({ html: expect.stringContaining('IPAY0100249') })
  expect(plain().result).toBe('CAPTURED')
  expect(row.acknowledgement!.length).toBeLessThanOrEqual(300)
})

test('money is given back when nobody listens, and when the acknowledgement is lost on its way', async () => {
  expect((await pay({ loseAcknowledgement: true })).row.state).toBe('VOIDED')
  await db.simulatorPayment.deleteMany()
  await merchant.close()
  const { row } = await pay({ loseAcknowledgement: false })
  expect(row).toMatchObject({ state: 'VOIDED', acknowledgement: expect.stringMatching(/^none: /) })
  merchant = await openMerchant()
})

test('a decline that is not acknowledged stays a decline', async () => {
  merchant.reply.status = 500
  expect((await pay({}, { ...CARD, month: '10' })).row.state).toBe('NOT_CAPTURED')
})

test('the body comes as a form with clear fields beside it, as a query, and in lower case', async () => {
  await pay({ body: 'form', hexCase: 'lower' })
  const form = new URLSearchParams(merchant.heard[0]!.body)
  expect(merchant.heard[0]).toMatchObject({ method: 'POST', type: 'application/x-www-form-urlencoded' })
  expect([...form.keys()]).toEqual(['paymentid', 'trackid', 'trandata'])
  expect(form.get('trandata')).toMatch(/^[0-9a-f]+$/)
  await db.simulatorPayment.deleteMany()
  await pay({ body: 'get' })
  expect(merchant.heard[1]).toMatchObject({ method: 'GET', body: '' })
  expect(new URL(merchant.heard[1]!.url, merchant.url).searchParams.get('trandata')).toMatch(/^[0-9a-f]+$/)
})

test('twice means the same body twice, and dropped means none', async () => {
  const twice = await pay({ notification: 'twice' })
  expect(twice.delivery).toEqual({ kind: 'redirect', url: RECEIPT })
  expect(merchant.heard.map(({ body }) => body)).toEqual([merchant.heard[0]!.body, merchant.heard[0]!.body])
  await db.simulatorPayment.deleteMany()
  const dropped = await pay({ notification: 'drop' })
  expect([dropped.delivery.kind, dropped.row.state, merchant.heard.length]).toEqual(['lost', 'CAPTURED', 2])
})

test('the notification lies about amount, track id and key while the books stay right', async () => {
  const { row } = await pay({
    otherAmountFils: 1,
    otherTrackId: 'OTHER',
    otherKey: 'Q7RTX9KLMNP2VWYZ',
    delaySeconds: 0.1,
  })
  expect(plain(0, 'Q7RTX9KLMNP2VWYZ')).toMatchObject({ amt: '0.001', trackid: 'OTHER', result: 'CAPTURED' })
  expect(row).toMatchObject({ amountFils: 10_500, trackId: 'TRACK0000000000000000001' })
})

test('another amount is taken: books and notification say it both', async () => {
  const { row } = await pay({ capturedAmountFils: 10_499 })
  expect([plain().amt, row.amountFils]).toEqual(['10.499', 10_499])
})

test('a host timeout names no reason, and the money may be taken or not', async () => {
  const failed = await pay({ hostTimeout: 'failed' })
  expect(merchant.heard[0]!.body.length).toBeGreaterThan(0)
  expect(plain()).toMatchObject({ result: 'HOST TIMEOUT' })
  expect(plain().authRespCode).toBeUndefined()
  expect(failed.row.state).toBe('HOST_TIMEOUT')
  await db.simulatorPayment.deleteMany()
  const captured = await pay({ hostTimeout: 'captured' })
  expect(plain(1).result).toBe('HOST TIMEOUT')
  expect(captured.row.state).toBe('CAPTURED')
})

test('the old style: the browser brings the answer, by a form or by its address', async () => {
  const form = await pay({ style: 'browser' })
  expect(form.delivery).toMatchObject({ kind: 'post', url: merchant.url })
  expect(form.drawn).toMatchObject({
    html: expect.stringContaining(
      `<form method="post" action="${merchant.url}"><input type="hidden" name="paymentid"`,
    ),
  })
  await db.simulatorPayment.deleteMany()
  const get = await pay({ style: 'browser', body: 'get' })
  expect(get.drawn).toMatchObject({
    redirect: expect.stringMatching(/\/response\?paymentid=\d{18}&trackid=\w+&trandata=[0-9A-F]+$/),
  })
  expect(merchant.heard).toEqual([])
  expect(get.row.state).toBe('CAPTURED')
})

test('error parameters in clear go by the browser, whatever the books say', async () => {
  const { delivery, row } = await pay({ errorParams: 'IPAY0100158' })
  const url = new URL((delivery as { url: string }).url)
  expect(url.pathname).toBe('/error')
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    Error: 'IPAY0100158',
    ErrorText: 'IPAY0100158-Host timeout',
    trackid: row.trackId,
    amt: '10.500',
    paymentid: row.paymentId,
    udf1: 'a1',
  })
  expect([row.state, merchant.heard.length]).toEqual(['CAPTURED', 0])
})

test('a track id pays once: the second is IPAY0100114, also of a payment that failed', async () => {
  await pay({}, { ...CARD, month: '10' })
  const again = await beginPayment(initUrl(requestText(merchant)))
  expect(again).toMatchObject({
    ok: false,
    code: 'IPAY0100114',
    errorUrl: expect.stringContaining('Error=IPAY0100114'),
  })
  const both = await Promise.all(
    [1, 2, 3, 4].map(() => beginPayment(initUrl(requestText(merchant, { trackid: 'B' })))),
  )
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
})
