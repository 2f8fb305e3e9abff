/** @jest-environment node */
import { zipSync, strToU8 } from 'fflate'
import writeExcelFile from 'write-excel-file/node'
import { parseTable } from '@/lib/tariff/import/read-table'
import { readTable, stopReadingTables } from '@/lib/tariff/import/table-thread'

const csv = (text: string) => parseTable(new TextEncoder().encode(text))
const read = async (bytes: Uint8Array) => {
  const table = await parseTable(bytes)
  return table.ok ? table.value : table.problems.map(({ code }) => code)
}

afterAll(() => stopReadingTables())

test('rows keep the line they stand on, whatever is empty or broken over lines above them', async () => {
  const table = await csv('code,text\n\n1,"over\ntwo lines"\n,\n2,b\n')
  expect(table).toMatchObject({ ok: true, value: { rows: [['1', 'over\ntwo lines'], ['2', 'b']], lines: [4, 6] } })
})

test('inches inside a cell are part of it', async () => {
  expect(await csv('code,text\n1,Tubes 5" wide\n2,b\n')).toMatchObject({ ok: true, value: { rows: [['1', 'Tubes 5" wide'], ['2', 'b']] } })
})

test('a share that a workbook shows as percent is read as it is shown', async () => {
  const rows = [['code', 'rate', 'share', 'fraction'].map((value) => ({ value, type: String })), [{ value: 640411000000, type: Number, format: '0' }, { value: 0.05, type: Number, format: '0%' }, { value: 0.125, type: Number, format: '0.00%' }, { value: 0.05, type: Number }]]
  const book = await writeExcelFile([{ sheet: 'Tariff', data: rows as never }]).toBuffer()
  expect(await read(new Uint8Array(book))).toMatchObject({ rows: [['640411000000', '5%', '12.5%', '0.05']] })
})

/** A workbook made by hand, with one sheet. */
const workbook = (sheet: string) => zipSync({
  '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'),
  '_rels/.rels': strToU8('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'),
  'xl/workbook.xml': strToU8('<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>'),
  'xl/_rels/workbook.xml.rels': strToU8('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'),
  'xl/styles.xml': strToU8('<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>'),
  'xl/worksheets/sheet1.xml': strToU8(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheet}</sheetData></worksheet>`),
})
const row = (number: number, cell = 'A', text = 'x') => `<row r="${number}"><c r="${cell}${number}" t="inlineStr"><is><t>${text}</t></is></c><c r="ZZ${number}" t="inlineStr"><is><t>y</t></is></c></row>`

test('a small workbook made by hand is read, one of too many columns is not', async () => {
  expect(await read(workbook(row(1).replaceAll('ZZ', 'B') + row(2).replaceAll('ZZ', 'B')))).toMatchObject({ header: ['x', 'y'], rows: [['x', 'y']] })
  expect(await read(workbook(row(1) + row(2)))).toEqual(['tariffFileTooLarge'])
})

test('a workbook that names its two-billionth row is refused, and the thread reads the next file', async () => {
  expect(await readTable(workbook(row(1).replaceAll('ZZ', 'B') + row(2_000_000_000).replaceAll('ZZ', 'B')))).toMatchObject({ ok: false, problems: [{ code: 'tariffFileUnreadable' }] })
  expect(await readTable(new TextEncoder().encode('code,text\n1,a\n'))).toMatchObject({ ok: true, value: { rows: [['1', 'a']] } })
}, 30_000)

test('a workbook that unpacks to more than two hundred megabytes is not unpacked', async () => {
  const bytes = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(210 * 1024 * 1024) }, { level: 1 })
  expect(bytes.length).toBeLessThan(1024 * 1024)
  expect(await read(bytes)).toEqual(['tariffFileUnreadable'])
}, 30_000)
