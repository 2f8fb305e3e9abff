import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

/** Writes an event for other systems in the change's transaction; kept until something delivers it. */
export async function emitEvent(
  tx: Tx,
  at: Date,
  type: string,
  subjectId: string,
  payload: Prisma.InputJsonObject,
): Promise<void> {
  await tx.outboxEvent.create({ data: { id: newId(at), at, type, subjectId, payload } })
}
