import fc from 'fast-check'
import { guessMapping, mappingError } from '@/lib/tariff/import/columns'
import { readDuty, readNationalLines, readRestriction } from '@/lib/tariff/import/read-national-lines'

test.each([
  ['5%', { dutyKind: 'AD_VALOREM', dutyRate: 500 }],
  ['٥٪', { dutyKind: 'AD_VALOREM', dutyRate: 500 }],
  ['7.5', { dutyKind: 'AD_VALOREM', dutyRate: 750 }],
  ['100 %', { dutyKind: 'AD_VALOREM', dutyRate: 10_000 }],
  ['0%', { dutyKind: 'EXEMPT' }],
  ['معفى', { dutyKind: 'EXEMPT' }],
  ['معفاة', { dutyKind: 'EXEMPT' }],
  ['Free', { dutyKind: 'EXEMPT' }],
  ['ممنوع', { dutyKind: 'PROHIBITED' }],
  ['Prohibited', { dutyKind: 'PROHIBITED' }],
  ['%5', { dutyKind: 'AD_VALOREM', dutyRate: 500 }],
  ['٪٥', { dutyKind: 'AD_VALOREM', dutyRate: 500 }],
  ['5,5 %', { dutyKind: 'AD_VALOREM', dutyRate: 550 }],
  ['5 في المئة', { dutyKind: 'AD_VALOREM', dutyRate: 500 }],
  ['١٠٠ بالمائة', { dutyKind: 'AD_VALOREM', dutyRate: 10_000 }],
  ['5 percent', { dutyKind: 'AD_VALOREM', dutyRate: 500 }],
  ['0,00', { dutyKind: 'EXEMPT' }],
  ['0 في المئة', { dutyKind: 'EXEMPT' }],
  ['5 في مئة', { dutyKind: 'AD_VALOREM', dutyRate: 500 }],
  ['0.100 د.ك', { dutyKind: 'COMPOUND', dutyText: '0.100 د.ك' }],
  ['5% + 0.100 د.ك', { dutyKind: 'COMPOUND' }],
  ['0.5%', { dutyKind: 'AD_VALOREM', dutyRate: 50 }],
  ['', { dutyKind: 'UNKNOWN' }],
  ['-', { dutyKind: 'UNKNOWN' }],
  ['100% or 10 KWD per 1000', { dutyKind: 'COMPOUND', dutyText: '100% or 10 KWD per 1000' }],
] as const)('the duty «%s» is understood', (text, duty) => expect(readDuty(text)).toMatchObject(duty))

test.each(['a lot', 'كثير', '0.05', '0,05', '5.125%', '5 / 7', '1000%'])(
  'the duty «%s», which may mean anything, is not guessed at',
  (text) => expect(readDuty(text)).toBeUndefined(),
)

test.each([
  ['', 'NONE'],
  ['لا يوجد', 'NONE'],
  ['Import permit', 'RESTRICTED'],
  ['مقيد', 'RESTRICTED'],
  ['ممنوع', 'PROHIBITED'],
  ['whatever', undefined],
  ['Unrestricted', 'NONE'],
  ['No restrictions', 'NONE'],
  ['no permit required', 'NONE'],
  ['غير مقيد', 'NONE'],
  ['لا يحتاج إلى ترخيص', 'NONE'],
  ['غير ممنوع', 'NONE'],
  ['not prohibited', 'NONE'],
  ['Import under permit', 'RESTRICTED'],
  ['Restricted under Law 19', 'RESTRICTED'],
  ['Permit No. 12 required', 'RESTRICTED'],
  ['لا يلزم ترخيص', 'NONE'],
  ['لا يلزم ترخيص إلا للكميات التجارية', undefined],
  ['لا يحتاج إلى ترخيص إلا بموافقة', undefined],
  ['no permit required except for trade', undefined],
  ['Prohibited except with a permit', undefined],
  ['ممنوع دون ترخيص', undefined],
  ['not without a permit', undefined],
  ['لا يستورد إلا بترخيص', undefined],
  ['unlicensed import prohibited', undefined],
] as const)('the restriction «%s» is %s', (text, restriction) =>
  expect(readRestriction(text)).toBe(restriction),
)

test.each([
  [['code', 'description_en', 'description_ar', 'duty_rate'], { code: 0, textEn: 1, textAr: 2, duty: 3 }],
  [
    ['الوصف بالعربية', 'الوصف بالإنجليزية', 'رمز النظام المنسق', 'فئة الرسم', 'وحدة القياس'],
    { textAr: 0, textEn: 1, code: 2, duty: 3, unit: 4 },
  ],
  [
    ['HS Code', 'Legacy Code', 'Description', 'UOM', 'Authority'],
    { code: 0, legacyCode: 1, textEn: 2, unit: 3, authorityEn: 4 },
  ],
] as const)('the columns of %j are known by their heads', (header, mapping) =>
  expect(guessMapping(header)).toEqual(mapping),
)

test('a mapping without a code, without a text or with a column twice is told', () => {
  expect([
    mappingError({}, 3),
    mappingError({ code: 0 }, 3),
    mappingError({ code: 0, textAr: 0 }, 3),
    mappingError({ code: 0, textAr: 9 }, 3),
    mappingError({ code: 0, textAr: 1 }, 3),
  ]).toEqual(['tariffNoCode', 'tariffNoText', 'tariffColumnTwice', 'tariffColumnTwice', undefined])
})

test('every row is a line or is named, whatever stands in it', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom('851713000000', '8517.13.00.0000', '5%', 'معفى', '', 'هاتف', 'Phone'),
  )
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 20 }), (rows) => {
      const { lines, bad } = readNationalLines(
        { rows, lines: rows.map((_, index) => index + 2) },
        { code: 0, textEn: 1, textAr: 2, duty: 3, restriction: 4 },
        new Set(['851713']),
      )
      return (
        lines.length + bad.length === rows.length &&
        new Set(lines.map(({ code }) => code)).size === lines.length &&
        bad.every(({ row }) => row >= 2 && row <= rows.length + 1)
      )
    }),
  )
})

test('the zero that a spreadsheet takes from chapters 01 to 09 is given back where only with it the code is one', () => {
  const known = new Set(['010121', '201100', '020110', '851713'])
  const read = (code: string, legacy = '') =>
    readNationalLines(
      { rows: [[code, 'Goods', legacy]], lines: [2] },
      { code: 0, textEn: 1, legacyCode: 2 },
      known,
    )
  expect(read('10121100001', '1012110').lines).toMatchObject([
    { code: '010121100001', legacyCode: '01012110' },
  ])
  expect([read('85171300000').bad[0]?.fault, read('20110000').bad[0]?.fault]).toEqual(['code', 'code'])
  expect(
    readNationalLines(
      { rows: [['20110000001', 'Goods']], lines: [2] },
      { code: 0, textEn: 1 },
      new Set(['020110', '201100']),
    ).bad[0]?.fault,
  ).toBe('code')
})
