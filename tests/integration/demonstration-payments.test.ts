import { startRegistration } from '@/lib/companies/start-registration'
import { readFileSync } from 'node:fs'
import type { Actor } from '@/lib/access/actor'
import { countLookup, findMatch } from '@/lib/companies/party-match'
import { Service } from '@/lib/db/generated/enums'
import { seedDemonstration } from '@/prisma/seed/seed-demonstration'
import { db } from '@/tests/support/database'
import { runKept, valueOf } from '../support/company-scene'

test('the demonstration has payment requests in every state, with books that agree', async () => {
  const at = new Date('2026-11-24T12:00:00Z')
  expect(await seedDemonstration(at)).toBe('seeded')
  const states = await db.paymentRequest.groupBy({ by: ['state'], _count: true })
  expect(states.map(({ state }) => state).sort()).toEqual([
    'EXPIRED',
    'INITIATED',
    'REJECTED',
    'SUCCESSFUL',
    'WITHDRAWN',
  ])
  const paid = await db.paymentRequest.aggregate({
    where: { state: 'SUCCESSFUL' },
    _sum: { amountFils: true },
  })
  const allocated = await db.paymentAllocation.aggregate({
    where: { state: 'EFFECTIVE' },
    _sum: { amountFils: true },
  })
  const atKnet = await db.simulatorPayment.aggregate({
    where: { state: 'CAPTURED' },
    _sum: { amountFils: true },
  })
  expect(allocated._sum.amountFils).toBe(paid._sum.amountFils)
  // KNET holds two payments more: the second capture that finance has in review, and money that no payment
  // here knows.
  const inReview = await db.paymentAttempt.aggregate({
    where: { state: 'REVIEW' },
    _sum: { amountFils: true },
  })
  const unknown = await db.paymentReview.aggregate({
    where: { kind: 'UNKNOWN_PAYMENT', settlesOn: { not: null } },
    _sum: { amountFils: true },
  })
  expect(atKnet._sum.amountFils).toBe(
    paid._sum.amountFils! + inReview._sum.amountFils! + unknown._sum.amountFils!,
  )
  expect(await db.paymentReview.count({ where: { resolvedAt: null } })).toBe(2)
  expect(await db.refund.count({ where: { state: 'REQUESTED' } })).toBe(1)
  expect(await db.receipt.aggregate({ _sum: { amountFils: true } })).toEqual({ _sum: paid._sum })
  expect(await db.paymentRequest.count()).toBe(26)
}, 60_000)

test('the companies that the README names to attach are recognised, and those that it says are registered are refused', async () => {
  const at = new Date('2026-11-24T12:00:00Z')
  const [, attach = '', refused = ''] =
    /attach ([^:]*?) as a branch to see it recognised\. ([^:]*?) are\s+registered already/.exec(
      readFileSync('README.md', 'utf8'),
    ) ?? []
  const numbers = (text: string) => text.match(/\d{6}/g) ?? []
  expect([numbers(attach).length, numbers(refused).length]).toEqual([4, 2])
  const user = await db.user.findFirstOrThrow({ where: { email: 'hamed@ofuq.example' } })
  const actor: Actor = {
    kind: 'GENERAL',
    userId: user.id,
    accountId: user.accountId!,
    sessionId: user.id,
    firstName: '',
    lastName: '',
    email: user.email,
    locale: 'ar',
    services: Object.values(Service),
    grants: [],
    unread: 0,
    idleEndsAt: at,
    endsAt: at,
  }
  const start = (number: string) =>
    runKept((tx) => startRegistration(tx, actor, at, { commercialRegistrationNumber: number }))
  for (const number of numbers(attach)) {
    valueOf(await start(number))
    expect([
      await countLookup(actor.accountId, number, at),
      (await findMatch(actor, number, at))?.nameAr,
    ]).toEqual([true, expect.stringContaining('••')])
  }
  for (const number of numbers(refused))
    expect(await start(number)).toMatchObject({
      ok: false,
      problems: [{ code: expect.stringMatching(/^crNumber(Own|Held)$/) }],
    })
}, 60_000)
