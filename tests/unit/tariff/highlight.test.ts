import fc from 'fast-check'
import { highlightedParts } from '@/lib/tariff/highlight'

test('words that were looked for are marked, and all between two of them is one part', () => {
  expect(highlightedParts('Bottles, cans (of metal) and a bottle', new Set(['bottl', 'metal']))).toEqual([
    { text: 'Bottles', marked: true },
    { text: ', cans (of ', marked: false },
    { text: 'metal', marked: true },
    { text: ') and a ', marked: false },
    { text: 'bottle', marked: true },
  ])
  expect(highlightedParts('سجائر (لفائف عادية)', new Set(['سجاير']))).toEqual([
    { text: 'سجائر', marked: true },
    { text: ' (لفائف عادية)', marked: false },
  ])
})

test('the parts of any text make it up again, with no two unmarked beside each other', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'tea', 'شاي', ' ', ',', '(', ')', '/', '\n') }),
      (text) => {
        const parts = highlightedParts(text, new Set(['tea', 'شاي']))
        return (
          parts.map((part) => part.text).join('') === text &&
          parts.every((part, index) => part.marked || index === 0 || parts[index - 1]!.marked)
        )
      },
    ),
  )
})
