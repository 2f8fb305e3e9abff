import { seedDemonstration } from '@/prisma/seed/seed-demonstration'
import { db } from '@/tests/support/database'

test('the demonstration has payment requests in every state, with books that agree', async () => {
  const at = new Date('2026-11-24T12:00:00Z')
  expect(await seedDemonstration(at)).toBe('seeded')
  const states = await db.paymentRequest.groupBy({ by: ['state'], _count: true })
  expect(states.map(({ state }) => state).sort()).toEqual(['EXPIRED', 'INITIATED', 'REJECTED', 'SUCCESSFUL', 'WITHDRAWN'])
  const paid = await db.paymentRequest.aggregate({ where: { state: 'SUCCESSFUL' }, _sum: { amountFils: true } })
  const allocated = await db.paymentAllocation.aggregate({ where: { state: 'EFFECTIVE' }, _sum: { amountFils: true } })
  const atKnet = await db.simulatorPayment.aggregate({ where: { state: 'CAPTURED' }, _sum: { amountFils: true } })
  expect(allocated._sum.amountFils).toBe(paid._sum.amountFils)
  // KNET holds two payments more: the second capture that finance has in review, and money that no payment here knows.
  const inReview = await db.paymentAttempt.aggregate({ where: { state: 'REVIEW' }, _sum: { amountFils: true } })
  const unknown = await db.paymentReview.aggregate({ where: { kind: 'UNKNOWN_PAYMENT', settlesOn: { not: null } }, _sum: { amountFils: true } })
  expect(atKnet._sum.amountFils).toBe(paid._sum.amountFils! + inReview._sum.amountFils! + unknown._sum.amountFils!)
  expect(await db.paymentReview.count({ where: { resolvedAt: null } })).toBe(2)
  expect(await db.refund.count({ where: { state: 'REQUESTED' } })).toBe(1)
  expect(await db.receipt.aggregate({ _sum: { amountFils: true } })).toEqual({ _sum: paid._sum })
  expect(await db.paymentRequest.count()).toBe(26)
}, 60_000)
