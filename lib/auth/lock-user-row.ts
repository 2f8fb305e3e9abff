import type { Tx } from '@/lib/db/client'

/**
 * Locks a user's row for the rest of the transaction. The order everywhere is account, user, then the user's
 * sessions, links and codes (docs/decisions/024): two transactions that take them in different orders
 * deadlock, and one of the two readers gets an error page. Rows that refer to the user can still be written.
 */
export async function lockUserRow(tx: Tx, userId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${userId}::uuid FOR NO KEY UPDATE`
}
