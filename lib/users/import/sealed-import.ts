import { seal, unseal } from '@/lib/core/vault'
import type { Problem } from '@/lib/core/result'
import type { ColumnName } from './columns'
import type { UsersFile } from './read-users-file'

/** Binds what is sealed of an import to its row. */
export const importContext = (id: string): string => `user-import:${id}`

/** What became of a row: it was invited, or why not, at which column. */
export type RowOutcome = {
  row: number
  name: string
  email: string
  fault?: { column?: ColumnName; code: string; args?: Problem['args'] }
}

/** What is kept sealed of an import: the file as it was read, or the outcomes after its confirmation. */
export type ImportContent =
  { fileName: string; file: UsersFile } | { fileName: string; outcomes: RowOutcome[] }

/** Seals the content of one import. */
export const sealImport = (id: string, content: ImportContent): string =>
  seal(JSON.stringify(content), importContext(id))

/** @throws when it was sealed for another import or under an unknown key */
export const unsealImport = (row: { id: string; contentCipher: string }): ImportContent =>
  JSON.parse(unseal(row.contentCipher, importContext(row.id))) as ImportContent
