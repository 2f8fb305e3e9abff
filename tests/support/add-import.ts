import type { Client } from 'pg'
import { newId } from '@/lib/core/ids'
import type { FileRow } from '@/lib/users/import/read-users-file'
import { sealImport, type RowOutcome } from '@/lib/users/import/sealed-import'

/** A row that nothing is wrong with, under an address of its own. @param row its number in the file */
export const importRow = (row: number, cells: FileRow['cells'] = {}): FileRow => ({
  row,
  cells: {
    firstName: 'سارة',
    lastName: 'العلي',
    gender: 'أنثى',
    civilId: '288020122596',
    mobile: '50000001',
    email: `row${row}@invited.example`,
    services: 'الدفع الإلكتروني',
    companies: 'كل الشركات',
    ...cells,
  },
})

type Given = {
  rows?: FileRow[]
  /** Of the file; more than `rows` when it has too many. */
  count?: number
  ignored?: string[]
  /** It is confirmed, and this became of it. */
  outcomes?: RowOutcome[]
  /** Its time is over. */
  late?: true
}

/** A file of users that somebody uploaded, as the portal stores it. @returns its id */
export async function addImport(
  client: Client,
  userId: string,
  { rows = [importRow(2)], count = rows.length, ignored = [], outcomes, late }: Given = {},
): Promise<string> {
  const id = newId()
  const fileName = 'مستخدمو الشركة (2026).csv'
  await client.query(
    `INSERT INTO "UserImport" (id, "accountId", "uploadedById", "contentCipher", "createdAt", "expiresAt", "confirmedAt")
     SELECT $1, "accountId", id, $3, now() - interval '2 hours', now() + CASE WHEN $4 THEN interval '-1 hour' ELSE interval '1 hour' END,
       CASE WHEN $5 THEN now() END FROM "User" WHERE id = $2`,
    [
      id,
      userId,
      sealImport(id, outcomes ? { fileName, outcomes } : { fileName, file: { rows, count, ignored } }),
      late === true,
      outcomes !== undefined,
    ],
  )
  return id
}
