import type { Actor } from '@/lib/access/actor'
import { isMember } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

const SELECT = {
  id: true, state: true, amountFils: true, trackId: true, paymentId: true, result: true, startedAt: true, updatedAt: true, returnToken: true,
  allocations: {
    select: { paymentRequest: { select: { id: true, number: true } }, receipt: { select: { id: true, number: true } } }, orderBy: { id: 'asc' },
  },
} as const satisfies Prisma.PaymentAttemptSelect
export type ReturnedAttempt = Prisma.PaymentAttemptGetPayload<{ select: typeof SELECT }>

/** The attempt of a result page's address, for its own account alone; a foreign token is as unknown as an invented one. */
export async function findReturn(actor: Actor, token: string): Promise<ReturnedAttempt | undefined> {
  if (!isMember(actor) || !/^[\w-]{10,100}$/.test(token)) return undefined
  return (await db.paymentAttempt.findFirst({ where: { returnToken: token, accountId: actor.accountId }, select: SELECT })) ?? undefined
}
