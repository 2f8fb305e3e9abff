/** @jest-environment node */
import { zipSync, strToU8 } from 'fflate'
import writeExcelFile from 'write-excel-file/node'
import { parseTable } from '@/lib/tariff/import/read-table'
import { readTable, stopReadingTables } from '@/lib/tariff/import/table-pool'

const csv = (text: string) => parseTable(new TextEncoder().encode(text))
const read = async (bytes: Uint8Array) => {
  const table = await parseTable(bytes)
  return table.ok ? table.value : table.problems.map(({ code }) => code)
}

afterAll(() => stopReadingTables())

test('rows keep the line they stand on, whatever is empty or broken over lines above them', async () => {
  const table = await csv('code,text\n\n1,"over\ntwo lines"\n,\n2,b\n')
  expect(table).toMatchObject({
    ok: true,
    value: {
      rows: [
        ['1', 'over\ntwo lines'],
        ['2', 'b'],
      ],
      lines: [4, 6],
    },
  })
})

test('lines are counted as an editor counts them, in files of Windows too', async () => {
  expect(await csv('code,text\r\n1,"a\r\nb"\r\n2,c\r\n')).toMatchObject({
    ok: true,
    value: { lines: [3, 4] },
  })
})

test('a cell that begins with a quote and never ends it swallows no row below: the file is refused', async () => {
  for (const text of [
    'code,text,duty\n1,"12 inch pipe,5%\n2,pipe,5%\n3,"rod",5%\n',
    'code,text\n1,"never ended\n2,b\n',
  ])
    expect(await csv(text)).toMatchObject({ ok: false, problems: [{ code: 'tariffFileUnreadable' }] })
  expect(await csv('code,text\n1,"12 inch" pipe\n2,"a, b"\n')).toMatchObject({
    ok: true,
    value: {
      rows: [
        ['1', '"12 inch" pipe'],
        ['2', 'a, b'],
      ],
    },
  })
})

test('inches inside a cell are part of it', async () => {
  expect(await csv('code,text\n1,Tubes 5" wide\n2,b\n')).toMatchObject({
    ok: true,
    value: {
      rows: [
        ['1', 'Tubes 5" wide'],
        ['2', 'b'],
      ],
    },
  })
})

test('a share that a workbook shows as percent is read as it is shown', async () => {
  const rows = [
    ['code', 'rate', 'share', 'fraction'].map((value) => ({ value, type: String })),
    [
      { value: 640411000000, type: Number, format: '0' },
      { value: 0.05, type: Number, format: '0%' },
      { value: 0.125, type: Number, format: '0.00%' },
      { value: 0.05, type: Number },
    ],
  ]
  const book = await writeExcelFile([{ sheet: 'Tariff', data: rows as never }]).toBuffer()
  expect(await read(new Uint8Array(book))).toMatchObject({ rows: [['640411000000', '5%', '12.5%', '0.05']] })
})

const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const FORMATS =
  '<numFmts count="2"><numFmt numFmtId="170" formatCode="0&quot;%&quot;"/><numFmt numFmtId="171" formatCode="#,##0.0%"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>'

/** A workbook made by hand, with one sheet. @param x the prefix of its tags */
const workbook = (sheet: string, { x = '', more = {} as Record<string, Uint8Array> } = {}) =>
  zipSync(
    {
      '[Content_Types].xml': strToU8(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
      ),
      '_rels/.rels': strToU8(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${TYPES}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
      'xl/workbook.xml': strToU8(
        `<${x}workbook xmlns${x && ':x'}="${MAIN}" xmlns:r="${TYPES}"><${x}sheets><${x}sheet name="a" sheetId="1" r:id="rId7"/></${x}sheets></${x}workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${TYPES}/styles" Target="styles.xml"/><Relationship Id="rId7" Type="${TYPES}/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>`,
      ),
      'xl/styles.xml': strToU8(
        `<${x}styleSheet xmlns${x && ':x'}="${MAIN}">${FORMATS.replace(/<(\/?)/g, `<$1${x}`)}</${x}styleSheet>`,
      ),
      'xl/worksheets/sheet1.xml': strToU8(
        `<${x}worksheet xmlns${x && ':x'}="${MAIN}"><${x}sheetData>${sheet.replace(/<(\/?)/g, `<$1${x}`)}</${x}sheetData></${x}worksheet>`,
      ),
      ...more,
    },
    { level: 1 },
  )
const row = (number: number, cell = 'A', text = 'x') =>
  `<row r="${number}"><c r="${cell}${number}" t="inlineStr"><is><t>${text}</t></is></c><c r="ZZ${number}" t="inlineStr"><is><t>y</t></is></c></row>`

const shares =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>code</t></is></c><c r="B1" t="inlineStr"><is><t>duty</t></is></c></row><row r="2"><c r="A2"><v>1</v></c><c s="1" r="B2"><v>1</v></c><c r="C2" s="2"><v>5</v></c><c r="D2" s="3"><v>0.075</v></c></row>'

test.each(['', 'x:'])(
  'a share is known whatever the format is called, and a printed sign is none (tags «%s»)',
  async (x) => {
    expect(await read(workbook(shares, { x }))).toMatchObject({ rows: [['1', '100%', '5', '7.5%']] })
  },
)

test('the last row that a workbook can have may be styled and empty', async () => {
  expect(await read(workbook(`${shares}<row r="1048576"><c r="A1048576" s="1"/></row>`))).toMatchObject({
    rows: [['1', '100%', '5', '7.5%']],
  })
})

test('a small workbook made by hand is read, one of too many columns is not', async () => {
  expect(await read(workbook(row(1).replaceAll('ZZ', 'B') + row(2).replaceAll('ZZ', 'B')))).toMatchObject({
    header: ['x', 'y'],
    rows: [['x', 'y']],
  })
  expect(await read(workbook(row(1) + row(2)))).toEqual(['tariffFileTooLarge'])
})

test('a workbook that names its two-billionth row is refused, and the next file is read', async () => {
  expect(
    await readTable(workbook(row(1).replaceAll('ZZ', 'B') + row(2_000_000_000).replaceAll('ZZ', 'B'))),
  ).toMatchObject({ ok: false, problems: [{ code: 'tariffFileUnreadable' }] })
  expect(await readTable(new TextEncoder().encode('code,text\n1,a\n'))).toMatchObject({
    ok: true,
    value: { rows: [['1', 'a']] },
  })
}, 30_000)

test('a workbook that unpacks to more than two hundred megabytes, or has thousands of parts, is not unpacked', async () => {
  const filled = (megabytes: number) =>
    workbook(shares, { more: { 'xl/worksheets/sheet2.xml': new Uint8Array(megabytes * 1024 * 1024) } })
  expect(await read(filled(1))).toMatchObject({ rows: [['1', '100%', '5', '7.5%']] })
  const bomb = filled(201)
  expect(bomb.length).toBeLessThan(2 * 1024 * 1024)
  expect(await read(bomb)).toEqual(['tariffFileUnreadable'])
  expect(
    await read(
      workbook(shares, {
        more: Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`a${at}.xml`, new Uint8Array(1)])),
      }),
    ),
  ).toEqual(['tariffFileUnreadable'])
}, 60_000)

/** The 128 signs above ASCII of Windows-1256, as its bytes. */
const CP1256 = new Map(
  [...new TextDecoder('windows-1256').decode(Uint8Array.from({ length: 128 }, (_, at) => at + 128))].map(
    (sign, at) => [sign, at + 128],
  ),
)
const windows1256 = (text: string) => Uint8Array.from(text, (sign) => CP1256.get(sign) ?? sign.charCodeAt(0))
const utf16 = (text: string, { big = false, mark = true } = {}) => {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le')
  return new Uint8Array(big ? bytes.swap16() : bytes)
}
const utf8 = (text: string) => new TextEncoder().encode(text)

const HEAD = 'الرمز,الوصف بالعربية,الوصف بالإنجليزية,فئة الرسم'
const LINE = '851713000000,هواتف ذكية,Smartphones,5%'
const PLAIN = `${HEAD}\r\n${LINE}\r\n`
const parted = (sign: string, text = PLAIN) => text.replaceAll(',', sign)

test.each([
  ['a title above the header', utf8(`التعرفة الجمركية الموحدة 2025,,,\r\n${PLAIN}`), 3],
  [
    'a title in one cell, a date and a blank line',
    utf8(`"GCC tariff, 2025"\r\n01/01/2025\r\n\r\n${PLAIN}`),
    5,
  ],
  ['a title of several cells', utf8(`Kuwait,Customs,2025,\r\n${PLAIN}`), 3],
  ['a line that names the separator', utf8(`sep=;\r\n${parted(';')}`), 3],
  ['the same in quotes, with a mark', utf8(`\ufeff"sep=;"\n${parted(';')}`), 3],
  ['a separator of its own', utf8(`sep=^\n${parted('^')}`), 3],
  ['semicolons below a title with commas', utf8(`Tariff, schedules, notes, 2025\r\n${parted(';')}`), 3],
  ['tabs', utf8(parted('\t')), 2],
  ['bars', utf8(parted('|')), 2],
  ['lines that end in CR alone', utf8(PLAIN.replaceAll('\r\n', '\r')), 2],
  ['Windows-1256', windows1256(PLAIN), 2],
  ['Windows-1256 with semicolons', windows1256(parted(';')), 2],
  ['Windows-1256 below a title', windows1256(`التعرفة الجمركية الموحدة 2025,,,\r\n${PLAIN}`), 3],
  ['UTF-16', utf16(PLAIN), 2],
  ['UTF-16, big end first', utf16(PLAIN, { big: true }), 2],
  ['UTF-16 without its mark', utf16(PLAIN, { mark: false }), 2],
  ['Excel’s Unicode text', utf16(parted('\t')), 2],
] as const)('a file with %s is read', async (_what, bytes, line) => {
  expect(await read(bytes)).toEqual({ header: HEAD.split(','), rows: [LINE.split(',')], lines: [line] })
})

test('a workbook with a title above its header is read', async () => {
  const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`
  const sheet = `<row r="1">${cell('A1', 'التعرفة الجمركية')}</row><row r="3">${cell('A3', 'HS Code')}${cell('B3', 'Description')}</row><row r="4">${cell('A4', '851713000000')}${cell('B4', 'Smartphones')}</row>`
  expect(await read(workbook(sheet))).toMatchObject({
    header: ['HS Code', 'Description'],
    rows: [['851713000000', 'Smartphones']],
    lines: [4],
  })
})

test('what is no table is named for what it is, and no text is guessed at', async () => {
  expect(
    await read(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)])),
  ).toEqual(['tariffFileXls'])
  expect(await read(utf8('%PDF-1.7\n%âãÏÓ\0\u0001'))).toEqual(['tariffFileUnreadable'])
  // Windows-1252, which read as 1256 would put Arabic letters among Latin ones.
  expect(
    await read(
      Uint8Array.from(`code,description\n1,Vi\u00f1a\n2,Gr\u00f6\u00dfe\n`, (sign) => sign.charCodeAt(0)),
    ),
  ).toEqual(['tariffFileUnreadable'])
  expect(await read(utf8('one\ntwo\nthree\n'))).toEqual(['tariffFileEmpty'])
  expect(await read(utf8(`Title\n${HEAD}\n`))).toEqual(['tariffFileEmpty'])
})
