import fc from 'fast-check'
import { env } from '@/lib/env'
import { openBothHalves, type BothHalves } from '../support/both-halves'
import { db, emptyTables } from '../support/database'
import { makeStaff } from '../support/office-scene'
import { brokenBooks, brokenNow } from '../support/payment-books'
import { PaymentWorld, steps } from '../support/payment-model'
import { paymentScene } from '../support/payment-scene'
import { elsewhere, simulatorKnet } from '../support/simulator-knet'

jest.mock('@/lib/env', () => jest.requireActual<typeof import('../support/mock-settings')>('../support/mock-settings').mockedEnv())
jest.mock('@/lib/db/client', () => jest.requireActual<typeof import('../support/crashing-db')>('../support/crashing-db').crashingClient())

let halves: BothHalves
beforeAll(async () => { halves = await openBothHalves({ around: elsewhere }) })
afterAll(() => halves.close())

const numRuns = env.TEST_DEEP ? 2000 : 80

it(`agrees with the simulator's own books over ${numRuns} runs of payments, faults and crashes, asked over its pipe`, async () => {
  await emptyTables()
  const scene = await paymentScene()
  const officers = [await makeStaff('FINANCE_OFFICER'), await makeStaff('FINANCE_OFFICER')] as const
  await fc.assert(fc.asyncProperty(steps, async (taken) => {
    const world = new PaymentWorld(scene, officers, simulatorKnet)
    await world.begin()
    for (const step of taken) {
      await world.take(step)
      expect(await brokenNow(world)).toEqual([])
    }
    await world.reconcile()
    expect(await brokenBooks(world)).toEqual([])
  }), { seed: 20261126, numRuns })
  // The runs came everywhere in its books: otherwise they prove nothing.
  const theirs = await db.simulatorPayment.groupBy({ by: ['state'], orderBy: { state: 'asc' } })
  expect(theirs.map(({ state }) => state)).toEqual(expect.arrayContaining(['CANCELED', 'CAPTURED', 'NOT_CAPTURED', 'VOIDED']))
  expect(await db.simulatorRefund.count()).toBeGreaterThan(0)
}, 1_200_000)
