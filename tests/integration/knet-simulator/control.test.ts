import * as page from '@/app/knet-simulator/route'
import * as json from '@/app/knet-simulator/control.json/route'
import { GET as begin } from '@/app/knet-simulator/kpg/PaymentHTTP.htm/route'
import * as payer from '@/app/knet-simulator/kpg/paymentpage.htm/route'
import { POST as pipe } from '@/app/knet-simulator/kpg/tranPipe.htm/route'
import { GET as style } from '@/app/knet-simulator/style.css/route'
import { beginPayment } from '@/lib/knet-simulator/begin-payment'
import { control } from '@/lib/knet-simulator/control'
import { currentFaults, faultsOf, setFaults } from '@/lib/knet-simulator/faults'
import { answerPipe } from '@/lib/knet-simulator/pipe'
import { press } from '@/lib/knet-simulator/payer-steps'
import { db, emptyTables } from '../../support/database'
import {
  initUrl,
  openMerchant,
  RECEIPT,
  requestText,
  SIMULATOR,
  type Merchant,
} from '../../support/knet-merchant'
import { mockSettings } from '../../support/mock-settings'

jest.mock('@/lib/env', () => jest.requireActual('../../support/mock-settings').mockedEnv())

let merchant: Merchant

beforeEach(async () => {
  await emptyTables()
  merchant = await openMerchant()
})
afterEach(async () => {
  for (const name of Object.keys(mockSettings)) delete mockSettings[name]
  await merchant.close()
})

const TRACK = 'TRACK0000000000000000001'
const tell = async (
  body: unknown,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) => {
  const answer = await json.POST(
    new Request(`${SIMULATOR}/control.json`, { method: 'POST', body: JSON.stringify(body), headers }),
  )
  return { status: answer.status, value: await answer.json() }
}
const submit = (fields: Record<string, string>, origin = 'http://localhost:3000') =>
  page.POST(
    new Request(SIMULATOR, { method: 'POST', body: new URLSearchParams(fields), headers: { origin } }),
  )

async function start(trackid = TRACK): Promise<string> {
  const begun = await beginPayment(initUrl(requestText(merchant, { trackid })))
  if (!begun.ok) throw new Error(begun.code)
  return begun.paymentId
}

test('faults are set, kept beside what was set before, and put back', async () => {
  expect((await tell({ faults: { notification: 'twice' } })).value.faults).toMatchObject({
    notification: 'twice',
    body: 'hex',
  })
  expect((await tell({ faults: { body: 'form' } })).value.faults).toMatchObject({
    notification: 'twice',
    body: 'form',
  })
  expect(await db.simulatorFaults.findUnique({ where: { id: 1 } })).toEqual({
    id: 1,
    values: { notification: 'twice', body: 'form' },
  })
  expect((await tell({ reset: true, faults: { pageMinutes: 2 } })).value.faults).toEqual(
    faultsOf({ pageMinutes: 2 }),
  )
  expect((await tell({ reset: true })).value.faults).toEqual(faultsOf({}))
})

test.each([
  [{ faults: { delaySeconds: 3600 } }],
  [{ faults: { otherKey: 'short' } }],
  [{ faults: { nothing: 1 } }],
  [{ faults: { cards: [{ card: '4111111111111111', expiry: '*', outcome: 'CAPTURED' }] } }],
  [{ action: 'pay' }],
  [{ trackId: 'NONE', action: 'pay' }],
  [{ other: 1 }],
  ['text'],
])('%j is refused', async (body) => {
  expect((await tell(body)).status).toBe(422)
  expect(await currentFaults()).toEqual(faultsOf({}))
})

test('one payment is paid without a browser, told of again, taken back and taken after all', async () => {
  await start()
  await start('OTHER')
  expect((await tell({ trackId: TRACK, action: 'notify' })).status).toBe(422)
  const paid = await tell({ trackId: TRACK, action: 'pay', faults: { body: 'form' } })
  expect(paid.value).toMatchObject({
    delivery: { kind: 'redirect', url: RECEIPT },
    payments: [{ trackId: TRACK, state: 'CAPTURED', faults: { body: 'form' } }],
  })
  expect((await tell({ trackId: TRACK, action: 'pay' })).status).toBe(422)
  await tell({ trackId: TRACK, action: 'notify' })
  expect(merchant.heard).toHaveLength(2)
  expect(merchant.heard[0]!.body).toBe(merchant.heard[1]!.body)
  expect((await tell({ trackId: TRACK, action: 'void' })).value.payments[0].state).toBe('VOIDED')
  expect((await tell({ trackId: 'OTHER', action: 'cancel' })).value.payments[0].state).toBe('CANCELED')
  expect((await tell({ trackId: 'OTHER', action: 'capture' })).value.payments).toMatchObject([
    { state: 'CAPTURED', tranId: expect.any(String) },
  ])
  expect(merchant.heard).toHaveLength(3)
  expect(await (await json.GET(new Request(`${SIMULATOR}/control.json?trackId=OTHER`))).json()).toMatchObject(
    { payments: [{ trackId: 'OTHER', faults: {} }] },
  )
})

test('the page shows faults and books without a script, and its form sets them', async () => {
  const paymentId = await start()
  const html = await (await page.GET()).text()
  for (const word of [paymentId, TRACK, 'no real cards', 'name="otherKey"', 'the gateway is faithful'])
    expect(html).toContain(word)
  expect(html).not.toMatch(/<script|style=/)
  expect(
    (
      await submit({
        notification: 'drop',
        delaySeconds: '2',
        loseAcknowledgement: 'on',
        otherAmountFils: '',
        faults: '1',
      })
    ).status,
  ).toBe(303)
  expect(await currentFaults()).toEqual(
    faultsOf({ notification: 'drop', delaySeconds: 2, loseAcknowledgement: true }),
  )
  const wrong = await submit({ cards: 'no json', faults: '1' })
  expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('cards')])
  expect((await submit({ paymentId, action: 'cancel' })).status).toBe(303)
  expect(await db.simulatorPayment.findFirst()).toMatchObject({ state: 'CANCELED' })
  expect((await submit({ reset: '1' })).status).toBe(303)
  expect(await currentFaults()).toEqual(faultsOf({}))
})

test('another site sets nothing', async () => {
  expect((await submit({ reset: '1' }, 'https://evil.example')).status).toBe(403)
  expect((await tell({ reset: true }, { 'content-type': 'text/plain' })).status).toBe(403)
  expect(
    (await tell({ reset: true }, { 'content-type': 'application/json', origin: 'https://evil.example' }))
      .status,
  ).toBe(403)
})

test('in production there is no simulator, and its code refuses to run', async () => {
  const paymentId = await start()
  Object.assign(mockSettings, { PORTAL_MODE: 'production' })
  const request = () => new Request(initUrl(requestText(merchant, { trackid: 'PRODUCTION' })))
  const posted = () =>
    new Request(SIMULATOR, {
      method: 'POST',
      body: 'a=1',
      headers: { origin: 'http://localhost:3000', 'content-type': 'application/json' },
    })
  const answers = await Promise.all([
    page.GET(),
    page.POST(posted()),
    json.GET(request()),
    json.POST(posted()),
    begin(request()),
    payer.GET(request()),
    payer.POST(posted()),
    pipe(posted()),
    style(),
  ])
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
  const card = { card: '8888880000000001', expiry: '09/2030' }
  for (const work of [
    () => beginPayment(initUrl(requestText(merchant))),
    () => control({ paymentId, action: 'pay', ...card }),
    () => setFaults({}),
    () => answerPipe(''),
    () => press(paymentId, { button: 'back' }),
  ]) {
    await expect(work()).rejects.toThrow('the KNET simulator does not run in production')
  }
  expect(await db.simulatorPayment.count()).toBe(1)
})
