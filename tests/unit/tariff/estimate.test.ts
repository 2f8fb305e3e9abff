import fc from 'fast-check'
import { estimateDuty, rateOf, readEstimate } from '@/lib/tariff/estimate'
import { percent } from '@/lib/tariff/duty-label'

test('duty is worked out on value, freight and insurance, to the fils', () => {
  expect(estimateDuty({ value: 1_000_000, freight: 50_500, insurance: 10 }, 500)).toEqual({
    cif: 1_050_510,
    duty: 52_526,
    total: 1_103_036,
  })
  expect(estimateDuty({ value: 999, freight: 0, insurance: 0 }, 0)).toEqual({ cif: 999, duty: 0, total: 999 })
})

test('no duty is off by more than half a fils, whatever the amounts', () => {
  const fils = fc.integer({ min: 0, max: 10_000_000_000 })
  fc.assert(
    fc.property(fils, fils, fc.integer({ min: 0, max: 100_000 }), (value, freight, rate) => {
      const { cif, duty, total } = estimateDuty({ value, freight, insurance: 0 }, rate)
      const twice = 2n * (BigInt(duty) * 10_000n - BigInt(cif) * BigInt(rate))
      return twice <= 10_000n && twice >= -10_000n && total === cif + duty
    }),
  )
})

test.each([
  [{ value: '1000', freight: '', insurance: '' }, { cif: 1_000_000 }],
  [{ value: '١٬٠٠٠٫٥', freight: '1,000.000', insurance: '0' }, { cif: 2_000_500 }],
] as const)('%j is understood', (typed, estimate) =>
  expect(readEstimate(typed, 500)).toMatchObject({ faults: {}, estimate }),
)

test('what is wrong is said at its field, and what was typed stays', () => {
  expect(readEstimate({ value: '', freight: '1.2345', insurance: '-3' }, 500)).toEqual({
    typed: { value: '', freight: '1.2345', insurance: '-3' },
    faults: { value: 'required', freight: 'amount', insurance: 'amount' },
  })
  // A comma may be read two ways: it is asked for again.
  for (const value of ['1,5', '12,50', '1,00', '١،٥', '1.000.000', '60,000', '٦٠,٠٠٠'])
    expect(readEstimate({ value }, 500).faults).toEqual({ value: 'amount' })
  expect(readEstimate({ value: '1,234,567.5' }, 500).estimate?.cif).toBe(1_234_567_500)
  expect(readEstimate({ value: '12345678', freight: '10,000,001' }, 500).faults).toEqual({
    value: 'tooMuch',
    freight: 'tooMuch',
  })
  expect(readEstimate({}, 500)).toEqual({ typed: {}, faults: {} })
})

test('only a share of the value, and exemption, can be estimated, and nothing of prohibited goods', () => {
  expect(rateOf({ dutyKind: 'AD_VALOREM', dutyRate: 500, restriction: 'PROHIBITED' })).toBeUndefined()
  expect([
    rateOf({ dutyKind: 'AD_VALOREM', dutyRate: 750, restriction: 'NONE' }),
    rateOf({ dutyKind: 'EXEMPT', dutyRate: null, restriction: 'NONE' }),
    rateOf({ dutyKind: 'COMPOUND', dutyRate: null, restriction: 'NONE' }),
    rateOf({ dutyKind: 'PROHIBITED', dutyRate: null, restriction: 'NONE' }),
    rateOf({ dutyKind: 'UNKNOWN', dutyRate: null, restriction: 'NONE' }),
  ]).toEqual([750, 0, undefined, undefined, undefined])
  expect([percent(500), percent(750), percent(10_000), percent(25)]).toEqual(['5%', '7.5%', '100%', '0.25%'])
})
