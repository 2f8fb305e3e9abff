/** @jest-environment node */
import { cursorOf, paymentsPath, readPaymentFilter } from '@/lib/payments/list-filter'

describe('an amount as people type it', () => {
  it.each([
    ['50', 50_000],
    ['50.5', 50_500],
    ['1,234.500', 1_234_500],
    ['٥٠٫٢٥٠', 50_250],
    ['0.001', 1],
  ])('%s is %d fils', (typed, fils) =>
    expect(readPaymentFilter({ amount: typed })).toMatchObject({ amountFils: fils, faults: {} }),
  )
  it.each(['0', '-1', '1.2345', '1e3', 'abc', '99999999', '60,0', '٦٠,٠٠٠', '٦٠،٠٠٠', '50,5', '1,234'])(
    '%p is asked again: a fourth decimal and a comma that may be a point are errors',
    (typed) =>
      expect(readPaymentFilter({ amount: typed })).toMatchObject({
        amountFils: undefined,
        faults: { amount: typed },
      }),
  )
  it('is none when nothing is typed', () =>
    expect(readPaymentFilter({ amount: ' ' })).toMatchObject({ amountFils: undefined, faults: {} }))
})

describe('the filter in the address', () => {
  const empty = { text: '', company: '', faults: {} }
  it('comes back as it was', () => {
    const filter = readPaymentFilter({
      q: 'TIM/1/KWI26',
      type: 'FEES',
      state: 'INITIATED',
      amount: '50',
      from: '1/11/2026',
      to: '2026-11-24',
      company: 'الأفق',
    })
    expect(filter).toMatchObject({ amountFils: 50_000, from: '2026-11-01', to: '2026-11-24' })
    expect(
      readPaymentFilter(Object.fromEntries(new URLSearchParams(paymentsPath(filter).split('?')[1]))),
    ).toEqual(filter)
  })
  it('names what is no amount or day, and ignores what it does not know', () => {
    expect(
      readPaymentFilter({
        amount: '1.2345',
        from: '31/02/2026',
        state: 'toString',
        type: ['FEES'],
        after: 'x',
      }),
    ).toMatchObject({ ...empty, faults: { amount: '1.2345', from: '31/02/2026' } })
  })
  it('keeps its place', () => {
    const row = { issuedAt: new Date(1_764_000_000_123), id: '0193b1b1-0000-7000-8000-000000000001' }
    expect(readPaymentFilter({ after: cursorOf(row) }).cursor).toEqual({ direction: 'after', ...row })
  })
})
