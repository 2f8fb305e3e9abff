import { queueHref, readFilters } from '@/app/[locale]/admin/requests/[desk]/filters'
import { typesOfDesk } from '@/lib/request-types'
import { ageOf, cursorText, readCursor } from '@/lib/requests/office-queue'

const at = (text: string) => new Date(`${text}+03:00`)
const types = typesOfDesk('registrations')
const holidays = new Set(['2026-11-25'])

test.each([
  ['the same day', '2026-11-22T08:00', '2026-11-22T23:00', 0],
  ['Sunday to Tuesday', '2026-11-22T08:00', '2026-11-24T09:00', 2],
  ['over Friday and Saturday', '2026-11-19T08:00', '2026-11-22T08:00', 1],
  ['over a holiday', '2026-11-24T08:00', '2026-11-26T08:00', 1],
  ['late in the evening, Kuwait time', '2026-11-22T23:30', '2026-11-23T00:30', 1],
])('the age counts working days: %s', (_case, from, to, days) => {
  expect(ageOf({ submittedAt: at(from), decidedAt: null }, at(to), holidays)).toBe(days)
})

test('the age of a decided request stops at the decision', () => {
  expect(
    ageOf(
      { submittedAt: at('2026-11-22T08:00'), decidedAt: at('2026-11-23T08:00') },
      at('2026-12-22T08:00'),
      holidays,
    ),
  ).toBe(1)
})

test('a cursor is read back as it was written, anything else is no cursor', () => {
  const row = { submittedAt: new Date(1764000000123), id: '019ab000-0000-7000-8000-000000000001' }
  expect(readCursor('after', cursorText(row))).toEqual({ direction: 'after', ...row })
  for (const text of [undefined, '', 'x', '12_x', `_${row.id}`, `9e9_${row.id}`, `1_${row.id}'`])
    expect(readCursor('after', text)).toBeUndefined()
})

test('a search looks in all requests, unless a tab is chosen; without one the open tab stays', () => {
  expect(readFilters({ q: 'الأفق', tab: 'returned' }, types)).toMatchObject({ state: 'all', search: 'الأفق' })
  expect(readFilters({ q: 'الأفق', state: 'waiting' }, types)).toMatchObject({ state: 'waiting' })
  expect(readFilters({ q: ' ', tab: 'returned', type: 'COMPANY_CHANGE' }, types)).toMatchObject({
    state: 'returned',
    type: 'COMPANY_CHANGE',
    search: '',
  })
  expect(readFilters({}, types)).toMatchObject({ state: 'waiting' })
  for (const filters of [
    { state: 'waiting', search: 'x' },
    { state: 'all', search: 'x' },
    { state: 'waiting' },
    { state: 'all' },
  ] as const) {
    expect(
      readFilters(
        Object.fromEntries(new URL(queueHref('registrations', filters), 'http://a').searchParams),
        types,
      ),
    ).toMatchObject(filters)
  }
})
