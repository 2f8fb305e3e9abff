import fc from 'fast-check'
import { env } from '@/lib/env'
import { db, emptyTables } from '../support/database'
import { fakeKnet } from '../support/fake-knet'
import { makeStaff } from '../support/office-scene'
import { PaymentWorld } from '../support/payment-model'
import { brokenBooks, brokenNow } from '../support/payment-books'
import { paymentScene } from '../support/payment-scene'
import { steps } from '../support/payment-steps'

jest.mock('@/lib/knet/pipe', () => {
  const fake = jest.requireActual<typeof import('../support/fake-knet')>('../support/fake-knet').fakeKnet
  return { sendInquiry: fake.sendInquiry, sendRefund: fake.sendRefund }
})
jest.mock('@/lib/core/clock', () =>
  jest.requireActual<typeof import('../support/model-clock')>('../support/model-clock').clockOfTheModel(),
)
jest.mock('@/lib/db/client', () =>
  jest.requireActual<typeof import('../support/crashing-db')>('../support/crashing-db').crashingClient(),
)

/**
 * Every run has days of its own, and a year has no number twice: so from time to time everything starts
 * again.
 */
const [RUNS_A_STAGE, DAYS_A_RUN] = [150, 80]
async function setTheStage() {
  await emptyTables()
  return {
    scene: await paymentScene(),
    officers: [await makeStaff('FINANCE_OFFICER'), await makeStaff('FINANCE_OFFICER')] as const,
  }
}

const numRuns = env.TEST_DEEP ? 2000 : 80

it(`keeps the books over ${numRuns} runs of payments, faults and crashes in any order`, async () => {
  const seen: Record<string, number> = {}
  const outcomes = new Set<string>()
  let stage = await setTheStage()
  let runs = 0
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      // What an earlier run left is final, and is nobody's business here.
      if (runs > 0 && runs % RUNS_A_STAGE === 0) stage = await setTheStage()
      const world = new PaymentWorld(
        stage.scene,
        stage.officers,
        fakeKnet,
        (runs % RUNS_A_STAGE) * DAYS_A_RUN,
      )
      runs += 1
      await world.begin()
      for (const step of taken) {
        await world.take(step)
        expect(await brokenNow(world)).toEqual([])
      }
      await world.reconcile()
      await world.finance.settle()
      expect(await brokenBooks(world)).toEqual([])
      for (const { outcome } of await db.paymentReview.findMany({
        where: { outcome: { not: null } },
        select: { outcome: true },
        distinct: ['outcome'],
      }))
        outcomes.add(outcome!)
      for (const { state } of await db.paymentAttempt.findMany({
        where: { id: { in: world.attempts.map(({ id }) => id) } },
        select: { state: true },
      }))
        seen[state] = (seen[state] ?? 0) + 1
    }),
    { seed: 20261124, numRuns },
  )
  // The runs came everywhere: otherwise they prove nothing.
  expect(Object.keys(seen).sort()).toEqual([
    'CANCELLED',
    'EXPIRED',
    'FAILED',
    'PAID',
    'REFUNDED',
    'REVERSED',
    'REVIEW',
  ])
  expect([...outcomes]).toEqual(
    expect.arrayContaining(['NOT_OURS', 'NO_MONEY', 'REFUND_DONE', 'REFUND_FAILED', 'SETTLED']),
  )
  const numbers = (await db.receipt.findMany({ select: { number: true } })).map(
    ({ number }) => number.split('/') as [string, string, string],
  )
  for (const year of new Set(numbers.map(([, , end]) => end))) {
    const ofYear = numbers
      .filter(([, , end]) => end === year)
      .map(([, running]) => Number(running))
      .sort((a, b) => a - b)
    expect(ofYear).toEqual(Array.from({ length: ofYear.length }, (_, index) => index + 1))
  }
}, 5_400_000)
