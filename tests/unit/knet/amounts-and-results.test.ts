import fc from 'fast-check'
import { env } from '@/lib/env'
import { amountText, MAX_FILS, readAmount } from '@/lib/knet/amount'
import { redact } from '@/lib/knet/redact'
import { inquiryOutcome, notificationOutcome } from '@/lib/knet/result'

const runs = { seed: 20261124, numRuns: env.TEST_DEEP ? 5000 : 200 }

it('writes three decimals and reads back the same fils', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: MAX_FILS }), (fils) => {
      expect(amountText(fils)).toMatch(/^\d{1,6}\.\d{3}$/)
      expect(readAmount(amountText(fils))).toBe(fils)
    }),
    runs,
  )
  expect([readAmount('7'), readAmount('7.5'), readAmount('0.100')]).toEqual([7000, 7500, 100])
})

it.each([
  '',
  '.5',
  '7.',
  '1.0000',
  '1000000',
  '1000000.000',
  '9999999.999',
  '0000000001',
  '00000999.999',
  '1,000',
  '-1',
  '1e3',
  ' 1',
  '٧',
  '12345678',
])('does not read %j as an amount', (text) => expect(readAmount(text)).toBeUndefined())
it.each([0, -1, 1.5, MAX_FILS + 1, Number.NaN])('does not write %p', (fils) =>
  expect(() => amountText(fils)).toThrow(RangeError),
)

it.each([
  ['CAPTURED', 'CAPTURED'],
  ['captured ', 'CAPTURED'],
  ['NOT+CAPTURED', 'NOT_CAPTURED'],
  ['CANCELED', 'CANCELED'],
  ['DENIED BY RISK', 'NOT_CAPTURED'],
  ['VOIDED', 'REVERSED'],
  ['HOST TIMEOUT', 'UNCLEAR'],
  ['SUCCESS', 'UNCLEAR'],
  ['NOTCAPTURED', 'UNCLEAR'],
  ['CAPTURED X', 'UNCLEAR'],
  ['toString', 'UNCLEAR'],
  ['', 'UNCLEAR'],
])('takes the notification %j for %s', (result, outcome) => expect(notificationOutcome(result)).toBe(outcome))

it.each([
  ['SUCCESS', 'CAPTURED'],
  ['CAPTURED', 'CAPTURED'],
  ['FAILURE(NOT CAPTURED)', 'NOT_CAPTURED'],
  ['FAILURE(SUSPECT)', 'SUSPECT'],
  ['SUSPECTED', 'SUSPECT'],
  ['!ERROR!-IPAY0100263-Transaction not found.', 'NOT_FOUND'],
  ['!ERROR!-IPAY0200001-Other', 'UNCLEAR'],
  ['APPROVED', 'UNCLEAR'],
  ['FAILURE', 'UNCLEAR'],
])('takes the answer %j for %s', (result, outcome) => expect(inquiryOutcome(result)).toBe(outcome))

it('takes password and key out of every text', () => {
  expect(redact('<id>1</id><password>secret</password>')).toBe('<id>1</id><password>***</password>')
  expect(redact('id=1&password=secret&action=1')).toBe('id=1&password=***&action=1')
  expect(redact('100901pg SIMULATORKEY2026')).toBe('*** ***')
})
