import { suggest } from '@/lib/tariff/suggest'
import { recordChoice, recordSearch } from '@/lib/tariff/learn'
import { searchTariff, type SearchGiven, type TariffAnswer } from '@/lib/tariff/search'
import { findTariffPage } from '@/lib/tariff/tree-query'
import { readSettings } from '@/lib/settings/settings'
import { addWord, listFailedSearches, removeWord, switchLearning } from '@/lib/tariff/word-commands'
import { dateOnly } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { AT, makeStaff, run } from '../support/office-scene'

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
    meant: [{ typed: 'umbrela', known: [expect.stringMatching(/^umbrellas?$/)] }],
  })
  // As people write it, not the stem that is compared.
  const meantBy = async (text: string) => {
    const answer = await search(text)
    return answer.kind === 'WORDS' ? answer.meant[0]?.known[0] : undefined
  }
  expect([await meantBy('cigarrettes'), await meantBy('سجايير')]).toEqual([
    expect.stringMatching(/^cigarettes?$/),
    expect.stringMatching(/^سجا[يئ]ر$/),
  ])
})

test('a last word that was left unfinished is taken for those that begin like it, and one in the middle is not', async () => {
  expect(headingsOf(await search('wool umbre')).slice(0, 3)).toContain('6601')
  expect(await search('umbre')).toMatchObject({
    meant: [{ typed: 'umbre', known: [expect.stringMatching(/^umbrellas?$/)] }],
    unknown: [],
  })
  expect(headingsOf(await search('motorcycle helme')).slice(0, 3)).toContain('6506')
  expect(await search('umbre wool')).toMatchObject({ meant: [], unknown: ['umbre'] })
})

test('codes are understood however they are written', async () => {
  for (const text of ['2202.10', '٢٢٠٢١٠', '2202 10', '220210'])
    expect(await search(text)).toMatchObject({
      kind: 'CODE',
      known: '220210',
      headings: [{ code: '2202', subheadings: [{ code: '220210' }] }],
    })
  expect(await search('220210000000')).toMatchObject({ kind: 'CODE', asked: '220210000000', known: '220210' })
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
    const from = performance.now()
    expect(['EMPTY', 'CODE', 'WORDS']).toContain((await search(text)).kind)
    expect(performance.now() - from).toBeLessThan(1_000)
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

test('an editor’s word is found by the next search, and no more once it is removed', async () => {
  const editor = await makeStaff('TARIFF_EDITOR')
  expect(headingsOf(await search('zamboozle'))).toEqual([])
  await recordSearch({ text: 'zamboozle', locale: 'en', found: 0, address: '198.51.100.1' }, AT)
  expect(await listFailedSearches(editor, AT)).toEqual([
    { query: 'zamboozle', locale: 'en', searched: 1, found: 0 },
  ])
  const word = valueOf(await run((tx) => addWord(tx, editor, AT, { code: '2202.10', word: 'Zamboozle' })))
  expect(await first('zamboozle')).toBe('2202')
  expect(valueOf(await run((tx) => addWord(tx, editor, AT, { code: '220210', word: 'zamboozle' }))).id).toBe(
    word.id,
  )
  valueOf(await run((tx) => removeWord(tx, editor, AT, word.id)))
  expect(headingsOf(await search('zamboozle'))).toEqual([])
  for (const [given, code] of [
    [{ code: '9999', word: 'x y' }, 'tariffUnknownCode'],
    [{ code: '2202', word: 'the' }, 'tariffEmptyWord'],
  ] as const) {
    expect(await run((tx) => addWord(tx, editor, AT, given))).toMatchObject({ problems: [{ code }] })
  }
})

test('an editor switches the ranking by use off and on, and nobody else does', async () => {
  const editor = await makeStaff('TARIFF_EDITOR')
  const learns = async () => (await readSettings(db)).tariffLearnsFromUse
  for (const to of [false, false, true]) {
    valueOf(await run((tx) => switchLearning(tx, editor, AT, to)))
    expect(await learns()).toBe(to)
  }
  expect(
    await run(async (tx) => switchLearning(tx, await makeStaff('FINANCE_OFFICER'), AT, false)),
  ).toMatchObject({ problems: [{ code: 'notFound' }] })
  expect(await learns()).toBe(true)
})

test('choices of many people lift a heading a little; one person’s presses count once, and the switch ends it', async () => {
  const before = await search('juice')
  const headings = headingsOf(before)
  const [top, second] = [headings[0]!, headings[1]!]
  await recordSearch({ text: 'juice', locale: 'en', found: 10, address: '198.51.100.1' }, AT)
  for (let press = 0; press < 5; press += 1)
    await recordChoice({ text: 'juice', code: second, locale: 'en', address: '198.51.100.1' }, AT)
  expect(await db.tariffChoice.findMany({ select: { count: true } })).toEqual([{ count: 1 }])
  await db.tariffChoice.updateMany({ data: { count: 1_000_000 } })
  const after = headingsOf(await search('juice'))
  expect(after.indexOf(second)).toBeLessThanOrEqual(1)
  expect(headingsOf(await search('juice', { learns: false }))).toEqual(headings)
  expect(after).toContain(top)
})

test('nothing is kept that looks like somebody’s number or address', async () => {
  const hidden = `${'cotton shirts for men '.repeat(6)} 285010100015`
  for (const text of [
    '285010100015',
    'call 50123456',
    'call 5012 3456',
    'call (965) 50-12-34-56',
    hidden,
    'ali@ofuq.example',
    'https://x.example/a',
    '',
  ])
    await recordSearch({ text, locale: 'ar', found: 0, address: '198.51.100.2' }, AT)
  expect(await db.tariffSearch.count()).toBe(0)
  await recordChoice({ text: hidden, code: '620520', locale: 'en', address: '198.51.100.2' }, AT)
  expect(await db.tariffChoice.count()).toBe(0)
})

test('a choice without a search, or of somebody who presses all day, is not counted', async () => {
  await recordChoice({ text: 'never searched', code: '620520', locale: 'en', address: '198.51.100.3' }, AT)
  expect(await db.tariffChoice.count()).toBe(0)
  const words = Array.from(
    { length: 70 },
    (_, at) =>
      `shirt ${String.fromCharCode(97 + Math.floor(at / 10))}${String.fromCharCode(107 + (at % 10))}x`,
  )
  await db.tariffSearch.createMany({
    data: words.map((query) => ({ query, day: dateOnly(DAY), locale: 'en', searched: 1, found: 1 })),
  })
  for (const text of words)
    await recordChoice({ text, code: '620520', locale: 'en', address: '198.51.100.3' }, AT)
  expect(await db.tariffChoice.count()).toBe(59)
})

test('two editors who add the same word at once add it once', async () => {
  const editor = await makeStaff('TARIFF_EDITOR')
  const added = await Promise.all(
    [1, 2].map(() => run((tx) => addWord(tx, editor, AT, { code: '2202', word: 'bubblefizz' }))),
  )
  expect(new Set(added.map((one) => valueOf(one).id)).size).toBe(1)
})
