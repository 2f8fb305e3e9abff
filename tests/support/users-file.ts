import { csvLine } from '@/lib/core/csv'
import { COLUMNS, type ColumnName } from '@/lib/users/import/columns'
import type { FileRow } from '@/lib/users/import/read-users-file'
import { importRow } from './add-import'

type Cells = FileRow['cells']

/** How the columns are headed in these files. */
export const HEADS: Readonly<Record<ColumnName, string>> = {
  firstName: 'First name',
  lastName: 'Last name',
  gender: 'Gender',
  general: 'General user',
  civilId: 'Civil ID',
  mobile: 'Mobile number',
  email: 'E-mail',
  services: 'Services',
  companies: 'Companies',
}

/** The text of a file: a head, and a row for each person, correct but for what is given. */
export const usersFile = (people: readonly Cells[]): string =>
  [
    COLUMNS.map((column) => HEADS[column]),
    ...people.map((cells, index) => {
      const row: Cells = importRow(index + 2, cells).cells
      return COLUMNS.map((column) => row[column] ?? '')
    }),
  ]
    .map(csvLine)
    .join('')

export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

/** The text as Arabic Windows writes it. */
export function windows1256(text: string): Uint8Array {
  const letters = new TextDecoder('windows-1256').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))
  return Uint8Array.from(text, (letter) => letters.indexOf(letter))
}
