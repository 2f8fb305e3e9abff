import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'
import { isMember, isSignedIn, roleOf, type Actor } from '@/lib/access/actor'

export type AuditEntry = {
  /** Dotted verb: `request.approved`, `document.viewed`, `action.refused`. */
  event: string
  outcome?: 'OK' | 'REFUSED'
  subject?: string
  subjectId?: string
  accountId?: string
  address?: string
  /** Never in clear: civil IDs, codes, passwords, tokens. */
  details?: Record<string, string | number | boolean | null>
}

/** Writes one line of the append-only audit in the change's own transaction. */
export async function recordAudit(tx: Tx, actor: Actor, at: Date, entry: AuditEntry): Promise<void> {
  await tx.auditEvent.create({
    data: {
      id: newId(at),
      at,
      actorId: isSignedIn(actor) ? actor.userId : null,
      actorRole: roleOf(actor),
      accountId: entry.accountId ?? (isMember(actor) ? actor.accountId : null),
      event: entry.event,
      outcome: entry.outcome ?? 'OK',
      subject: entry.subject,
      subjectId: entry.subjectId,
      address: entry.address,
      details: entry.details ?? {},
    },
  })
}
