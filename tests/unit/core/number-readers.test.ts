import { civilId, crNumber } from '@/lib/core/form-fields'
import { isSameNumber, numberKey, spellingsOf } from '@/lib/core/registration-number'
import { readTypedNumber } from '@/lib/core/typed-number'
import { searchWords } from '@/lib/requests/search-words'

const read = (block: { safeParse: (text: string) => { success: boolean; data?: unknown } }, text: string) => {
  const parsed = block.safeParse(text)
  return parsed.success ? parsed.data : undefined
}

describe('numbers of requests, receipts and declarations', () => {
  it.each([
    ['tim\u201194477\u2011kwi26', 'TIM/94477/KWI26'],
    ['TIM\\94477\\KWI26', 'TIM/94477/KWI26'],
    ['CO–١٢–٢٦', 'CO/12/26'],
    ['ＣＯ／１２／２６', 'CO/12/26'],
    ['CR.57709.KWI26', 'CR/57709/KWI26'],
    ['PR\u00a012\u00a026', 'PR/12/26'],
    ['co_12_26', 'CO/12/26'],
    ['CO،12،26', 'CO/12/26'],
    ['#CO/12/26', 'CO/12/26'],
    ['No. CO/12/26', 'CO/12/26'],
    ['TIM٬94477٬KWI26'.replaceAll('٬', ':'), 'TIM/94477/KWI26'],
  ])('%j is %s', (typed, number) => expect(readTypedNumber(typed)).toMatchObject({ kind: 'whole', number }))
  it('they are looked for in lists as they are stored', () => {
    const types = { EXAM: { series: 'CE' }, COMPANY_CHANGE: { series: 'CO' } } as const
    expect([
      searchWords('co-12-26', types),
      searchWords('CO 12', types),
      searchWords('CO١٢٢٦', types),
      searchWords('شرکة  الأفق', types),
      searchWords('0482910', types),
      searchWords('AB 12', types),
    ]).toEqual([['co/12/26'], ['co/12/'], ['co/1226/'], ['شركه', 'الافق'], ['482910'], ['ab', '12']])
  })
})

describe('numbers of people and companies', () => {
  it.each([
    '288020122596',
    '2880 2012 2596',
    '288-020-122-596',
    '٢٨٨٠٢٠١٢٢٥٩٦',
    '288\u00a0020\u00a0122\u00a0596',
    '\u2067288020122596\u2069',
  ])('%j is a civil ID', (typed) =>
    expect(
      read(
        civilId(() => '2026-11-24'),
        typed,
      ),
    ).toBe('288020122596'),
  )
  it.each([
    ['0482910', '0482910'],
    ['482 910', '482910'],
    ['٤٨٢\u00a0٩١٠', '482910'],
    ['482910-1', undefined],
    ['482910/1', undefined],
    ['48291012345', undefined],
  ])('%j as a commercial registration number is %j', (typed, number) =>
    expect(read(crNumber(), typed)).toBe(number),
  )
  it('zeros before a registration number make no other company', () => {
    expect([
      isSameNumber('0482910', '482910'),
      isSameNumber('482910', '4829100'),
      isSameNumber(null, null),
      isSameNumber('0', '00'),
    ]).toEqual([true, false, false, true])
    expect(spellingsOf('0048291012')).toEqual(['48291012', '048291012', '0048291012'])
    expect(spellingsOf('000').every((one) => numberKey(one) === '')).toBe(true)
  })
})
