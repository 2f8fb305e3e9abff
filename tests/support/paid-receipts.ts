import { newId } from '@/lib/core/ids'
import type { RefundState } from '@/lib/db/generated/enums'
import { runInquiry } from '@/lib/payments/run-inquiry'
import { startPayment } from '@/lib/payments/start-payment'
import { valueOf } from './company-scene'
import { db } from './database'
import { fakeKnet } from './fake-knet'
import { AT, makeStaff } from './office-scene'
import { issueRequest, type PaymentScene } from './payment-scene'

/** Pays requests over KNET to the end. */
export async function payWithReceipts(scene: PaymentScene, count = 1, at = AT) {
  const requests = []
  for (let n = 0; n < count; n += 1) requests.push(await issueRequest(scene, { at }))
  const started = valueOf(
    await startPayment(scene.actor, at, {
      requestIds: requests.map(({ id }) => id),
      email: 'payer@ofuq.example',
      language: 'ar',
    }),
  )
  fakeKnet.decide(fakeKnet.open(started.gatewayUrl), 'CAPTURED')
  await runInquiry(started.attemptId, at)
  const receipts = await db.receipt.findMany({
    where: { allocation: { attemptId: started.attemptId } },
    include: { allocation: true },
    orderBy: { id: 'asc' },
  })
  return { ...started, requests, receipts, receipt: receipts[0]! }
}

/** Money that went back, or is about to, as a row. */
export async function refund(
  of: Awaited<ReturnType<typeof payWithReceipts>>,
  amountFils: number,
  state: RefundState,
) {
  await db.refund.create({
    data: {
      id: newId(AT),
      attemptId: of.attemptId,
      allocationId: of.receipt.allocationId,
      amountFils,
      reason: 'دفع مكرر',
      state,
      requestedById: (await makeStaff('FINANCE_OFFICER')).userId,
      requestedAt: AT,
      ...(state !== 'REQUESTED' && {
        decidedById: (await makeStaff('FINANCE_OFFICER')).userId,
        decidedAt: AT,
      }),
      ...(state === 'DONE' && { finishedAt: AT, settlesOn: new Date('2026-11-24') }),
    },
  })
}
