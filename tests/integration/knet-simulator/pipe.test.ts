import { POST } from '@/app/knet-simulator/kpg/tranPipe.htm/route'
import { beginPayment } from '@/lib/knet-simulator/begin-payment'
import { control } from '@/lib/knet-simulator/control'
import { db, emptyTables } from '../../support/database'
import {
  initUrl,
  openMerchant,
  pipeXml,
  requestText,
  SIMULATOR,
  type Merchant,
} from '../../support/knet-merchant'

let merchant: Merchant

beforeEach(async () => {
  await emptyTables()
  merchant = await openMerchant()
})
afterEach(() => merchant.close())

const TRACK = 'TRACK0000000000000000001'
const act = (action: 'pay' | 'cancel' | 'void' | 'capture', more: object = {}) =>
  control({ trackId: TRACK, action, card: '8888880000000001', expiry: '09/2030', ...more })

async function start(): Promise<void> {
  const begun = await beginPayment(initUrl(requestText(merchant)))
  if (!begun.ok) throw new Error(begun.code)
}

/** A call of the pipe, read as one would by eye. */
async function ask(xml: string): Promise<Record<string, string>> {
  const answer = await POST(
    new Request(`${SIMULATOR}/kpg/tranPipe.htm?param=tranInit`, {
      method: 'POST',
      body: xml,
      headers: { 'content-type': 'application/xml' },
    }),
  )
  const text = await answer.text()
  expect(answer.status === 200 ? text : '<').toMatch(/^</)
  return {
    status: String(answer.status),
    ...Object.fromEntries(
      [...text.matchAll(/<(\w+)>([^<]*)<\/\1>/g)].map(([, name, value]) => [name!, value!]),
    ),
  }
}

const NOT_FOUND = {
  result: '!ERROR!-IPAY0100263-Transaction not found.',
  error_code_tag: 'IPAY0100263',
  error_service_tag: 'null',
}

test('an inquiry finds money by every key, in every dress', async () => {
  await start()
  await act('pay')
  const row = await db.simulatorPayment.findFirstOrThrow()
  const byTrack = await ask(pipeXml('8'))
  expect(byTrack).toEqual({
    status: '200',
    result: 'SUCCESS',
    auth: row.auth,
    ref: row.ref,
    avr: 'N',
    postdate: row.postDate,
    tranid: row.tranId,
    trackid: TRACK,
    payid: row.paymentId,
    udf1: 'a1',
    udf2: 'null',
    udf3: 'null',
    udf4: 'null',
    udf5: 'TrackID',
    amt: '10.500',
    authRespCode: '00',
  })
  for (const [udf5, transid] of [
    ['PaymentID', row.paymentId],
    ['TransID', row.tranId!],
    ['RefID', row.ref!],
    ['SeqNum', row.ref!],
  ] as const) {
    expect(await ask(pipeXml('8', { udf5, transid }))).toMatchObject({
      result: 'SUCCESS',
      payid: row.paymentId,
    })
  }
  expect((await ask(`<request>${pipeXml('8')}</request>`)).result).toBe('SUCCESS')
  expect(
    (await ask(`<hash><request>${pipeXml('8').replaceAll('transid', 'transId')}</request></hash>`)).result,
  ).toBe('SUCCESS')
})

test('what is not there, or not decided, is not found', async () => {
  expect(await ask(pipeXml('8'))).toMatchObject(NOT_FOUND)
  await start()
  expect(await ask(pipeXml('8'))).toMatchObject(NOT_FOUND)
  expect(await ask(pipeXml('8', { transid: 'OTHER' }))).toMatchObject(NOT_FOUND)
  expect(await ask(pipeXml('2'))).toMatchObject({ error_code_tag: 'IPAY0100115' })
})

test.each([
  ['NOT_CAPTURED', 'FAILURE(NOT CAPTURED)'],
  ['CANCELED', 'FAILURE(NOT CAPTURED)'],
  ['HOST_TIMEOUT', 'FAILURE(HOST TIMEOUT)'],
  ['DENIED_BY_RISK', 'FAILURE(DENIED BY RISK)'],
  ['VOIDED', 'VOIDED'],
  ['CAPTURED', 'SUCCESS'],
])('an inquiry of %s says %s', async (state, result) => {
  await start()
  await db.simulatorPayment.updateMany({ data: { state } })
  expect((await ask(pipeXml('8'))).result).toBe(result)
})

test('another amount or track id than the books is SUSPECT, with the books’ own', async () => {
  await start()
  await act('pay', { faults: { inquiryWord: 'CAPTURED' } })
  expect(await ask(pipeXml('8', { amt: '10.501' }))).toMatchObject({
    result: 'FAILURE(SUSPECT)',
    amt: '10.500',
  })
  const { paymentId } = await db.simulatorPayment.findFirstOrThrow()
  expect(await ask(pipeXml('8', { udf5: 'PaymentID', transid: paymentId, trackid: 'OTHER' }))).toMatchObject({
    result: 'FAILURE(SUSPECT)',
    trackid: TRACK,
  })
  expect((await ask(pipeXml('8', { amt: '10.5' }))).result).toBe('CAPTURED')
})

test('money goes back in parts, never more than was taken, and then no more', async () => {
  await start()
  await act('pay')
  const first = await ask(pipeXml('2', { amt: '4.000' }))
  expect(first).toMatchObject({ result: 'CAPTURED', amt: '4.000', trackid: TRACK })
  const row = await db.simulatorPayment.findFirstOrThrow({ include: { refunds: true } })
  expect(row.refunds).toMatchObject([{ amountFils: 4000, tranId: first.tranid, ref: first.ref }])
  expect(first.tranid).not.toBe(row.tranId)
  expect(await ask(pipeXml('2', { amt: '6.501' }))).toMatchObject({ error_code_tag: 'IPAY0100137' })
  expect(await ask(pipeXml('2', { amt: '6.500' }))).toMatchObject({ result: 'CAPTURED' })
  expect(await ask(pipeXml('2', { amt: '0.001' }))).toMatchObject({ error_code_tag: 'IPAY0100199' })
  // The inquiry goes on telling of the payment.
  expect((await ask(pipeXml('8'))).result).toBe('SUCCESS')
  expect(await act('void')).toEqual({ ok: false, message: 'not possible in the state CAPTURED' })
})

test('ten refunds of the whole at once give it back once', async () => {
  await start()
  await act('pay')
  const answers = await Promise.all(Array.from({ length: 10 }, () => ask(pipeXml('2'))))
  expect(answers.filter(({ result }) => result === 'CAPTURED')).toHaveLength(1)
})

test('nothing is given back of what was not taken', async () => {
  await start()
  await act('cancel')
  expect(await ask(pipeXml('2'))).toMatchObject({ error_code_tag: 'IPAY0100116' })
})

test('the pipe can be down, and can lose its answer after it did the work', async () => {
  await start()
  await act('pay', { faults: { pipe: 'answerLost' } })
  expect((await ask(pipeXml('2', { amt: '1.000' }))).status).toBe('503')
  expect(await db.simulatorRefund.count()).toBe(1)
  await control({ faults: { pipe: 'down' }, trackId: TRACK, card: '', expiry: '' })
  expect((await ask(pipeXml('2', { amt: '1.000' }))).status).toBe('503')
  expect(await db.simulatorRefund.count()).toBe(1)
  await control({ faults: { pipe: 'up' }, trackId: TRACK, card: '', expiry: '' })
  expect((await ask(pipeXml('8'))).result).toBe('SUCCESS')
})

test.each([
  ['IPAY0100005', { id: '' }],
  ['IPAY0100006', { id: '1' }],
  ['IPAY0100015', { password: 'x' }],
  ['IPAY0100020', { action: '1' }],
  ['IPAY0100022', { currencycode: '840' }],
  ['IPAY0100023', { amt: '' }],
  ['IPAY0100024', { amt: '1.0000' }],
  ['IPAY0100024', { amt: '0.000' }],
  ['IPAY0100063', { trackid: '' }],
  ['IPAY0100013', { id: '&e;</id><id>1' }],
])('%s for %j', async (code, other) =>
  expect(await ask(pipeXml('8', other))).toMatchObject({ status: '200', error_code_tag: code }),
)

test('a browser of another site is sent away', async () => {
  const answer = await POST(
    new Request(`${SIMULATOR}/kpg/tranPipe.htm`, {
      method: 'POST',
      body: pipeXml('8'),
      headers: { origin: 'https://evil.example' },
    }),
  )
  expect(answer.status).toBe(403)
})
