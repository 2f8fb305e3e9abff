import fc from 'fast-check'
import { env } from '@/lib/env'
import { db, emptyTables } from '../support/database'
import { fakeKnet } from '../support/fake-knet'
import { makeStaff } from '../support/office-scene'
import { PaymentWorld, steps } from '../support/payment-model'
import { brokenBooks, brokenNow } from '../support/payment-books'
import { paymentScene } from '../support/payment-scene'

jest.mock('@/lib/knet/pipe', () => {
  const fake = jest.requireActual<typeof import('../support/fake-knet')>('../support/fake-knet').fakeKnet
  return { askInquiry: fake.askInquiry, sendRefund: fake.sendRefund }
})
jest.mock('@/lib/db/client', () => jest.requireActual<typeof import('../support/crashing-db')>('../support/crashing-db').crashingClient())

const numRuns = env.TEST_DEEP ? 2000 : 200

it(`keeps the books over ${numRuns} runs of payments, faults and crashes in any order`, async () => {
  await emptyTables()
  const scene = await paymentScene()
  const officers = [await makeStaff('FINANCE_OFFICER'), await makeStaff('FINANCE_OFFICER')] as const
  const seen: Record<string, number> = {}
  await fc.assert(fc.asyncProperty(steps, async (taken) => {
    // What an earlier run left is final, and is nobody's business here.
    const world = new PaymentWorld(scene, officers, fakeKnet)
    await world.begin()
    for (const step of taken) {
      await world.take(step)
      expect(await brokenNow(world)).toEqual([])
    }
    await world.reconcile()
    expect(await brokenBooks(world)).toEqual([])
    for (const { state } of await db.paymentAttempt.findMany({ where: { id: { in: world.attempts.map(({ id }) => id) } }, select: { state: true } })) seen[state] = (seen[state] ?? 0) + 1
  }), { seed: 20261124, numRuns })
  // The runs came everywhere: otherwise they prove nothing.
  expect(Object.keys(seen).sort()).toEqual(['CANCELLED', 'EXPIRED', 'FAILED', 'PAID', 'REFUNDED', 'REVERSED', 'REVIEW'])
  const numbers = (await db.receipt.findMany({ select: { number: true } })).map(({ number }) => Number(number.split('/')[1])).sort((a, b) => a - b)
  expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => index + 1))
}, 1_200_000)
