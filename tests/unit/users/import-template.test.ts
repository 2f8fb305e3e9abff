import ar from '@/messages/ar.json'
import en from '@/messages/en.json'
import { Service } from '@/lib/db/generated/enums'
import { readAnswer, readGender, readService } from '@/lib/users/import/cell-words'
import { checkImportRows } from '@/lib/users/import/check-rows'
import { columnOf, COLUMNS } from '@/lib/users/import/columns'
import { readUsersFile } from '@/lib/users/import/read-users-file'
import { countRows, formatRows, parseRows } from '@/lib/users/import/rules'
import { importTemplate } from '@/lib/users/import/template'
import { bytesOf } from '../../support/users-file'

test.each(['ar', 'en'] as const)(
  'the template in %s is a file with one row, the example, which is refused',
  async (locale) => {
    const text = await importTemplate(locale)
    const read = readUsersFile(bytesOf(text))
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    expect([read.value.count, read.value.ignored]).toEqual([1, []])
    const account = { services: Object.values(Service), companies: [], statusOf: () => undefined }
    expect(checkImportRows(read.value.rows, account)[0]!.faults).toEqual([
      { column: 'email', code: 'importExample' },
    ])
    // What a spreadsheet would run or shorten is kept as text.
    expect(text).not.toMatch(/(?:^|,)"?[=+@-]/m)
    expect(text).toContain("'288020122596")
  },
)

test.each([ar, en])(
  'every name that a page gives a column or a service is understood in a file',
  (messages) => {
    for (const column of COLUMNS) expect(columnOf(messages.userImport.columns[column])).toBe(column)
    for (const service of Object.values(Service)) {
      expect(readService(messages.users.services[service])).toBe(service)
      expect(readService(messages.userInvitations.services[service])).toBe(service)
      expect(readService(messages.activity.services[service])).toBe(service)
    }
    expect(readGender(messages.userImport.example.gender)).toBe('FEMALE')
    expect(readAnswer(messages.userImport.example.general)).toBe(false)
  },
)

test('rows that a page showed are named in ranges', () => {
  expect(formatRows([2, 3, 4, 9, 11, 12])).toBe('2-4,9,11-12')
  expect([1, 2, 4, 5, 9, 10].filter(parseRows('2-4,9,11-12'))).toEqual([2, 4, 9])
  expect(countRows('2-4,9,11-12')).toBe(6)
  expect([0, 1, 2].filter(parseRows('x,-1,,2-'))).toEqual([])
})
