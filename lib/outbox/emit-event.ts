import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'
import {
  EVENT_CATALOGUE,
  SUBJECTS,
  type EventPayload,
  type EventSubject,
  type EventType,
} from './event-catalogue'

/**
 * The next number of a subject's events, from 1 without gaps. The counter's row is the lock of the subject: another
 * transaction that writes an event of the same subject waits here until this one ends, so that the numbers
 * become visible in their order.
 */
async function nextSequence(tx: Tx, subjectType: EventSubject, subjectId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO "OutboxSubject" (type, id, last) VALUES (${subjectType}, ${subjectId}, 1)
    ON CONFLICT (type, id) DO UPDATE SET last = "OutboxSubject".last + 1 RETURNING last`
  return rows[0]!.last
}

/**
 * Writes an event for other systems in the change's transaction. Several events of one transaction are written in
 * the order in which their subjects are locked elsewhere, or two transactions may wait for each other.
 * @param subjectId the subject's public identifier, never an internal id
 * @throws when subject or payload are not as the catalogue says: a bug of the caller
 */
export async function emitEvent<T extends EventType>(
  tx: Tx,
  at: Date,
  type: T,
  subjectId: string,
  payload: EventPayload<T>,
): Promise<void> {
  const { version, subject: subjectType, payload: schema } = EVENT_CATALOGUE[type]
  SUBJECTS[subjectType].parse(subjectId)
  const checked = schema.parse(payload)
  // The subject first: `position` is given behind its lock, and follows the sequence therefore.
  const sequence = await nextSequence(tx, subjectType, subjectId)
  await tx.outboxEvent.create({
    data: { id: newId(at), at, type, version, subjectType, subjectId, sequence, payload: checked },
  })
}
