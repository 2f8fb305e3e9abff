import { db } from '@/lib/db/client'

const DAY = 86_400_000

/**
 * Erases the content of imports whose time is over; a day later the rows go as well. Meant for the minute
 * sweep; running twice at once is harmless.
 */
export async function eraseImports(at: Date): Promise<void> {
  await db.userImport.updateMany({
    where: { expiresAt: { lte: at }, contentCipher: { not: null } },
    data: { contentCipher: null },
  })
  await db.userImport.deleteMany({ where: { expiresAt: { lt: new Date(at.getTime() - DAY) } } })
}
