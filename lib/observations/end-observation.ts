import { staffOf, type Actor } from '@/lib/access/actor'
import { actingBy } from '@/lib/access/permissions'
import { endObservations } from '@/lib/auth/end-observations'
import { ok, type Result } from '@/lib/core/result'
import { db, type Tx } from '@/lib/db/client'
import type { ObservationEnd } from '@/lib/db/generated/enums'

const BATCH = 200

/**
 * The asking member of staff stops observing, in the session that the button was pressed in. Twice changes nothing.
 * @returns the account observed last from this session; null for none
 */
export async function stopObserving(
  tx: Tx,
  actor: Actor,
  at: Date,
): Promise<Result<{ accountId: string | null }>> {
  const staff = staffOf(actingBy(actor, 'accounts.observe'))
  await endObservations(tx, staff, at, { staffId: staff.userId, sessionId: staff.sessionId }, 'STOPPED')
  const last = await tx.observation.findFirst({
    where: { staffId: staff.userId, sessionId: staff.sessionId },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    select: { accountId: true },
  })
  return ok({ accountId: last?.accountId ?? null })
}

/**
 * Writes the end of observations that are over: by their time, with the session they were begun in, or because the
 * member of staff, the user or the account lost access. Nobody reads a page meanwhile: each call looks at that anew
 * (lib/auth/session). Meant for the minute sweep; running twice at once is harmless.
 */
export async function endLateObservations(at: Date): Promise<number> {
  const late = await db.$queryRaw<{ id: string; end: ObservationEnd }[]>`
    SELECT o.id::text, CASE WHEN o."endsAt" <= ${at} THEN 'EXPIRED'
      WHEN w.state <> 'ACTIVE' OR f.state <> 'ACTIVE' OR a.state <> 'ACTIVE' THEN 'ACCESS_ENDED' ELSE 'SIGNED_OUT' END AS end
    FROM "Observation" o JOIN "User" w ON w.id = o."userId" JOIN "User" f ON f.id = o."staffId"
      JOIN "Account" a ON a.id = o."accountId" LEFT JOIN "Session" s ON s.id = o."sessionId"
    WHERE o."endedAt" IS NULL AND (o."endsAt" <= ${at} OR w.state <> 'ACTIVE' OR f.state <> 'ACTIVE' OR a.state <> 'ACTIVE'
      OR s.id IS NULL OR s."endedAt" IS NOT NULL OR s."expiresAt" <= ${at})
    ORDER BY o.id LIMIT ${BATCH}`
  let ended = 0
  for (const { id, end } of late)
    ended += await db.$transaction((tx) => endObservations(tx, 'SYSTEM', at, { id }, end))
  return ended
}
