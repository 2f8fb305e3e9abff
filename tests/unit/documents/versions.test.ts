import { earlierVersions } from '@/lib/documents/versions'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 8, minute))
const one = (id: string, type: string, added: number, removed?: number) => ({
  id,
  type,
  addedAt: at(added),
  removedAt: removed === undefined ? null : at(removed),
})
const idsOf = (map: ReadonlyMap<string, { id: string }[]>, id: string) =>
  map.get(id)?.map((other) => other.id)

test('every earlier paper of a type that a request has once is an earlier version of the later', () => {
  const map = earlierVersions([
    one('a', 'IMPORT_LICENCE', 1, 5),
    one('c', 'IMPORT_LICENCE', 9),
    one('b', 'IMPORT_LICENCE', 5, 9),
    one('x', 'COMMERCIAL_LICENCE', 1),
  ])
  expect([idsOf(map, 'c'), idsOf(map, 'b'), idsOf(map, 'a'), idsOf(map, 'x')]).toEqual([
    ['b', 'a'],
    ['a'],
    [],
    [],
  ])
})

test('different other documents are no versions of each other; the one that was replaced is', () => {
  const map = earlierVersions([
    one('map', 'OTHER', 1, 7),
    one('lease', 'OTHER', 2),
    one('new map', 'OTHER', 7, 9),
    one('third map', 'OTHER', 9),
    one('added', 'OTHER', 7),
  ])
  expect([idsOf(map, 'third map'), idsOf(map, 'lease')]).toEqual([['new map', 'map'], []])
})

test('times may be text, as a query gives them', () => {
  const map = earlierVersions([
    {
      id: 'a',
      type: 'OTHER',
      addedAt: '2026-11-24T08:00:00+03:00',
      removedAt: '2026-11-25T08:00:00.5+03:00',
    },
    { id: 'b', type: 'OTHER', addedAt: '2026-11-25T05:00:00.500Z', removedAt: null },
  ])
  expect(idsOf(map, 'b')).toEqual(['a'])
})
