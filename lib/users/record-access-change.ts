import { isSignedIn, roleOf, type Actor } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import { moveEvent } from '@/lib/audit/event-catalogue'
import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'
import type { AccessEvent } from '@/lib/db/generated/client'

export type AccessChangeEntry = Pick<AccessEvent, 'accountId' | 'kind'> &
  Partial<
    Pick<
      AccessEvent,
      | 'userId'
      | 'companyId'
      | 'service'
      | 'reach'
      | 'until'
      | 'from'
      | 'to'
      | 'fromRoles'
      | 'toRoles'
      | 'cause'
      | 'reason'
    >
  >

function subjectOf({ userId, companyId }: AccessChangeEntry): 'User' | 'Company' | 'Account' {
  if (userId) return 'User'
  return companyId ? 'Company' : 'Account'
}

/**
 * Writes who could do what from now on into the history of access and into the audit, with the change.
 * @param actor SYSTEM: the owner’s shell, and what the portal does by itself
 * @param entry.accountId null for the staff, who have none
 */
export async function recordAccessChange(
  tx: Tx,
  actor: Actor | 'SYSTEM',
  at: Date,
  entry: AccessChangeEntry,
): Promise<void> {
  const by = actor !== 'SYSTEM' && isSignedIn(actor) ? actor : undefined
  await tx.accessEvent.create({
    data: {
      ...entry,
      id: newId(at),
      at,
      actorId: by?.userId ?? null,
      actorRole: by ? roleOf(by) : 'SYSTEM',
      actorName: by ? `${by.firstName} ${by.lastName}` : '',
    },
  })
  const { accountId, kind, userId, companyId, service, reach, from, to, cause, reason } = entry
  const details = {
    ...{ companyId, service, reach, from, to, cause, reason },
    fromRoles: entry.fromRoles?.join(' '),
    toRoles: entry.toRoles?.join(' '),
    until: entry.until?.toISOString().slice(0, 10),
  }
  await recordAudit(tx, actor, at, {
    event: moveEvent('access', kind),
    accountId: accountId ?? undefined,
    subject: subjectOf(entry),
    subjectId: userId ?? companyId ?? accountId ?? undefined,
    details: Object.fromEntries(Object.entries(details).filter(([, value]) => value)) as Record<
      string,
      string
    >,
  })
}
