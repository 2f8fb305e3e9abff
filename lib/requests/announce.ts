import { isGranted } from '@/lib/access/grants'
import type { Request } from '@/lib/db/generated/client'
import type { Tx } from '@/lib/db/client'
import type { NotificationKind } from '@/lib/notifications/kinds'
import { notify } from '@/lib/notifications/notify'
import { emitEvent } from '@/lib/outbox/emit-event'
import type { RequestTypeDefinition } from './request-type-definition'

type Announcement = {
  /** Kind of the notice. */
  notice: NotificationKind
  /** Where the notice leads (path below the locale); the request's page when absent. */
  href?: string
  /** The officer's reason, as the business reads it. */
  reason?: string
} & (
  | {
      event:
        | 'request.submitted'
        | 'request.resubmitted'
        | 'request.approved'
        | 'request.rejected'
        | 'request.withdrawn'
    }
  | { event: 'request.returned'; corrections: number }
)

/**
 * Tells of a move of a request, in its transaction: the general users and the user who filled it in by a
 * notice, as long as the latter is granted the request's service for its company; other systems by an event. The
 * one place that does.
 */
export async function announce(
  { service }: RequestTypeDefinition,
  tx: Tx,
  at: Date,
  request: Request,
  announced: Announcement,
): Promise<void> {
  const { number, type, version, createdById } = request
  const granted = await isGranted(tx, at, createdById, service, request.companyId)
  await notify(tx, at, {
    userIds: granted ? [createdById] : [],
    generalUsersOf: request.accountId,
    kind: announced.notice,
    href: announced.href ?? `/requests/${request.id}`,
    args: {
      number,
      companyAr: request.subjectAr,
      companyEn: request.subjectEn,
      ...(announced.reason && { reason: announced.reason }),
    },
  })
  if (announced.event === 'request.returned') {
    const { event, corrections } = announced
    await emitEvent(tx, at, event, number, { type, version, corrections })
  } else await emitEvent(tx, at, announced.event, number, { type, version })
}
