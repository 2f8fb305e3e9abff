import { recordSearch } from '@/lib/tariff/click-feedback'
import { searchTariff, type SearchGiven, type TariffAnswer } from '@/lib/tariff/search'
import { addWord, listFailedSearches, removeWord } from '@/lib/tariff/word-commands'
import { valueOf } from '../support/company-scene'
import { emptyTables } from '../support/database'
import { AT, makeStaff, run } from '../support/office-scene'

const DAY = '2026-11-24'
beforeEach(emptyTables)

const search = (text: string, given: Partial<SearchGiven> = {}) => searchTariff({ text, day: DAY, ...given })
const headingsOf = (answer: TariffAnswer): string[] =>
  answer.kind === 'EMPTY' ? [] : answer.headings.map(({ code }) => code)
const first = async (text: string) => headingsOf(await search(text))[0]

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

test('two editors who add the same word at once add it once', async () => {
  const editor = await makeStaff('TARIFF_EDITOR')
  const added = await Promise.all(
    [1, 2].map(() => run((tx) => addWord(tx, editor, AT, { code: '2202', word: 'bubblefizz' }))),
  )
  expect(new Set(added.map((one) => valueOf(one).id)).size).toBe(1)
})
