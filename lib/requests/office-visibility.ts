import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'

/**
 * Since when the business has a request (`r` in the query) back for correction, else `infinity`. What it adds
 * from then on is its own until it sends the request again; a request withdrawn meanwhile never shows it.
 */
export const WITHHELD_SINCE = Prisma.sql`coalesce((SELECT CASE WHEN w.kind = 'RETURNED' THEN w.at END FROM "RequestEvent" w
  WHERE w."requestId" = r.id AND w.kind IN ('SUBMITTED', 'RESUBMITTED', 'RETURNED') ORDER BY w.version DESC LIMIT 1), 'infinity')`

/** Whether the office may not see yet what was added to a request at that time. */
export async function isWithheld(client: Tx, requestId: string, addedAt: Date): Promise<boolean> {
  const rows = await client.$queryRaw<{ withheld: boolean }[]>`
    SELECT ${addedAt}::timestamptz > ${WITHHELD_SINCE} AS withheld FROM "Request" r WHERE r.id = ${requestId}::uuid`
  return rows[0]?.withheld ?? true
}
