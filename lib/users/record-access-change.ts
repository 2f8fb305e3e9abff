import { isSignedIn, roleOf, type Actor } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'
import type { AccessEvent } from '@/lib/db/generated/client'

export type AccessChangeEntry = Pick<AccessEvent, 'accountId' | 'kind'> &
  Partial<Pick<AccessEvent, 'userId' | 'companyId' | 'service' | 'reach' | 'from' | 'to' | 'reason'>>

/** Writes who could do what from now on into the account's history and into the audit, with the change. */
export async function recordAccessChange(
  tx: Tx,
  actor: Actor,
  at: Date,
  entry: AccessChangeEntry,
): Promise<void> {
  await tx.accessEvent.create({
    data: {
      ...entry,
      id: newId(at),
      at,
      actorId: isSignedIn(actor) ? actor.userId : null,
      actorRole: isSignedIn(actor) ? roleOf(actor) : 'SYSTEM',
      actorName: isSignedIn(actor) ? `${actor.firstName} ${actor.lastName}` : '',
    },
  })
  const { accountId, kind, userId, companyId, service, reach, from, to, reason } = entry
  const other = companyId ? 'Company' : 'Account'
  const details = { companyId, service, reach, from, to, reason }
  await recordAudit(tx, actor, at, {
    event: `access.${kind.toLowerCase().replaceAll('_', '-')}`,
    accountId,
    subject: userId ? 'User' : other,
    subjectId: userId ?? companyId ?? accountId,
    details: Object.fromEntries(Object.entries(details).filter(([, value]) => value)) as Record<
      string,
      string
    >,
  })
}
