/** @jest-environment node */
import fc from 'fast-check'
import { readAmount, writeAmount } from '@/lib/knet-simulator/amount'
import { maskCard, outcomeOf, readCard } from '@/lib/knet-simulator/card-form'
import { faultsOf } from '@/lib/knet-simulator/faults'
import { newBankNumbers, newPaymentId } from '@/lib/knet-simulator/numbers'
import { readElements, writeElements } from '@/lib/knet-simulator/pipe-xml'
import { readAcknowledgement } from '@/lib/knet-simulator/read-acknowledgement'

test('amounts go out and come back to the fils', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999 }), (fils) => readAmount(writeAmount(fils)) === fils),
  )
  expect([writeAmount(5), writeAmount(50_000)]).toEqual(['0.005', '50.000'])
})

test.each([
  ['REDIRECT=https://portal.example/ar/payments/return/x', 200, true],
  ['REDIRECT=http://localhost:3000/ar/payments/return/x\n', 200, true],
  ['REDIRECT=https://portal.example/x\r\nmore', 200, true],
  ['REDIRECT=/ar/payments/return/x', 200, false],
  ['REDIRECT=javascript:alert(1)', 200, false],
  [' REDIRECT=https://portal.example/x', 200, false],
  ['<html>REDIRECT=https://portal.example/x', 200, false],
  ['REDIRECT=https://portal.example/x <b>', 200, false],
  ['\nREDIRECT=https://portal.example/x', 200, false],
  ['redirect=https://portal.example/x', 200, false],
  ['REDIRECT=https://portal.example/x', 302, false],
  ['REDIRECT=https://portal.example/x', 500, false],
  ['', 200, false],
])('acknowledgement %j with status %i', (body, status, taken) =>
  expect(readAcknowledgement(status, body) !== undefined).toBe(taken),
)

test('pipe requests are read without a root, in request, and in hash and request', () => {
  const leaves = '<id>100901</id><transId> a&amp;b </transId><udf2></udf2>'
  for (const xml of [
    leaves,
    `<request>${leaves}</request>`,
    `<?xml version="1.0"?><hash>\n<request>${leaves}</request></hash>`,
  ]) {
    expect(Object.fromEntries(readElements(xml)!)).toEqual({ id: '100901', transid: 'a&b', udf2: '' })
  }
})

test('entities, declarations, attributes and repetitions are refused', () => {
  for (const xml of [
    '<!DOCTYPE a [<!ENTITY e "x">]><id>&e;</id>',
    '<id a="1">1</id>',
    '<id>1</id><ID>2</ID>',
    '<![CDATA[<id>1</id>]]>',
    'x'.repeat(10_001),
  ])
    expect(readElements(xml)).toBeUndefined()
})

test('answers escape their values and write nothing as null', () =>
  expect(
    writeElements([
      ['a', '<&>'],
      ['b', null],
      ['c', ''],
    ]),
  ).toBe('<a>&lt;&amp;&gt;</a><b>null</b><c>null</c>'))

test('numbers look as KNET’s do', () => {
  const at = new Date('2019-07-28T10:57:00Z')
  expect(newPaymentId(at)).toMatch(/^1002019209\d{8}$/)
  expect(newBankNumbers(at, true)).toEqual({
    auth: expect.stringMatching(/^B\d{5}$/),
    ref: expect.stringMatching(/^920910\d{6}$/),
    tranId: expect.stringMatching(/^9209\d{12}$/),
    postDate: '0728',
  })
  expect(newBankNumbers(at, false).auth).toBe('000000')
  // By Kuwait's calendar: at ten in the evening of UTC the next day has begun there.
  expect(newBankNumbers(new Date('2026-12-31T22:00:00Z'), true).postDate).toBe('0101')
})

const faults = faultsOf({})
const fields = {
  bank: 'KNET1',
  prefix: '888888',
  number: '0000000001',
  month: '09',
  year: '2030',
  pin: '1234',
}
const AT = new Date('2026-11-24T09:00:00Z')

test('a card is read in Arabic digits and whole, and only its mask is kept', () => {
  const kept = { card: '888888******0001', bank: 'KNET1', outcome: 'CAPTURED', responseCode: '00' }
  expect(readCard(fields, faults, AT)).toEqual({ ok: true, kept })
  expect(readCard({ ...fields, number: '٠٠٠٠٠٠٠٠٠١', month: '٩', pin: '١٢٣٤' }, faults, AT)).toEqual({
    ok: true,
    kept,
  })
  expect(readCard({ ...fields, number: '8888 8800 0000 0001' }, faults, AT)).toEqual({ ok: true, kept })
  expect(maskCard('8888880000000001')).toBe('888888******0001')
})

test.each([
  [{ number: '' }, 'IPAY0100117'],
  [{ number: '4111111111111111' }, 'IPAY0100118'],
  [{ prefix: '411111' }, 'IPAY0100118'],
  [{ number: '1' }, 'IPAY0100118'],
  [{ bank: 'constructor' }, 'IPAY0100124'],
  [{ month: '13' }, 'IPAY0100074'],
  [{ month: '10', year: '2026' }, 'IPAY0100074'],
  [{ pin: '123' }, 'IPAY0100087'],
])('with %j it is %s', (other, code) =>
  expect(readCard({ ...fields, ...other }, faults, AT)).toMatchObject({ ok: false, errors: [{ code }] }),
)

test('outcomes follow card and expiry, as they are set', () => {
  const outcomes = ['1', '2', '3', '4', '5', '6', '7'].map(
    (last) => outcomeOf(`888888000000000${last}`, '09/2030', faults).outcome,
  )
  expect(outcomes).toEqual([
    'CAPTURED',
    'CAPTURED',
    'NOT CAPTURED',
    'DENIED BY RISK',
    'HOST TIMEOUT',
    'HOST TIMEOUT CAPTURED',
    'NOT CAPTURED',
  ])
  expect(outcomeOf('8888880000000001', '10/2030', faults)).toEqual({
    outcome: 'NOT CAPTURED',
    responseCode: '55',
  })
  expect(outcomeOf('8888880000000003', '09/2030', faults).responseCode).toBe('51')
  const other = faultsOf({
    cards: [{ card: '8888880000000009', expiry: '*', outcome: 'NOT CAPTURED', responseCode: '54' }],
    otherwise: 'CAPTURED',
  })
  expect(outcomeOf('8888880000000009', '01/2031', other)).toEqual({
    outcome: 'NOT CAPTURED',
    responseCode: '54',
  })
  expect(outcomeOf('8888880000000001', '01/2031', other).outcome).toBe('CAPTURED')
  expect(outcomeOf('8888880000000001', '09/2030', faultsOf({ hostTimeout: 'captured' })).outcome).toBe(
    'HOST TIMEOUT CAPTURED',
  )
})
