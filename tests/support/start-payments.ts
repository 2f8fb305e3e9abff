/**
 * Run by tests against a portal that serves: issues that many requests and starts a payment of each; prints
 * them as JSON.
 */
import { now } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { startPayment } from '@/lib/payments/start-payment'
import { valueOf } from './company-scene'
import { issueRequest, paymentScene } from './payment-scene'

const scene = await paymentScene()
const started: { attemptId: string; returnToken: string; gatewayUrl: string }[] = []
for (let count = 0; count < Number(process.argv[2]); count += 1) {
  const request = await issueRequest(scene, { amounts: { CUSTOMS_DUTY: 1000 + count, UNLOADING: 7 } })
  started.push(
    valueOf(
      await startPayment(scene.actor, await now(), {
        requestIds: [request.id],
        email: `payer${count}@ofuq.example`,
        language: 'en',
      }),
    ),
  )
}
await db.$disconnect()
console.log(JSON.stringify(started))
