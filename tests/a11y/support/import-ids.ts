import type { Client } from 'pg'
import { addImport, importRow } from '@/tests/support/add-import'
import type { Ids } from './people'

type Names = 'importFaults' | 'importCorrect' | 'importTooMany' | 'importDone' | 'importLate'

const NUMBERS = Array.from({ length: 60 }, (_, index) => index + 2)

/** Files of users in the states that their page shows. */
export async function importIds(client: Client, sender: string): Promise<Pick<Ids, Names>> {
  const faulty = [
    importRow(2),
    importRow(3, { gender: 'x', civilId: '123', mobile: '22', email: 'no address', services: 'الدفع؛ Tax' }),
    importRow(4, { firstName: '=HYPERLINK("x")', email: 'ROW2@invited.example', companies: 'Nobody & Co.' }),
    ...NUMBERS.map((row) => importRow(row + 10, { email: '' })),
  ]
  const outcomes = NUMBERS.map((row) => ({
    row,
    name: 'سارة العلي',
    email: `row${row}@invited.example`,
    ...(row > 30 && { fault: { code: 'invitationsTooMany' } }),
    ...(row === 31 && {
      fault: { column: 'services' as const, code: 'importNotSubscribed', args: { name: 'Tariff' } },
    }),
  }))
  return {
    importFaults: await addImport(client, sender, { rows: faulty, ignored: ['ملاحظات', 'Notes'] }),
    importCorrect: await addImport(client, sender, { rows: NUMBERS.map((row) => importRow(row)) }),
    importTooMany: await addImport(client, sender, { rows: faulty, count: 1000 }),
    importDone: await addImport(client, sender, { outcomes }),
    importLate: await addImport(client, sender, { late: true }),
  }
}
