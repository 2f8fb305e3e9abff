import fc from 'fast-check'
import { estimateDuty, rateOf, readEstimate } from '@/lib/tariff/estimate'
import { percent } from '@/lib/tariff/duty-words'

test('duty is worked out on value, freight and insurance, to the fils', () => {
  expect(estimateDuty({ value: 1_000_000, freight: 50_500, insurance: 10 }, 500)).toEqual({ cif: 1_050_510, duty: 52_526, total: 1_103_036 })
  expect(estimateDuty({ value: 999, freight: 0, insurance: 0 }, 0)).toEqual({ cif: 999, duty: 0, total: 999 })
})

test('no duty is off by more than half a fils, whatever the amounts', () => {
  const fils = fc.integer({ min: 0, max: 10_000_000_000 })
  fc.assert(fc.property(fils, fils, fc.integer({ min: 0, max: 100_000 }), (value, freight, rate) => {
    const { cif, duty, total } = estimateDuty({ value, freight, insurance: 0 }, rate)
    const twice = 2n * (BigInt(duty) * 10_000n - BigInt(cif) * BigInt(rate))
    return twice <= 10_000n && twice >= -10_000n && total === cif + duty
  }))
})

test.each([
  [{ value: '1000', freight: '', insurance: '' }, { cif: 1_000_000 }], [{ value: '١٬٠٠٠٫٥', freight: '1,000', insurance: '0' }, { cif: 2_000_500 }],
] as const)('%j is understood', (typed, estimate) => expect(readEstimate(typed, 500)).toMatchObject({ faults: {}, estimate }))

test('what is wrong is said at its field, and what was typed stays', () => {
  expect(readEstimate({ value: '', freight: '1.2345', insurance: '-3' }, 500)).toEqual({ typed: { value: '', freight: '1.2345', insurance: '-3' }, faults: { value: 'required', freight: 'amount', insurance: 'amount' } })
  expect(readEstimate({}, 500)).toEqual({ typed: {}, faults: {} })
})

test('only a share of the value, and exemption, can be estimated', () => {
  expect([rateOf({ dutyKind: 'AD_VALOREM', dutyRate: 750 }), rateOf({ dutyKind: 'EXEMPT', dutyRate: null }), rateOf({ dutyKind: 'COMPOUND', dutyRate: null }), rateOf({ dutyKind: 'PROHIBITED', dutyRate: null }), rateOf({ dutyKind: 'UNKNOWN', dutyRate: null })]).toEqual([750, 0, undefined, undefined, undefined])
  expect([percent(500), percent(750), percent(10_000), percent(25)]).toEqual(['5%', '7.5%', '100%', '0.25%'])
})
