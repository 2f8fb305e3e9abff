import { memberOf, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { isId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import { readAccountOfImport } from './account-of-import'
import { checkImportRows, type CheckedRow } from './check-rows'
import type { NamedCompany } from './cell-words'
import { unsealImport, type RowOutcome } from './sealed-import'

export type ImportPreview = {
  state: 'PREVIEW'
  fileName: string
  rows: CheckedRow[]
  /** Rows of the file: more than `rows` when it has too many. */
  count: number
  ignored: string[]
  companies: readonly NamedCompany[]
  /** Invitations that the account can send today. */
  left: number
  expiresAt: Date
}

export type ImportView =
  | ImportPreview
  | { state: 'DONE'; fileName: string; outcomes: RowOutcome[]; expiresAt: Date }
  /** Its content is erased. @see `confirmed` whether the invitations were sent before */
  | { state: 'LATE'; confirmed: boolean }

/**
 * A file that the actor uploaded, checked as the account is at this moment, or what became of its rows.
 * Undefined for anybody else, other general users of the account too. Three queries.
 */
export async function findImport(actor: Actor, id: string, at: Date): Promise<ImportView | undefined> {
  if (!isId(id) || !can(actor, 'users.manage')) return undefined
  const { accountId, userId } = memberOf(actor)
  const row = await db.userImport.findFirst({ where: { id, accountId, uploadedById: userId } })
  if (!row) return undefined
  const { contentCipher, expiresAt, confirmedAt } = row
  if (!contentCipher || expiresAt <= at) return { state: 'LATE', confirmed: confirmedAt !== null }
  const content = unsealImport({ id, contentCipher })
  const { fileName } = content
  if ('outcomes' in content) return { state: 'DONE', fileName, outcomes: content.outcomes, expiresAt }
  const { left, ...account } = await readAccountOfImport(db, accountId, at)
  const { rows, count, ignored } = content.file
  return {
    ...{ state: 'PREVIEW', fileName, count, ignored, left, expiresAt, companies: account.companies },
    rows: checkImportRows(rows, account),
  }
}
