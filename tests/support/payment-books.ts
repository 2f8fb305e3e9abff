import { db } from '@/lib/db/client'
import { fakeKnet } from './fake-knet'
import type { PaymentWorld } from './payment-model'

const include = { allocations: { include: { receipt: true } }, reviews: true } as const

/** What must hold after every step: no request is successful without money that KNET took for it. @returns what does not */
export async function brokenNow(world: PaymentWorld): Promise<string[]> {
  const requests = await db.paymentRequest.findMany({ where: { id: { in: world.requestIds } }, include: { allocations: { include: { attempt: true, receipt: true } } } })
  return requests.flatMap(({ number, state, allocations }) => {
    const effective = allocations.filter((allocation) => allocation.state === 'EFFECTIVE')
    const faults: string[] = []
    if ((state === 'SUCCESSFUL') !== (effective.length === 1)) faults.push(`${number} is ${state} with ${effective.length} effective allocations`)
    for (const { attempt, receipt } of effective) {
      const taken = ['CAPTURED', 'VOIDED'].includes(fakeKnet.payments.get(attempt.trackId)?.state ?? '')
      if (!taken || attempt.state !== 'PAID' || !receipt) faults.push(`${number} is paid by an attempt that is ${attempt.state}, taken: ${taken}, receipt: ${Boolean(receipt)}`)
    }
    return faults
  })
}

/** The portal's books against KNET's, after reconciliation: to the fils, payment by payment. @returns what does not agree */
export async function brokenBooks(world: PaymentWorld): Promise<string[]> {
  const faults = await brokenNow(world)
  const attempts = await db.paymentAttempt.findMany({ where: { accountId: world.scene.accountId, allocations: { some: { paymentRequestId: { in: world.requestIds } } } }, include })
  let [ledger, receipts, books] = [0, 0, 0]
  for (const { trackId, state, amountFils, allocations, reviews, nextInquiryAt } of attempts) {
    const payment = fakeKnet.payments.get(trackId)
    const theirs = payment?.state ?? 'OPEN'
    const open = reviews.some(({ resolvedAt }) => resolvedAt === null)
    const say = (text: string) => faults.push(`${state} here, ${theirs} there: ${text}`)
    if (nextInquiryAt) say('is still asked about')
    if (['INITIATED', 'CAPTURED_UNCONFIRMED', 'UNKNOWN'].includes(state)) say('is not final')
    if (state === 'REVIEW' && !open) say('stands in review without an item')
    if (theirs === 'CAPTURED' && state !== 'PAID' && !(state === 'REVIEW' && open)) say('money without a receipt or an item')
    if (state === 'PAID' && theirs !== 'CAPTURED') say('paid without money')
    if (state === 'REVERSED' && !open) say('reversed without an item')
    if (allocations.reduce((sum, allocation) => sum + allocation.amountFils, 0) !== amountFils) say('allocations do not add up')
    if (['FAILED', 'CANCELLED', 'EXPIRED', 'REVERSED'].includes(state) && allocations.some((allocation) => allocation.state !== 'RELEASED')) say('holds requests')
    if (state !== 'PAID' && state !== 'REVERSED' && allocations.some(({ receipt }) => receipt)) say('has a receipt')
    if (state !== 'PAID') continue
    if (allocations.some((allocation) => allocation.state !== 'EFFECTIVE' || allocation.receipt?.amountFils !== allocation.amountFils)) say('a receipt is missing or wrong')
    ledger += amountFils
    receipts += allocations.reduce((sum, { receipt }) => sum + (receipt?.amountFils ?? 0), 0)
    books += payment?.takenFils ?? payment?.amountFils ?? 0
  }
  if (ledger !== receipts || ledger !== books) faults.push(`ledger ${ledger}, receipts ${receipts}, KNET ${books}`)
  const [told, given] = [
    await db.outboxEvent.count({ where: { type: 'payment.paid', subjectId: { in: world.requestIds } } }),
    await db.receipt.count({ where: { allocation: { paymentRequestId: { in: world.requestIds } } } }),
  ]
  if (told !== given) faults.push(`${told} events for ${given} receipts`)
  return faults
}
