import {
  activityPath,
  isNarrowed,
  numbersMeant,
  readActivityFilter,
  readAuditFilter,
  timesOf,
} from '@/lib/activity/filter'

const AT = new Date('2026-11-24T09:00:00+03:00')
const PERSON = '01938f00-0000-7000-8000-000000000001'

test('reads what an address says, and ignores what it does not know', () => {
  const params = {
    person: PERSON,
    kind: 'PAYMENTS',
    q: ' ٣٥٥١٢٠ ',
    from: '١/١١/٢٠٢٦',
    to: '2026-11-24',
    x: '1',
  }
  expect(readActivityFilter(params)).toEqual({
    person: PERSON,
    kind: 'PAYMENTS',
    text: '355120',
    from: '2026-11-01',
    to: '2026-11-24',
    faults: {},
    cursor: undefined,
  })
  const wrong = readActivityFilter({
    person: 'reem',
    kind: 'NO',
    from: '31/02/2026',
    after: 'x',
    to: ['a', 'b'],
  })
  expect(wrong).toEqual({
    person: undefined,
    kind: undefined,
    text: '',
    from: undefined,
    to: undefined,
    faults: { from: '31/02/2026' },
    cursor: undefined,
  })
  expect(readAuditFilter({ event: 'sign-in', actor: 'Reem@OFUQ.example', account: ' 355120' })).toMatchObject(
    { event: 'sign-in', actor: 'reem@ofuq.example', account: '355120' },
  )
  expect(readAuditFilter({ event: 'toString' }).event).toBeUndefined()
})

test('writes the address of the same filter, and of the page after a line', () => {
  const path = activityPath(
    '/activity',
    readActivityFilter({ kind: 'ACCESS', from: '1/11/2026', q: 'CO/12/26' }),
    '1_2',
  )
  expect(path).toBe('/activity?kind=ACCESS&q=CO%2F12%2F26&from=01%2F11%2F2026&after=1_2')
  expect(activityPath('/activity', readActivityFilter({}))).toBe('/activity')
  expect(isNarrowed(readActivityFilter({ after: '1_2' }))).toBe(false)
  expect(isNarrowed(readActivityFilter({ to: 'soon' }))).toBe(true)
})

test('days are Kuwait’s, both whole', () => {
  expect(timesOf({ from: '2026-11-24', to: '2026-11-24' })).toEqual({
    since: new Date('2026-11-23T21:00:00Z'),
    until: new Date('2026-11-24T21:00:00Z'),
  })
  expect(timesOf({})).toEqual({ since: undefined, until: undefined })
})

test('a number is meant whole, by its series, or by its running number in the years that are kept', () => {
  expect(numbersMeant('co 12 26', AT)).toEqual(['CO/12/26'])
  expect(numbersMeant('PR-7', AT)).toEqual(['PR/7/26', 'PR/7/25', 'PR/7/24', 'PR/7/23', 'PR/7/22', 'PR/7/21'])
  expect(numbersMeant('355120', AT)).toContain('355120')
  expect(numbersMeant('12', AT)).toContain('LR/12/21')
  expect(numbersMeant('no number', AT)).toEqual(['NO NUMBER'])
})
