import { isMember, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { isId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'

/**
 * The companies of the actor's account that owe payment requests, one for each, for the check of an action's
 * permission. Of several companies of one party it is one that the actor may pay for, if there is any.
 * @returns undefined when one of the requests is anybody else's
 */
export async function companiesOwing(
  actor: Actor,
  requestIds: readonly string[],
): Promise<string[] | undefined> {
  if (!isMember(actor) || !requestIds.every(isId)) return undefined
  const ids = [...new Set(requestIds)]
  const { accountId } = actor
  const rows = await db.paymentRequest.findMany({
    where: { id: { in: ids }, payer: { companies: { some: { accountId } } } },
    select: { payer: { select: { companies: { where: { accountId }, select: { id: true } } } } },
  })
  if (rows.length !== ids.length) return undefined
  return rows.map(({ payer: { companies } }) => {
    const own = companies.find(({ id }) => can(actor, 'payments.pay', id))
    return (own ?? companies[0]!).id
  })
}

/** The same for the requests that an attempt was made for. */
export async function companiesOfAttempt(actor: Actor, attemptId: string): Promise<string[] | undefined> {
  if (!isId(attemptId)) return undefined
  const allocations = await db.paymentAllocation.findMany({
    where: { attemptId },
    select: { paymentRequestId: true },
  })
  return allocations.length === 0
    ? undefined
    : companiesOwing(
        actor,
        allocations.map(({ paymentRequestId }) => paymentRequestId),
      )
}
