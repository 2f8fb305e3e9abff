import fc from 'fast-check'
import { env } from '@/lib/env'
import { openGatewayAndMerchant, type GatewayAndMerchant } from '../support/gateway-and-merchant'
import { db, emptyTables } from '../support/database'
import { makeStaff } from '../support/office-scene'
import { brokenBooks, brokenNow } from '../support/payment-books'
import { PaymentWorld } from '../support/payment-model'
import { paymentScene } from '../support/payment-scene'
import { steps } from '../support/payment-steps'
import { elsewhere, simulatorKnet } from '../support/simulator-knet'

jest.mock('@/lib/env', () =>
  jest.requireActual<typeof import('../support/mock-settings')>('../support/mock-settings').mockedEnv(),
)
jest.mock('@/lib/core/clock', () =>
  jest.requireActual<typeof import('../support/model-clock')>('../support/model-clock').clockOfTheModel(),
)
jest.mock('@/lib/db/client', () =>
  jest.requireActual<typeof import('../support/crashing-db')>('../support/crashing-db').crashingClient(),
)

let site: GatewayAndMerchant
beforeAll(async () => {
  site = await openGatewayAndMerchant({ around: elsewhere })
})
afterAll(() => site.close())

/** Every run has days of its own; before the good card's expiry (09/2030) everything starts again. */
const [RUNS_A_STAGE, DAYS_A_RUN] = [15, 80]
async function setTheStage() {
  await emptyTables()
  return {
    scene: await paymentScene(),
    officers: [await makeStaff('FINANCE_OFFICER'), await makeStaff('FINANCE_OFFICER')] as const,
  }
}

const numRuns = env.TEST_DEEP ? 2000 : 30

it(`agrees with the simulator's own books over ${numRuns} runs of payments, faults and crashes, asked over its pipe`, async () => {
  const states = new Set<string>()
  let stage = await setTheStage()
  let [runs, refunds] = [0, 0]
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      if (runs > 0 && runs % RUNS_A_STAGE === 0) stage = await setTheStage()
      const world = new PaymentWorld(
        stage.scene,
        stage.officers,
        simulatorKnet,
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
      for (const { state } of await db.simulatorPayment.groupBy({ by: ['state'], orderBy: { state: 'asc' } }))
        states.add(state)
      refunds += await db.simulatorRefund.count()
    }),
    { seed: 20261126, numRuns },
  )
  // The runs came everywhere in its books: otherwise they prove nothing.
  expect([...states]).toEqual(expect.arrayContaining(['CANCELED', 'CAPTURED', 'NOT_CAPTURED', 'VOIDED']))
  expect(refunds).toBeGreaterThan(0)
}, 5_400_000)
