import { isMember, type Actor, type Member } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import { isId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { inviteBehindLock, runEvenly } from '../invitations/invite-user'
import { notifyOtherGenerals } from '../invitations/notify-other-generals'
import { INVITATIONS_A_DAY } from '../invitations/rules'
import { lockAccountOf } from '../lock-account'
import { readAccountOfImport } from './account-of-import'
import { checkImportRows, type CheckedRow } from './check-rows'
import type { ColumnName } from './columns'
import { MAX_IMPORT_ROWS, type UsersFile } from './read-users-file'
import { countRows, importExpiry, parseRows } from './rules'
import type { ConfirmImportInput } from './schema'
import { sealImport, unsealImport, type RowOutcome } from './sealed-import'

type Locked = { fileName: string; file: UsersFile } | 'CONFIRMED'

/** The actor's own import behind its lock, which comes after the account's. */
async function lockImport(tx: Tx, actor: Member, id: string, at: Date): Promise<Result<Locked>> {
  await tx.$queryRaw`SELECT 1 FROM "UserImport" WHERE id = ${id}::uuid FOR UPDATE`
  const where = { id, accountId: actor.accountId, uploadedById: actor.userId }
  const row = await tx.userImport.findFirst({ where })
  if (!row) return fail('notFound')
  if (row.confirmedAt) return ok('CONFIRMED')
  const { contentCipher } = row
  if (!contentCipher || row.expiresAt <= at) return fail('importExpired')
  const content = unsealImport({ id, contentCipher })
  return 'file' in content ? ok(content) : ok('CONFIRMED')
}

const outcomeOf = ({ row, cells }: CheckedRow, fault?: RowOutcome['fault']): RowOutcome => ({
  row,
  name: [cells.firstName, cells.lastName].filter(Boolean).join(' ').slice(0, 120),
  email: (cells.email ?? '').slice(0, 254),
  ...(fault && { fault }),
})

type Sender = Parameters<typeof inviteBehindLock>[1]

/** Invites row after row; behind the day's limit nobody is asked any more, and each row says so. */
async function inviteRows(
  tx: Tx,
  sender: Sender,
  rows: readonly CheckedRow[],
  isWanted: (row: number) => boolean,
): Promise<RowOutcome[]> {
  const outcomes: RowOutcome[] = []
  let full = false
  for (const row of rows) {
    const [fault] = row.faults
    if (!row.input) outcomes.push(outcomeOf(row, fault))
    // It was faulty when the page was shown, and is correct by now: nobody has agreed to it.
    else if (!isWanted(row.row)) outcomes.push(outcomeOf(row, { code: 'importNotShown' }))
    else if (full) outcomes.push(outcomeOf(row, { code: 'invitationsTooMany' }))
    else {
      const sent = await inviteBehindLock(tx, sender, row.input)
      const problem = sent.ok ? undefined : sent.problems[0]!
      full = problem?.code === 'invitationsTooMany'
      outcomes.push(
        outcomeOf(row, problem && { code: problem.code, column: problem.field as ColumnName | undefined }),
      )
    }
  }
  return outcomes
}

/**
 * Invites the people of an import whose rows the page showed as correct and that still are: each by the
 * command for one, with the same limit a day, and the same answer for known and unknown addresses. All in one
 * transaction behind the locks of the account and of the import: confirmed twice it invites once. Not inside
 * a transaction.
 * @returns how many were invited, with what became of each row kept for an hour; `notFound` for anybody else's,
 *   `importExpired`, `importTooManyRows`, `importNothing`, `importOnlyCorrect` at `onlyCorrect` when there are
 *   rows to leave out and nobody agreed to it
 */
export function confirmImport(
  actor: Actor,
  { importId, rows: shown, onlyCorrect }: ConfirmImportInput,
  at: Date,
  locale: string,
): Promise<Result<{ invited: number }>> {
  const isWanted = parseRows(shown)
  return runEvenly(
    async (tx) => {
      if (!isMember(actor) || !isId(importId)) return fail('notFound')
      const { accountId } = actor
      const locked = await lockAccountOf(tx, actor, accountId, 'RIGHTS')
      if (!locked.ok) return locked
      const found = await lockImport(tx, actor, importId, at)
      if (!found.ok) return found
      if (found.value === 'CONFIRMED') return ok({ invited: 0 })
      const { fileName, file } = found.value
      if (file.count > MAX_IMPORT_ROWS) return fail('importTooManyRows', undefined, { most: MAX_IMPORT_ROWS })
      const wanted = file.rows.filter(({ row }) => isWanted(row)).length
      if (wanted === 0) return fail('importNothing')
      if (wanted < file.rows.length && !onlyCorrect) return fail('importOnlyCorrect', 'onlyCorrect')
      const account = await readAccountOfImport(tx, accountId, at)
      const acting = locked.value.actor
      const rows = checkImportRows(file.rows, account)
      const outcomes = await inviteRows(tx, { actor, acting, at, locale }, rows, isWanted)
      const invited = outcomes.filter(({ fault }) => !fault).length
      await tx.userImport.update({
        where: { id: importId },
        data: {
          confirmedAt: at,
          expiresAt: importExpiry(at),
          contentCipher: sealImport(importId, { fileName, outcomes }),
        },
      })
      await recordAudit(tx, acting, at, {
        event: 'invitation.imported',
        subject: 'UserImport',
        subjectId: importId,
        details: { rows: file.count, invited },
      })
      if (invited > 0)
        await notifyOtherGenerals(tx, at, {
          accountId,
          except: actor.userId,
          kind: 'user.imported',
          args: { count: String(invited), inviter: `${actor.firstName} ${actor.lastName}` },
          href: '/users/invitations',
        })
      return ok({ invited })
    },
    // As many as the page asked for, whatever becomes of them: the time says nothing of the addresses.
    Math.min(countRows(shown), INVITATIONS_A_DAY),
  )
}
