import type { Actor } from '@/lib/access/actor'
import { confirmImport } from '@/lib/users/import/confirm-import'
import { findImport } from '@/lib/users/import/find-import'
import { keepImport } from '@/lib/users/import/keep-import'
import type { FileRow } from '@/lib/users/import/read-users-file'
import { formatRows } from '@/lib/users/import/rules'
import { after, AT, attempt } from './accounts-scene'
import { valueOf } from './company-scene'
import { bytesOf, usersFile } from './users-file'

type Cells = FileRow['cells']
/** People whose rows are correct, each under an address of its own. */
export const emails = (count: number, start = 0): Cells[] =>
  Array.from({ length: count }, (_, n) => ({ email: `n${n + start}@ofuq.example` }))

/** A file that somebody uploaded. @returns its id */
export const upload = async (actor: Actor, people: readonly Cells[], at = AT) =>
  valueOf(
    await attempt((tx) =>
      keepImport(tx, actor, at, { fileName: 'users.csv', bytes: bytesOf(usersFile(people)) }),
    ),
  ).id

/** What its page shows before the confirmation. */
export async function preview(actor: Actor, id: string, at = AT) {
  const view = await findImport(actor, id, at)
  if (view?.state !== 'PREVIEW') throw new Error(`no preview but ${view?.state}`)
  return view
}
/** Confirms what the page shows as correct at this moment. */
export async function confirm(actor: Actor, importId: string, at = after(1), onlyCorrect = false) {
  const shown = (await preview(actor, importId, at)).rows.flatMap(({ row, input }) => (input ? [row] : []))
  return confirmImport(actor, { importId, rows: formatRows(shown), onlyCorrect }, at, 'ar')
}
/** What became of each row: the code of its fault. */
export async function outcomes(actor: Actor, id: string, at = after(2)) {
  const view = await findImport(actor, id, at)
  if (view?.state !== 'DONE') throw new Error(`no outcomes but ${view?.state}`)
  return view.outcomes.map(({ row, fault }) => [row, fault?.code])
}
