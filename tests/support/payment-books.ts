import { db } from '@/lib/db/client'
import { settlement } from '@/lib/payments/settlement'
import { unallocatedCaptures } from '@/lib/payments/unallocated-captures'
import type { PaymentWorld } from './payment-model'

const include = { allocations: { include: { receipt: true } }, reviews: true, refunds: true } as const

/**
 * What must hold after every step: no request is successful without money that KNET took for it.
 * @returns what does not
 */
export async function brokenNow(world: PaymentWorld): Promise<string[]> {
  const requests = await db.paymentRequest.findMany({
    where: { id: { in: world.requestIds } },
    include: { allocations: { include: { attempt: true, receipt: true } } },
  })
  const faults: string[] = []
  for (const { number, state, allocations } of requests) {
    const effective = allocations.filter((allocation) => allocation.state === 'EFFECTIVE')
    if ((state === 'SUCCESSFUL') !== (effective.length === 1))
      faults.push(`${number} is ${state} with ${effective.length} effective allocations`)
    const atKnet = allocations.filter(({ attempt }) =>
      ['INITIATED', 'CAPTURED_UNCONFIRMED', 'UNKNOWN', 'REVIEW'].includes(attempt.state),
    )
    if (atKnet.length > 0 && !allocations.some((allocation) => allocation.state !== 'RELEASED'))
      faults.push(`${number} can be paid beside an attempt that is ${atKnet[0]!.attempt.state}`)
    for (const { attempt, receipt } of effective) {
      const taken = ['CAPTURED', 'VOIDED'].includes((await world.knet.find(attempt.trackId))?.state ?? '')
      if (!taken || !['PAID', 'REFUNDED'].includes(attempt.state) || !receipt)
        faults.push(
          `${number} is paid by an attempt that is ${attempt.state}, taken: ${taken}, receipt: ${Boolean(receipt)}`,
        )
    }
  }
  return faults
}

/**
 * The portal's books against KNET's, after reconciliation: to the fils, payment by payment.
 * @returns what does not agree
 */
export async function brokenBooks(world: PaymentWorld): Promise<string[]> {
  const faults = await brokenNow(world)
  const attempts = await db.paymentAttempt.findMany({
    where: {
      accountId: world.scene.accountId,
      allocations: { some: { paymentRequestId: { in: world.requestIds } } },
    },
    include,
  })
  let [ledger, receipts, books] = [0, 0, 0]
  for (const {
    trackId,
    state,
    amountFils,
    allocations,
    reviews,
    refunds,
    nextInquiryAt,
    capturedFils,
  } of attempts) {
    const payment = await world.knet.find(trackId)
    const theirs = payment?.state ?? 'OPEN'
    const open = reviews.some(({ resolvedAt }) => resolvedAt === null)
    const say = (text: string) => faults.push(`${state} here, ${theirs} there: ${text}`)
    if (nextInquiryAt) say('is still asked about')
    if (['INITIATED', 'CAPTURED_UNCONFIRMED', 'UNKNOWN'].includes(state)) say('is not final')
    if (state === 'REVIEW' && !open) say('stands in review without an item')
    const [done, lost] = ['DONE', 'UNKNOWN'].map((one) =>
      refunds.filter((refund) => refund.state === one).reduce((sum, refund) => sum + refund.amountFils, 0),
    ) as [number, number]
    const [taken, returned] = [payment?.takenFils ?? amountFils, payment?.refundedFils ?? 0]
    if (returned > taken || returned !== done) say(`gave back ${returned} of ${taken}, ${done} here`)
    if (lost > 0 || refunds.some((refund) => refund.state === 'RELEASED'))
      say('a lost refund that nobody settled')
    if (['PAID', 'REVIEW', 'REFUNDED'].includes(state) && theirs === 'CAPTURED' && capturedFils !== taken)
      say(`took ${taken}, booked as ${capturedFils}`)
    if (state === 'REFUNDED' && done !== taken) say('refunded in part only')
    if (theirs === 'CAPTURED' && state !== 'PAID' && state !== 'REFUNDED' && !(state === 'REVIEW' && open))
      say('money without a receipt or an item')
    if (state === 'PAID' && theirs !== 'CAPTURED') say('paid without money')
    if (state === 'REVERSED' && reviews.length === 0) say('reversed without an item')
    if (allocations.reduce((sum, allocation) => sum + allocation.amountFils, 0) !== amountFils)
      say('allocations do not add up')
    if (
      ['FAILED', 'CANCELLED', 'EXPIRED', 'REVERSED'].includes(state) &&
      allocations.some((allocation) => allocation.state !== 'RELEASED')
    )
      say('holds requests')
    if (!['PAID', 'REVERSED', 'REFUNDED'].includes(state) && allocations.some(({ receipt }) => receipt))
      say('has a receipt')
    if (state !== 'PAID' && !(state === 'REFUNDED' && allocations.some(({ receipt }) => receipt))) continue
    if (
      allocations.some(
        (allocation) =>
          allocation.state !== 'EFFECTIVE' || allocation.receipt?.amountFils !== allocation.amountFils,
      )
    )
      say('a receipt is missing or wrong')
    ledger += amountFils
    receipts += allocations.reduce((sum, { receipt }) => sum + (receipt?.amountFils ?? 0), 0)
    books += taken
  }
  if (ledger !== receipts || ledger !== books)
    faults.push(`ledger ${ledger}, receipts ${receipts}, KNET ${books}`)
  const owed = await db.paymentRequest.findMany({
    where: { id: { in: world.requestIds } },
    select: { number: true },
  })
  const told = await db.outboxEvent.count({
    where: { type: 'payment.succeeded', subjectId: { in: owed.map(({ number }) => number) } },
  })
  const given = await db.receipt.count({
    where: { allocation: { paymentRequestId: { in: world.requestIds } } },
  })
  const paid = await db.paymentAttemptEvent.count({
    where: { to: 'PAID', attempt: { id: { in: attempts.map(({ id }) => id) } } },
  })
  const mailed = await db.message.count({
    where: { key: { in: attempts.map(({ id }) => `payment:${id}:succeeded:email`) } },
  })
  if (mailed !== paid) faults.push(`${mailed} e-mails for ${paid} payments`)
  if (told !== given) faults.push(`${told} events for ${given} receipts`)
  return [...faults, ...(await brokenDays(world))]
}

/** The settlement page's sums against KNET's report, day by day. @returns what does not agree */
async function brokenDays(world: PaymentWorld): Promise<string[]> {
  const faults: string[] = []
  const found = new Map<string, number>()
  for (const day of world.days) {
    const rows = (await world.knet.report(day))
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((row) => row.split(','))
    const theirs = (action: string) =>
      rows
        .filter(([first]) => first === action)
        .reduce((sum, row) => sum + Math.round(Number(row[4]) * 1000), 0)
    const page = await settlement(world.officers[0], day)
    const uncounted = await unallocatedCaptures(world.officers[0], day)
    for (const { trackId, knetFils } of uncounted) found.set(trackId, knetFils)
    if (page.confirmedFils + page.uncountedFils !== theirs('Purchase'))
      faults.push(
        `${day}: captured ${theirs('Purchase')} there, ${page.confirmedFils} + ${page.uncountedFils} here`,
      )
    if (page.refundedFils !== theirs('Refund'))
      faults.push(`${day}: refunded ${theirs('Refund')} there, ${page.refundedFils} here`)
    if (page.uncountedFils !== uncounted.reduce((sum, { uncountedFils }) => sum + uncountedFils, 0))
      faults.push(`${day}: what is not counted does not add up`)
    if (page.gaps.length > 0) faults.push(`${day}: does not close: ${JSON.stringify(page.gaps)}`)
  }
  for (const trackId of world.strangers)
    if (found.get(trackId) !== 777) faults.push(`money under ${trackId} was not found`)
  return faults
}
