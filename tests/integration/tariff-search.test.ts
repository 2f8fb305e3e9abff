import { suggest } from '@/lib/tariff/suggest'
import { searchTariff, type SearchGiven, type TariffAnswer } from '@/lib/tariff/search'
import { findTariffPage } from '@/lib/tariff/tree-query'
import { dateOnly } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { db, emptyTables } from '../support/database'
import { AT } from '../support/office-scene'
import { quickest } from '@/tests/support/quickest'

const DAY = '2026-11-24'
beforeEach(emptyTables)

const search = (text: string, given: Partial<SearchGiven> = {}) => searchTariff({ text, day: DAY, ...given })
const headingsOf = (answer: TariffAnswer): string[] =>
  answer.kind === 'EMPTY' ? [] : answer.headings.map(({ code }) => code)
const first = async (text: string) => headingsOf(await search(text))[0]

test.each([
  ['soy sauce', '2103'],
  ['صلصة الصويا', '2103'],
  ['معجون طماطم', '2002'],
  ['peanut butter', '2008'],
  ['mineral water', '2201'],
  ['مياه معدنية', '2201'],
  ['cigarettes', '2402'],
  ['سجائر', '2402'],
  ['cement', '2523'],
  ['أسمنت', '2523'],
  ['gasoline', '2710'],
  ['marble tiles', '6802'],
  ['wedding ring gold', '7113'],
  ['umbrella', '6601'],
  ['مظلة شمسية', '6601'],
  ['جوال', '8517'],
  ['mobile phone', '8517'],
  ['تواير', '4011'],
  ['car tyres', '4011'],
  ['ثلاجة', '8418'],
  ['power bank', '8507'],
  ['بلايستيشن', '9504'],
  ['كنب', '9401'],
  ['laptop', '8471'],
] as const)('«%s» leads to %s first', async (text, heading) => expect(await first(text)).toBe(heading))

test.each([
  ['soi sauce', '2103'],
  ['cigarrettes', '2402'],
  ['minral water', '2201'],
  ['peanutbutter', '2008'],
  ['umbrela', '6601'],
  ['moblie phone', '8517'],
  ['refrigrator', '8418'],
] as const)('a slip in «%s» is forgiven', async (text, heading) => {
  expect(headingsOf(await search(text)).slice(0, 3)).toContain(heading)
})

test.each([
  ['hand lotion', '3304'],
  ['rice, in the husk', '1006'],
  ['blueberry jam', '2007'],
  ['biodegradable plastic bags', '3923'],
] as const)('«%s» leads to %s first, of which more of the goods below speak', async (text, heading) => {
  expect(await first(text)).toBe(heading)
})

test('what was taken for a mistyped word is said', async () => {
  expect(await search('umbrela')).toMatchObject({
    corrections: [{ typed: 'umbrela', known: [expect.stringMatching(/^umbrellas?$/)] }],
  })
  // As people write it, not the stem that is compared.
  const meantBy = async (text: string) => {
    const answer = await search(text)
    return answer.kind === 'WORDS' ? answer.corrections[0]?.known[0] : undefined
  }
  expect([await meantBy('cigarrettes'), await meantBy('سجايير')]).toEqual([
    expect.stringMatching(/^cigarettes?$/),
    expect.stringMatching(/^سجا[يئ]ر$/),
  ])
})

test('a last word that was left unfinished is taken for those that begin like it, and one in the middle is not', async () => {
  expect(headingsOf(await search('wool umbre')).slice(0, 3)).toContain('6601')
  expect(await search('umbre')).toMatchObject({
    corrections: [{ typed: 'umbre', known: [expect.stringMatching(/^umbrellas?$/)] }],
    unknown: [],
  })
  expect(headingsOf(await search('motorcycle helme')).slice(0, 3)).toContain('6506')
  expect(await search('umbre wool')).toMatchObject({ corrections: [], unknown: ['umbre'] })
})

test('codes are understood however they are written', async () => {
  for (const text of ['2202.10', '٢٢٠٢١٠', '2202 10', '220210'])
    expect(await search(text)).toMatchObject({
      kind: 'CODE',
      known: '220210',
      headings: [{ code: '2202', subheadings: [{ code: '220210' }] }],
    })
  expect(await search('220210000000')).toMatchObject({ kind: 'CODE', query: '220210000000', known: '220210' })
  for (const text of ['8517.13', '٨٥١٧١٣', '851713000000'])
    expect(await search(text)).toMatchObject({ kind: 'CODE', known: '851713', headings: [{ code: '8517' }] })
  expect(await search('22')).toMatchObject({ kind: 'CODE', known: '22' })
  expect(headingsOf(await search('22')).slice(0, 2)).toEqual(['2201', '2202'])
  expect(await search('7700')).toMatchObject({ kind: 'CODE', known: undefined, headings: [] })
})

test.each(['كود 2202.10', 'بند رقم ٢٢٠٢١٠', 'HSN 220210', 'HS-2202.10', '２２０２１０', '2202\u201110'])(
  '«%s» is a code',
  async (text) => {
    expect(await search(text)).toMatchObject({ kind: 'CODE', known: '220210' })
  },
)

test('a list of codes leads to the heading that they share', async () => {
  expect(await search('8517.13, 8517.14')).toMatchObject({
    kind: 'CODE',
    known: '8517',
    headings: [{ code: '8517' }],
  })
})

test.each([
  ['شای', 'شاي'],
  ['سکر', 'سكر'],
  ['سمک', 'سمك'],
  ['کیک', 'كيك'],
  ['سیارۃ', 'سيارة'],
  ['زیت زیتون', 'زيت زيتون'],
])('«%s», as other keyboards write it, finds what «%s» does', async (text, same) => {
  const found = headingsOf(await search(text))
  expect(found.length).toBeGreaterThan(0)
  expect(found).toEqual(headingsOf(await search(same)))
})

test('a code of the edition before leads to its successors', async () => {
  expect(await search('851712')).toMatchObject({
    kind: 'CODE',
    successors: [{ code: '851713' }, { code: '851714' }],
  })
  expect(await search('7104.20')).toMatchObject({
    kind: 'CODE',
    successors: [{ code: '710421' }, { code: '710429' }],
  })
})

test('all successors of a code are named, however many', async () => {
  const answer = await search('950890')
  const known = (
    await db.tariffSuccessor.findMany({ where: { code: '950890' }, orderBy: { successor: 'asc' } })
  ).map(({ successor }) => successor)
  expect(known.length).toBeGreaterThan(5)
  expect(answer.kind === 'CODE' && answer.successors.map(({ code }) => code)).toEqual(known)
})

test('a code of which the chapter alone is known says so, and eight digits of the tariff before lead to where their line stands now', async () => {
  expect(await search('859912345678')).toMatchObject({ kind: 'CODE', known: '85', headings: [] })
  await db.tariffVersion.create({
    data: {
      id: newId(AT),
      number: 1,
      state: 'PUBLISHED',
      effectiveOn: dateOnly(DAY),
      title: 'x',
      fileName: 'x',
      fileDigest: '',
      lineCount: 1,
      importedAt: AT,
      publishedAt: AT,
      lines: {
        create: { code: '640411000001', legacyCode: '62099099', textEn: 'Running shoes', dutyKind: 'EXEMPT' },
      },
    },
  })
  expect(await search('6209.90.99')).toMatchObject({
    kind: 'CODE',
    known: '62099099',
    headings: expect.arrayContaining([
      expect.objectContaining({
        code: '6404',
        subheadings: [
          expect.objectContaining({ lines: [expect.objectContaining({ code: '640411000001' })] }),
        ],
      }),
    ]) as unknown,
  })
})

test('a chapter narrows the goods', async () => {
  expect(headingsOf(await search('juice', { chapter: '20' })).every((code) => code.startsWith('20'))).toBe(
    true,
  )
})

test('every way of bad input gets an answer, and quickly', async () => {
  for (const text of [
    '',
    'a',
    'the of and',
    'و',
    'x'.repeat(10_000),
    'ا'.repeat(10_000),
    '\'; DROP TABLE "TariffNode"; --',
    '%_\\',
    '.*(a+)+$',
    '‮gnirts',
    '😀🚗',
    '\u0000',
    'soy صويا sauce صلصة',
    '((((',
    '-5',
    '12'.repeat(30),
  ]) {
    const took = await quickest(2, async () =>
      expect(['EMPTY', 'CODE', 'WORDS']).toContain((await search(text)).kind),
    )
    expect(took).toBeLessThan(1_000)
  }
})

test('suggestions come while a word is still being typed, and for the beginning of a code', async () => {
  expect((await suggest('soy sau')).map(({ code }) => code)).toContain('2103')
  expect((await suggest('2202')).map(({ code }) => code)).toEqual(['2202', '220210', '220291', '220299'])
  expect(await suggest('zzqqxx')).toEqual([])
})

test('the tree leads from a section down, with what stands beside', async () => {
  expect(await findTariffPage('S04', DAY)).toMatchObject({
    path: [],
    children: expect.arrayContaining([expect.objectContaining({ code: '22' })]) as unknown,
    previous: { code: 'S03' },
    next: { code: 'S05' },
  })
  expect(await findTariffPage('220291', DAY)).toMatchObject({
    path: [{ code: 'S04' }, { code: '22' }, { code: '2202' }],
    previous: { code: '220210' },
    next: { code: '220299' },
  })
  expect(await findTariffPage('770000', DAY)).toBeUndefined()
})
