import fc from 'fast-check'
import { csvLine } from '@/lib/core/csv'
import { env } from '@/lib/env'
import { inviteSchema } from '@/lib/users/invitations/schema'
import { checkImportRows, type AccountOfImport } from '@/lib/users/import/check-rows'
import { COLUMNS } from '@/lib/users/import/columns'
import { MAX_IMPORT_ROWS, readUsersFile } from '@/lib/users/import/read-users-file'
import { countRows, formatRows, parseRows } from '@/lib/users/import/rules'
import { importRow } from '../support/add-import'
import { bytesOf, HEADS } from '../support/users-file'

const runs = { numRuns: env.TEST_DEEP ? 10_000 : 200, seed: 20261201 }
const ACCOUNT: AccountOfImport = {
  services: ['PAYMENTS', 'TARIFF'],
  companies: [
    { id: '00000000-0000-4000-8000-000000000001', number: '77', nameAr: 'شركة', nameEn: 'Company' },
  ],
  statusOf: () => undefined,
}

const head = csvLine(COLUMNS.map((column) => HEADS[column]))
const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '',
    '=1+1',
    '"',
    '\n',
    ';',
    'نعم',
    'ذكر',
    '٢٨٨٠٢٠١٢٢٥٩٦',
    'a@b.example',
    'كل الشركات',
    '50000001',
  ),
)
const junk = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc.string({ unit: 'binary', maxLength: 400 }).map(bytesOf),
  fc
    .array(fc.array(cell, { maxLength: 12 }), { maxLength: 8 })
    .map((rows) => bytesOf(head + rows.map(csvLine).join(''))),
  fc
    .array(fc.array(cell, { maxLength: 12 }), { maxLength: 8 })
    .map((rows) => bytesOf(head + rows.map((one) => one.join(',')).join('\n'))),
)

test('whatever bytes are uploaded: an answer, never an error; and each row has a fault or somebody to invite', () => {
  fc.assert(
    fc.property(junk, (bytes) => {
      const read = readUsersFile(bytes)
      if (!read.ok) {
        expect(read.problems[0]!.code).toMatch(/^import/)
        return
      }
      expect(read.value.rows.length).toBeLessThanOrEqual(MAX_IMPORT_ROWS)
      for (const { input, faults } of checkImportRows(read.value.rows, ACCOUNT)) {
        expect(faults.length > 0).toBe(input === undefined)
        expect(new Set(faults.map(({ column }) => column)).size).toBe(faults.length)
        for (const { column } of faults) expect(COLUMNS).toContain(column)
      }
    }),
    runs,
  )
})

test('whom a row invites, the form of one invitation would have taken too; nobody twice, nobody by a formula', () => {
  const rows = fc.array(
    fc.record(Object.fromEntries(COLUMNS.map((column) => [column, cell])), { requiredKeys: [] }),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(rows, (people) => {
      const checked = checkImportRows(
        people.map((cells, index) => importRow(index + 2, cells)),
        ACCOUNT,
      )
      const inputs = checked.flatMap(({ input }) => input ?? [])
      expect(new Set(inputs.map(({ email }) => email)).size).toBe(inputs.length)
      for (const { kind, services, allCompanies, companyIds, ...person } of inputs) {
        expect(`${person.firstName}${person.lastName}`).not.toMatch(/^[=+\-@]/)
        const form = {
          ...person,
          ...(kind === 'GENERAL' && { general: 'on' }),
          services,
          companies: allCompanies ? ['ALL'] : companyIds,
        }
        expect(inviteSchema.safeParse(form).success).toBe(true)
      }
    }),
    runs,
  )
})

test('the rows of a page come back as they were, and no others', () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 700 }), { maxLength: 100 })
  fc.assert(
    fc.property(numbers, (rows) => {
      const sorted = rows.sort((a, b) => a - b)
      const text = formatRows(sorted)
      expect(Array.from({ length: 701 }, (_, row) => row).filter(parseRows(text))).toEqual(sorted)
      expect(countRows(text)).toBe(sorted.length)
      fc.pre(text.length < 4000)
    }),
    runs,
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => [1, 2].filter(parseRows(text)).length <= 2),
    runs,
  )
})
