import fc from 'fast-check'
import { distance, formsOf, isSpelled, spellingDistance } from '@/lib/tariff/spelling'

test.each([
  ['refrigrator', 'refrigerator', 1],
  ['tyer', 'tyre', 1],
  ['ثلاجه', 'تلاجه', 1],
  ['moblie', 'mobile', 1],
  ['phone', 'phone', 0],
  ['', 'abc', 3],
] as const)('%s is %s, %i mistakes away', (one, other, apart) => expect(distance(one, other)).toBe(apart))

test('two mistakes are forgiven in long words only, and numbers never', () => {
  expect(spellingDistance('refrigratr', 'refrigerator')).toBe(2)
  expect(spellingDistance('tira', 'tyre')).toBeUndefined()
  expect([
    isSpelled('a4'),
    isSpelled('car_tyre'),
    isSpelled('=car'),
    isSpelled('car'),
    isSpelled('tyre'),
  ]).toEqual([false, false, false, false, true])
})

test('words that are one mistake apart share a form', () => {
  const word = fc.stringMatching(/^[a-z]{4,10}$/)
  fc.assert(
    fc.property(
      word,
      fc.nat(),
      fc.constantFrom(...'abcxyz'),
      fc.constantFrom('drop', 'add', 'change', 'swap'),
      (typed, seed, letter, how) => {
        const at = seed % (typed.length - 1)
        const [head, one, tail] = [typed.slice(0, at), typed[at]!, typed.slice(at + 1)]
        const other = {
          drop: head + tail,
          add: head + letter + one + tail,
          change: head + letter + tail,
          swap: head + tail[0]! + one + tail.slice(1),
        }[how]!
        const forms = new Set(formsOf(typed))
        return formsOf(other).some((form) => forms.has(form)) && distance(typed, other) <= 1
      },
    ),
  )
})

test('distances are those of a metric on equal and swapped words', () => {
  const word = fc.stringMatching(/^[a-c]{0,6}$/)
  fc.assert(
    fc.property(
      word,
      word,
      (a, b) => distance(a, b) === distance(b, a) && (distance(a, b) === 0) === (a === b),
    ),
  )
})
