import type { Actor } from '@/lib/access/actor'
import { isId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { MAY_HOLD_MONEY } from './machine'
import { isPayable } from './payable'
import { payablePaymentRequests } from './scope'

/** So many requests are paid at once: one page of the list. */
export const MAX_IN_BASKET = 20

const SELECT = {
  id: true,
  number: true,
  type: true,
  state: true,
  version: true,
  amountFils: true,
  expiresAt: true,
  customsAccountCode: true,
  allocations: {
    where: { OR: [{ state: 'HELD' }, { attempt: { state: { in: [...MAY_HOLD_MONEY] } } }] },
    select: { id: true },
  },
  customsAccount: { select: { nameAr: true, nameEn: true } },
  declaration: { select: { temporaryNumber: true } },
  deliveryOrder: { select: { number: true } },
} satisfies Prisma.PaymentRequestSelect
export type BasketRow = Prisma.PaymentRequestGetPayload<{ select: typeof SELECT }>

/** The ids of `?ids=`, repeated or parted by commas; what is none is dropped. */
export function readBasketIds(value: string | string[] | undefined): string[] {
  return [...new Set([value ?? []].flat().flatMap((text) => text.split(',')))]
    .filter(isId)
    .slice(0, MAX_IN_BASKET)
}

/** The requests that the actor's companies owe, of those named, oldest first, in whatever state they are. */
export async function findBasket(actor: Actor, ids: readonly string[]): Promise<BasketRow[]> {
  if (ids.length === 0) return []
  return db.paymentRequest.findMany({
    where: { AND: [{ id: { in: [...ids] } }, payablePaymentRequests(actor)] },
    select: SELECT,
    orderBy: [{ issuedAt: 'asc' }, { id: 'asc' }],
  })
}

/** It can be paid now. @param at domain time */
export const isDue = (row: BasketRow, at: Date): boolean =>
  isPayable({ ...row, held: row.allocations.length > 0 }, at)
