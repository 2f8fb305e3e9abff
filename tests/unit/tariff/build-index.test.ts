import { buildIndex, type IndexNode } from '@/lib/tariff/build-index'

let position = 0
const node = (code: string, textEn: string, wordsEn = ''): IndexNode => ({
  code,
  position: (position += 1),
  textEn,
  textAr: '',
  wordsEn,
  wordsAr: '',
})
const nodes = [
  node('S01', 'Section'),
  node('22', 'Drinks'),
  node('2202', 'Sweetened water', 'cola'),
  node('220210', 'Soft drinks in cans'),
  node('220299', 'Used bottles', 'used shoes'),
]
const terms = new Map(
  buildIndex(nodes, [{ code: '220210000001', textEn: 'Zamboozle', textAr: null }]).map((term) => [
    term.term,
    term,
  ]),
)
const at = (code: string) => nodes.find((one) => one.code === code)!.position
const weight = (term: string, code: string) =>
  terms.get(term)?.weights[terms.get(term)!.documents.indexOf(at(code))] ?? 0

test('a heading’s words count for its subheadings, less than their own, and a chapter’s for all in it', () => {
  expect(weight('cola', '2202')).toBeGreaterThan(weight('cola', '220210'))
  expect(weight('cola', '220210')).toBeGreaterThan(0)
  expect(weight('drink', '220299')).toBeGreaterThan(0)
  expect(weight('drink', '220210')).toBeGreaterThan(weight('drink', '220299'))
})

test('a national line’s words count for the subheading above it, and for the heading', () => {
  expect(weight('zamboozl', '220210')).toBeGreaterThan(0)
  expect(weight('zamboozl', '2202')).toBeGreaterThan(0)
  expect(weight('zamboozl', '220299')).toBe(0)
})

test('a name counts whole: used shoes are no shoes', () => {
  expect(terms.has('=cola')).toBe(true)
  expect(terms.has('=shoe')).toBe(false)
})

test('two words that follow each other in one heading only, and names of three words, are left out: the words alone find the same', () => {
  const milks = buildIndex(
    [
      node('04', 'Milk'),
      node('0401', 'Fresh cow milk', 'skimmed milk, full cream milk'),
      node('0402', 'Dried milk', 'skimmed milk powder'),
    ],
    [],
  ).map(({ term }) => term)
  expect(milks).toEqual(expect.arrayContaining(['skim_milk', '=milk skim']))
  expect(milks.filter((term) => term === 'cream_milk' || term.split(' ').length > 2)).toEqual([])
})

test('sections are no goods, and every list is as long as its weights', () => {
  expect(terms.get('section')).toBeUndefined()
  expect(
    [...terms.values()].every(
      ({ documents, weights, headings }) =>
        documents.length === weights.length && new Set(documents).size === documents.length && headings >= 1,
    ),
  ).toBe(true)
})
