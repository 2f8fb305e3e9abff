import type { Actor } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import type { Tx } from '@/lib/db/client'
import type { Observation, Prisma } from '@/lib/db/generated/client'
import type { ObservationEnd } from '@/lib/db/generated/enums'

/** Characters of the patterns that the audit keeps. */
const MAX_SEEN = 2000

/**
 * Ends running observations and writes into the account's log how many pages were seen, and which: their patterns,
 * which have no ids. Whoever observed reads nothing more from the next click on. Ending twice changes nothing.
 * @param actor SYSTEM: by its time, or because somebody lost access
 * @returns how many ended
 */
export async function endObservations(
  tx: Tx,
  actor: Actor | 'SYSTEM',
  at: Date,
  which: Prisma.ObservationWhereInput,
  end: ObservationEnd,
): Promise<number> {
  const running = await tx.observation.findMany({
    where: { AND: [which, { endedAt: null }] },
    orderBy: { id: 'asc' },
  })
  let ended = 0
  for (const observation of running) ended += await endOne(tx, actor, at, observation, end)
  return ended
}

async function endOne(
  tx: Tx,
  actor: Actor | 'SYSTEM',
  at: Date,
  { id, userId, accountId, startedAt, endsAt }: Observation,
  end: ObservationEnd,
): Promise<number> {
  const over = end === 'EXPIRED' || at > endsAt ? endsAt : at
  const [row] = await tx.observation.updateManyAndReturn({
    where: { id, endedAt: null },
    data: { endedAt: over < startedAt ? startedAt : over, end },
    select: { pages: true, patterns: true },
  })
  if (!row) return 0
  await recordAudit(tx, actor, at, {
    event: 'observation.ended',
    accountId,
    subject: 'User',
    subjectId: userId,
    details: { observation: id, end, pages: row.pages, seen: row.patterns.join(' ').slice(0, MAX_SEEN) },
  })
  return 1
}
