import { termsOf } from '@/lib/tariff/tokenize'

const same = (one: string, other: string) => expect(termsOf(one)).toEqual(termsOf(other))

test.each([
  ['car tyres', 'tires for cars'],
  ['Aluminium fibre', 'aluminum fibers'],
  ['batteries', 'battery'],
  ['boxes', 'box'],
  ['knives', 'knife'],
  ['dishes', 'dish'],
  ['potatoes', 'potato'],
  ['café', 'cafe'],
  ["men's shirts", 'mens shirt'],
  ['the glasses', 'glasses'],
  ['crushing', 'crushed'],
  ['moulded', 'molding'],
  ['CDs', 'cd'],
  ['TVs', 'TV'],
  ['CPUs', 'cpu'],
] as const)('«%s» asks for the same as «%s»', (one, other) =>
  expect([...termsOf(one)].sort()).toEqual([...termsOf(other)].sort()),
)

test.each([
  ['الجوال', 'جوال'],
  ['أجهزة', 'اجهزه'],
  ['إطارات', 'اطار'],
  ['سيّارة', 'سياره'],
  ['مكـــيف', 'مكيف'],
  ['والثلاجات', 'ثلاجة'],
  ['مصفى', 'مصفي'],
  ['٨٥١٧', '8517'],
  ['للسيارات', 'سيارة'],
] as const)('«%s» يعني ما يعنيه «%s»', (one, other) => same(one, other))

test('what says nothing of goods is passed over', () => {
  expect(termsOf('other parts of the, for & or غيرها من')).toEqual(termsOf('parts'))
  expect(termsOf('')).toEqual([])
  expect(termsOf('😀 ‮ %_\\ " \' ;--')).toEqual([])
})

test('different goods stay different', () => {
  for (const [one, other] of [
    ['organ', 'organic'],
    ['glass', 'glasses'],
    ['gas', 'gauze'],
    ['قلم', 'قلاب'],
  ] as const)
    expect(termsOf(one)).not.toEqual(termsOf(other))
})
