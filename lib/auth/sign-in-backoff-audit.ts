import { recordAudit } from '@/lib/audit/audit'
import { isId } from '@/lib/core/ids'
import { db, type Tx } from '@/lib/db/client'
import { addressBlock } from '@/lib/http/client-address'
import { takeFromLimit } from '@/lib/http/rate-limit'

/** What was tried: a password at one of the two sign-ins, a second factor, one's own password again. */
export type Tried = 'sign-in' | 'staff-sign-in' | 'second-factor' | 'own-password'

const PREFIX = 'delayed'

/**
 * Counts a try that was not judged: it came during a delay, or without the check that was asked for. The
 * audit gets one line a minute with the number (`auditDelayedTries`), so that a flood does not fill it.
 * @param userId of whose secret it was, when somebody has it
 */
export async function countDelayedTry(
  what: Tried,
  userId: string | undefined,
  address: string,
  at: Date,
  tx: Tx = db,
): Promise<void> {
  await takeFromLimit(
    [PREFIX, what, userId ?? '', addressBlock(address)].join('|'),
    { most: 0, seconds: 60 },
    at,
    tx,
  )
}

/**
 * Writes the lines of the minutes that are over. For the minute sweep; running twice at once writes each
 * once.
 */
export async function auditDelayedTries(at: Date): Promise<void> {
  const minute = new Date(Math.floor(at.getTime() / 60_000) * 60_000)
  await db.$transaction(
    async (tx) => {
      const rows = await tx.$queryRaw<{ key: string; windowStart: Date; count: number }[]>`
      DELETE FROM "RateLimit" WHERE key LIKE ${`${PREFIX}|%`} AND "windowStart" < ${minute} RETURNING key, "windowStart", count`
      for (const { key, windowStart, count } of rows) {
        const [, what = '', userId = '', ...block] = key.split('|')
        await recordAudit(tx, { kind: 'VISITOR' }, at, {
          event: 'sign-in.delayed',
          outcome: 'REFUSED',
          subject: 'User',
          subjectId: isId(userId) ? userId : undefined,
          address: block.join('|'),
          details: { what, tries: count, minute: windowStart.toISOString() },
        })
      }
    },
    { timeout: 30_000, maxWait: 10_000 },
  )
}
