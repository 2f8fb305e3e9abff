import { isMember, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { cleanText } from '@/lib/core/digits'
import { newId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { readUsersFile } from './read-users-file'
import { importExpiry } from './rules'
import { sealImport } from './sealed-import'

/**
 * Keeps a file of users for its preview: sealed, and for an hour. Invites nobody.
 * @returns `notFound` for anybody but a general user; else as `readUsersFile`
 */
export async function keepImport(
  tx: Tx,
  actor: Actor,
  at: Date,
  given: { fileName: string; bytes: Uint8Array },
): Promise<Result<{ id: string }>> {
  if (!isMember(actor) || !can(actor, 'users.manage')) return fail('notFound')
  const file = readUsersFile(given.bytes)
  if (!file.ok) return file
  const id = newId(at)
  const fileName = cleanText(given.fileName).slice(0, 200)
  await tx.userImport.create({
    data: {
      id,
      accountId: actor.accountId,
      uploadedById: actor.userId,
      contentCipher: sealImport(id, { fileName, file: file.value }),
      createdAt: at,
      expiresAt: importExpiry(at),
    },
  })
  return ok({ id })
}
