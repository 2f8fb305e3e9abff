import { newId } from '@/lib/core/ids'
import { formatCursor, parseCursor } from '@/lib/core/keyset-cursor'

const AT = new Date('2026-11-24T07:00:00.123Z')

test('a cursor is read as it was written', () => {
  const cursor = { at: AT, id: newId(AT) }
  expect(parseCursor(formatCursor(cursor))).toEqual(cursor)
})

test.each([
  undefined,
  '',
  'x',
  '123',
  `_${newId(AT)}`,
  `-1_${newId(AT)}`,
  `1e3_${newId(AT)}`,
  `${'9'.repeat(16)}_${newId(AT)}`,
  `1764000000000_${newId(AT)}_more`,
  "1764000000000_' OR 1=1",
])('%j is the first page', (text) => expect(parseCursor(text)).toBeUndefined())
