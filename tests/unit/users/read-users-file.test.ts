import type { Result } from '@/lib/core/result'
import { readUsersFile, type UsersFile } from '@/lib/users/import/read-users-file'
import { bytesOf, usersFile, windows1256 } from '../../support/users-file'

const HEAD = 'الاسم الأول,الاسم الأخير,الجنس,الرقم المدني,رقم الهاتف الجوال,البريد الإلكتروني'
const PERSON = 'ريم,العلي,أنثى,288020122596,50000001,reem@ofuq.example'

const read = (text: string | Uint8Array) => readUsersFile(typeof text === 'string' ? bytesOf(text) : text)
function fileOf(result: Result<UsersFile>): UsersFile {
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}
const problemOf = (result: Result<UsersFile>) => (result.ok ? 'ok' : result.problems[0]!.code)
const cellsOf = (text: string | Uint8Array) => fileOf(read(text)).rows.map(({ cells }) => cells)

const REEM = {
  firstName: 'ريم',
  lastName: 'العلي',
  gender: 'أنثى',
  civilId: '288020122596',
  mobile: '50000001',
  email: 'reem@ofuq.example',
}

test.each([
  ['commas', ','],
  ['semicolons', ';'],
  ['tabs', '\t'],
  ['bars', '|'],
])('columns parted by %s', (_name, sign) => {
  expect(cellsOf(`${HEAD}\n${PERSON}\n`.replaceAll(',', sign))).toEqual([REEM])
})

test('Excel’s line that names the separator is no row', () => {
  const [row] = fileOf(read(`sep=;\r\n${HEAD}\r\n${PERSON}\r\n`.replaceAll(',', ';'))).rows
  expect(row).toEqual({ row: 2, cells: REEM })
})

test('UTF-8 with and without its mark, UTF-16 and Arabic Windows are one file', () => {
  const text = `${HEAD}\r\n${PERSON}\r\n`
  for (const bytes of [
    bytesOf(text),
    bytesOf(`\ufeff${text}`),
    new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')),
    windows1256(text),
  ])
    expect(cellsOf(bytes)).toEqual([REEM])
})

test('heads in other order, language and spelling', () => {
  const text = 'e-mail address,CIVIL_ID,رقم الجوال,الجنس,Family name,الاسم الاول *\n'
  expect(cellsOf(`${text}reem@ofuq.example,288020122596,50000001,أنثى,العلي,ريم\n`)).toEqual([REEM])
})

test('quotes, commas and line breaks within a cell; the rows after it keep their numbers', () => {
  const text = `${HEAD},Companies\n${PERSON},"شركة ""الأفق"", فرع\nحولي"\n\n${PERSON},"x"\n`
  expect(fileOf(read(text)).rows.map(({ row, cells }) => [row, cells.companies])).toEqual([
    [2, 'شركة "الأفق", فرع\nحولي'],
    [4, 'x'],
  ])
})

test('lines above the head, empty lines and lines of separators are left out', () => {
  const text = `مستخدمو الشركة\n\n${HEAD}\n,,,,,\n${PERSON}\n\n,,,,,\n`
  expect(fileOf(read(text)).rows).toEqual([{ row: 5, cells: REEM }])
})

test('columns that are not known are named, and not read', () => {
  const file = fileOf(read(`${HEAD},ملاحظات,Password\n${PERSON},x,y\n`))
  expect([file.ignored, file.rows[0]!.cells]).toEqual([['ملاحظات', 'Password'], REEM])
})

test('the apostrophe of a spreadsheet’s text is no part of it', () => {
  expect(cellsOf(`${HEAD}\n${PERSON.replace('288020122596', "'288020122596")}\n`)).toEqual([REEM])
})

test('what is no CSV is named', () => {
  expect(problemOf(read(new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2])))).toBe('importFileXlsx')
  expect(problemOf(read(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1])))).toBe('importFileXlsx')
  expect(problemOf(read('%PDF-1.7 …'))).toBe('importFilePdf')
  expect(problemOf(read(new Uint8Array([0xff, 0xd8, 0xff, 0x00, 0x01])))).toBe('importFileUnreadable')
  expect(problemOf(read(`${HEAD}\n"ريم,العلي\n${PERSON}\n`))).toBe('importFileUnreadable')
})

test('no rows, no head, and columns that are missing or stand there twice', () => {
  expect(problemOf(read(''))).toBe('importFileEmpty')
  expect(problemOf(read('\n,,\n'))).toBe('importFileEmpty')
  expect(problemOf(read(`${HEAD}\n`))).toBe('importFileEmpty')
  expect(problemOf(read(`${PERSON}\n${PERSON}\n`))).toBe('importNoHeader')
  expect(read('First name,Last name,Gender,E-mail\nReem,Ali,f,reem@ofuq.example\n')).toEqual({
    ok: false,
    problems: [{ code: 'importColumnsMissing', field: 'file', args: { columns: 'civilId.mobile' } }],
  })
  expect(read(`${HEAD},E-mail\n${PERSON},x\n`)).toEqual({
    ok: false,
    problems: [{ code: 'importColumnTwice', field: 'file', args: { columns: 'email' } }],
  })
})

test('of a thousand rows the first five hundred are kept, and all are counted', () => {
  const file = fileOf(read(usersFile(Array.from({ length: 1000 }, () => ({})))))
  expect([file.rows.length, file.count]).toEqual([500, 1000])
})
