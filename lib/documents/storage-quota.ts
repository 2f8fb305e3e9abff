import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { readSettings } from '@/lib/settings/settings'

const MEGABYTE = 1024 * 1024
/** An upload that was begun counts so long, in milliseconds; what failed counts no more then. */
const PENDING_MS = 10 * 60_000

/**
 * Whether an account may store so many bytes more (setting `storageQuotaMegabytes`). Documents that share
 * their bytes count once; previews are ours and do not count. Locks the account's storage until the
 * transaction ends: several users may upload.
 * @returns problem `storageFull`
 */
export async function checkStorage(tx: Tx, accountId: string, at: Date, bytes: number): Promise<Result> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`storage:${accountId}`}, 0))`
  const [row] = await tx.$queryRaw<{ used: bigint }[]>`
    SELECT COALESCE(sum(bytes), 0)::bigint AS used FROM (
      SELECT DISTINCT ON ("storageKey") bytes FROM "Document"
      WHERE "accountId" = ${accountId}::uuid AND (state = 'STORED' OR (state = 'PENDING' AND "createdAt" > ${new Date(at.getTime() - PENDING_MS)}))) AS kept`
  const { storageQuotaMegabytes } = await readSettings(tx)
  return Number(row!.used) + bytes > storageQuotaMegabytes * MEGABYTE ? fail('storageFull', 'file') : ok()
}
