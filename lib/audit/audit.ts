import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'
import { isMember, isSignedIn, roleOf, type Actor } from '@/lib/access/actor'
import { handledCall } from '@/lib/http/handled-call'
import { accountOfSubject, type AuditSubject } from './account-of-subject'
import { AUDIT_EVENTS, type AuditEventName } from './event-catalogue'

export type AuditEntry = {
  /** Dotted verb: `request.approved`, `document.viewed`, `action.refused`. */
  event: AuditEventName
  outcome?: 'OK' | 'REFUSED'
  subject?: AuditSubject
  /** Of a refused call: the action's name, in place of a subject. */
  action?: string
  subjectId?: string
  /** The subject's number as people know it, which the audit is searched by; else `details.number`. */
  number?: string
  /** Who it was, where the call itself proved it (a password, a link) and nobody was signed in before. */
  person?: { id: string; firstName: string; lastName: string }
  /** Only where it is neither the actor's own nor the subject's. */
  accountId?: string
  address?: string
  /** Never in clear: civil IDs, codes, passwords, tokens. */
  details?: Record<string, string | number | boolean | null>
}

/** Characters of a User-Agent that are kept: anybody may send more. */
const MAX_DEVICE = 300

function numberOf({ number, details }: AuditEntry): string | undefined {
  return number ?? (typeof details?.number === 'string' ? details.number : undefined)
}

/** The account that a line concerns: the acting member's own, else the subject's. */
async function accountOf(tx: Tx, actor: Actor | 'SYSTEM', entry: AuditEntry): Promise<string | null> {
  if (entry.accountId) return entry.accountId
  if (actor !== 'SYSTEM' && isMember(actor)) return actor.accountId
  return entry.subject && entry.subjectId ? accountOfSubject(tx, entry.subject, entry.subjectId) : null
}

/**
 * Writes one line of the append-only audit in the change's own transaction: who (by name), from where and with
 * which browser, and which account it concerns. Address and browser are those of the call that is being answered.
 * @param actor SYSTEM for what the portal does by itself or in the owner's shell
 */
export async function recordAudit(
  tx: Tx,
  actor: Actor | 'SYSTEM',
  at: Date,
  entry: AuditEntry,
): Promise<void> {
  const call = handledCall.getStore()
  const signedIn = actor !== 'SYSTEM' && isSignedIn(actor) ? { ...actor, id: actor.userId } : undefined
  const person = signedIn ?? entry.person
  await tx.auditEvent.create({
    data: {
      id: newId(at),
      at,
      actorId: person?.id ?? null,
      actorName: person ? `${person.firstName} ${person.lastName}` : '',
      actorRole: actor === 'SYSTEM' ? 'SYSTEM' : roleOf(actor),
      accountId: await accountOf(tx, actor, entry),
      event: entry.event,
      kind: AUDIT_EVENTS[entry.event],
      outcome: entry.outcome ?? 'OK',
      subject: entry.subject ?? entry.action,
      subjectId: entry.subjectId,
      number: numberOf(entry),
      address: entry.address ?? call?.address,
      device: call?.userAgent?.slice(0, MAX_DEVICE),
      details: entry.details ?? {},
    },
  })
}
