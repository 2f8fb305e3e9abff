import type { Actor } from '@/lib/access/actor'
import { isMember, isObserved } from '@/lib/access/actor'
import { maskEmail } from '@/lib/core/email'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { findBasket, isDue } from './basket-query'
import { referencesFor } from './mask-references'
import { TOLD_KINDS } from './review-case'
import { visiblePaymentRequests } from './scope'

const SELECT = {
  id: true,
  state: true,
  amountFils: true,
  trackId: true,
  paymentId: true,
  tranId: true,
  ref: true,
  auth: true,
  postDate: true,
  result: true,
  startedAt: true,
  updatedAt: true,
  returnToken: true,
  receiptEmail: true,
  events: { select: { cause: true }, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 1 },
  refunds: { where: { state: 'DONE' }, select: { amountFils: true } },
  reviews: {
    where: { kind: { in: [...TOLD_KINDS] } },
    select: { kind: true, details: true, paymentRequestId: true },
    orderBy: [{ resolvedAt: { sort: 'desc', nulls: 'first' } }, { openedAt: 'desc' }],
    take: 1,
  },
  allocations: {
    select: {
      paymentRequest: { select: { id: true, number: true, state: true } },
      receipt: { select: { id: true, number: true } },
    },
    orderBy: { id: 'asc' },
  },
} satisfies Prisma.PaymentAttemptSelect
export type ReturnedAttempt = Prisma.PaymentAttemptGetPayload<{ select: typeof SELECT }>

/**
 * The attempt of a result page's address, within its account: for whoever started it, also when the right to
 * see its requests was lost at KNET (it is that person's money), and for those who may see all of them.
 * Another token is as unknown as an invented one.
 */
export async function findReturn(actor: Actor, token: string): Promise<ReturnedAttempt | undefined> {
  if (!isMember(actor) || !/^[\w-]{10,100}$/.test(token)) return undefined
  const allowed = {
    OR: [
      { startedById: actor.userId },
      { allocations: { every: { paymentRequest: visiblePaymentRequests(actor) } } },
    ],
  }
  const attempt = await db.paymentAttempt.findFirst({
    where: { returnToken: token, accountId: actor.accountId, ...allowed },
    select: SELECT,
  })
  if (!attempt) return undefined
  return referencesFor(actor, {
    ...attempt,
    receiptEmail: isObserved(actor) ? maskEmail(attempt.receiptEmail) : attempt.receiptEmail,
  })
}

/** What the reader of a result page may do with its requests now. Ids. */
export type ReturnReach = { /** To open. */ visible: string[]; /** To pay again. */ payable: string[] }

/** @param at domain time: what has expired is not payable */
export async function reachOfReturn(actor: Actor, attempt: ReturnedAttempt, at: Date): Promise<ReturnReach> {
  const ids = attempt.allocations.map(({ paymentRequest }) => paymentRequest.id)
  const visible = await db.paymentRequest.findMany({
    where: { AND: [{ id: { in: ids } }, visiblePaymentRequests(actor)] },
    select: { id: true },
  })
  const payable = (await findBasket(actor, ids)).filter((row) => isDue(row, at))
  return { visible: visible.map(({ id }) => id), payable: payable.map(({ id }) => id) }
}
