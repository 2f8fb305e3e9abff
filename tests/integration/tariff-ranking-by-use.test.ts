import { recordChoice, recordSearch } from '@/lib/tariff/click-feedback'
import { searchTariff, type SearchGiven, type TariffAnswer } from '@/lib/tariff/search'
import { readSettings } from '@/lib/settings/settings'
import { switchLearning } from '@/lib/tariff/word-commands'
import { dateOnly } from '@/lib/core/clock'
import { valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { AT, makeStaff, run } from '../support/office-scene'

const DAY = '2026-11-24'
beforeEach(emptyTables)

const search = (text: string, given: Partial<SearchGiven> = {}) => searchTariff({ text, day: DAY, ...given })
const headingsOf = (answer: TariffAnswer): string[] =>
  answer.kind === 'EMPTY' ? [] : answer.headings.map(({ code }) => code)

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
