import type { Member } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import { kuwaitYear } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'
import type { Request } from '@/lib/db/generated/client'
import { nextRequestNumber } from '@/lib/db/sequences'
import { recordRequestEvent } from './advance'
import type { RequestTitles, RequestTypeDefinition } from './request-type-definition'

type NewRequest = {
  companyId?: string
  /** The rejected request that it follows. */
  previousId?: string
  /** What lists show of it, once its number is known. */
  titles: (number: string) => RequestTitles
  /** Of the audit line, beside number and type. */
  details?: Record<string, string>
}

/**
 * A draft with its number, history and audit. The caller has checked that the member may act, and writes the
 * details of its type in the same transaction.
 */
export async function createRequest(
  { type, series }: Pick<RequestTypeDefinition, 'type' | 'series'>,
  tx: Tx,
  member: Member,
  at: Date,
  { companyId, previousId, titles, details }: NewRequest,
): Promise<Request> {
  const number = await nextRequestNumber(tx, series, kuwaitYear(at))
  const request = await tx.request.create({
    data: {
      id: newId(at),
      type,
      number,
      accountId: member.accountId,
      companyId,
      createdById: member.userId,
      createdAt: at,
      updatedAt: at,
      previousId,
      ...titles(number),
    },
  })
  await recordRequestEvent(tx, member, at, request, { kind: 'CREATED' })
  await recordAudit(tx, member, at, {
    event: 'request.created',
    subject: 'Request',
    subjectId: request.id,
    details: { number, type, ...details },
  })
  return request
}
