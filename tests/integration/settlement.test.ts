import { db } from '@/lib/db/client'
import { newId } from '@/lib/core/ids'
import { openReview } from '@/lib/payments/open-review'
import { findFinancePayment } from '@/lib/payments/finance-payment'
import { searchPayments } from '@/lib/payments/finance-search'
import { waitingRefunds } from '@/lib/payments/refund-queries'
import { financeCounts, findReview, reviewQueue } from '@/lib/payments/review-queries'
import { netFils, settlement, settlementEntries } from '@/lib/payments/settlement'
import { emptyTables } from '../support/database'
import { makeAttempt, makePaymentRequest } from '../support/finance-scene'
import { AT, makeAccount, makeStaff } from '../support/office-scene'

beforeEach(emptyTables)

test('a day’s totals by customs account and category, less refunds, apart from what is in review', async () => {
  const officer = await makeStaff('FINANCE_OFFICER')
  const basket = await makeAttempt({
    requests: [
      await makePaymentRequest(),
      await makePaymentRequest({ lines: [{ category: 'FINES', amountFils: 1_250 }] }),
    ],
  })
  await makeAttempt({
    requests: [
      await makePaymentRequest({
        account: 'TRUST',
        lines: [{ category: 'GUARANTEES', amountFils: 300_000 }],
      }),
    ],
  })
  await makeAttempt({ settlesOn: '2026-11-25' })
  await makeAttempt({ state: 'REVIEW' })
  await makeAttempt({ state: 'FAILED' })
  const two = {
    requestedById: officer.userId,
    requestedAt: AT,
    decidedById: (await makeStaff('FINANCE_OFFICER')).userId,
    decidedAt: AT,
  }
  const refund = (settlesOn: string) =>
    db.refund.create({
      data: {
        ...two,
        id: newId(AT),
        attemptId: basket.id,
        allocationId: basket.allocations[0]!.id,
        amountFils: 5_000,
        reason: 'x',
        state: 'DONE',
        finishedAt: AT,
        settlesOn: new Date(settlesOn),
      },
    })
  await refund('2026-11-24')
  await refund('2026-11-25')
  const day = await settlement(officer, '2026-11-24')
  expect(
    day.lines.map(({ account, category, receipts, amountFils }) => [account, category, receipts, amountFils]),
  ).toEqual([
    ['REVENUE', 'CUSTOMS_DUTY', 1, 40_000],
    ['REVENUE', 'STORAGE', 1, 10_000],
    ['REVENUE', 'FINES', 1, 1_250],
    ['TRUST', 'GUARANTEES', 1, 300_000],
  ])
  expect(day.accounts).toMatchObject([
    {
      account: 'REVENUE',
      payments: 1,
      confirmedFils: 51_250,
      refundedFils: 5_000,
      uncountedFils: 50_000,
      reversedFils: 0,
    },
    { account: 'TRUST', payments: 1, confirmedFils: 300_000, refundedFils: 0, uncountedFils: 0 },
  ])
  expect(day).toMatchObject({ confirmedFils: 351_250, refundedFils: 5_000, gaps: [] })
  expect(netFils(day.accounts[0]!)).toBe(96_250)
  const entries = await settlementEntries(officer, '2026-11-24', 'ar')
  expect(entries.reduce((sum, { amountFils }) => sum + amountFils, 0)).toBe(351_250)
  expect(entries[0]).toMatchObject({
    account: 'REVENUE',
    payer: 'شركة الأفق',
    trackId: basket.trackId,
    postDate: '1124',
  })
  expect(await settlement(officer, '2026-11-26')).toMatchObject({ lines: [], accounts: [], gaps: [] })
  expect(await settlement(officer, '2026-11-25')).toMatchObject({
    confirmedFils: 50_000,
    refundedFils: 5_000,
  })
})

test('the queue is read oldest first, counted by kind, and by key', async () => {
  const officer = await makeStaff('AUDITOR')
  for (let n = 0; n < 27; n += 1)
    await db.$transaction((tx) =>
      openReview(tx, new Date(AT.getTime() + n * 1000), {
        kind: n === 3 ? 'SUSPECT' : 'UNKNOWN_PAYMENT',
        amountFils: n + 1,
        details: { n },
      }),
    )
  const first = await reviewQueue(officer, { show: 'open' })
  expect(first.rows.map(({ amountFils }) => amountFils)).toEqual(Array.from({ length: 25 }, (_, n) => n + 1))
  const second = await reviewQueue(officer, { show: 'open', after: first.next })
  expect([second.rows.map(({ amountFils }) => amountFils), second.next]).toEqual([[26, 27], undefined])
  expect((await reviewQueue(officer, { show: 'open', kind: 'SUSPECT' })).rows).toHaveLength(1)
  expect((await reviewQueue(officer, { show: 'closed' })).rows).toEqual([])
  expect(await financeCounts(officer)).toEqual({
    open: 27,
    toRelease: 0,
    toConfirm: 0,
    lost: 0,
    byKind: { SUSPECT: 1, UNKNOWN_PAYMENT: 26 },
  })
  expect(await findReview(officer, first.rows[0]!.id)).toMatchObject({
    amountFils: 1,
    details: { n: 0 },
    numbers: null,
  })
})

test('a payment is found by every number it carries, and shown with all that belongs to it', async () => {
  const officer = await makeStaff('FINANCE_OFFICER')
  const request = await makePaymentRequest()
  const attempt = await makeAttempt({ requests: [request] })
  await makeAttempt()
  const receipt = await db.receipt.findFirstOrThrow({ where: { allocationId: attempt.allocations[0]!.id } })
  for (const text of [
    attempt.trackId,
    attempt.paymentId!,
    attempt.tranId!,
    request.number,
    request.number.toLowerCase(),
    ` ${request.reference} `,
    receipt.number,
  ]) {
    expect((await searchPayments(officer, { text })).rows.map(({ id }) => id)).toEqual([attempt.id])
  }
  expect((await searchPayments(officer, { text: 'nothing' })).rows).toEqual([])
  expect((await searchPayments(officer, { text: '' })).rows).toHaveLength(2)
  await db.refund.create({
    data: {
      id: newId(AT),
      attemptId: attempt.id,
      allocationId: attempt.allocations[0]!.id,
      amountFils: 20_000,
      reason: 'سبب',
      requestedById: officer.userId,
      requestedAt: AT,
    },
  })
  expect(await findFinancePayment(officer, attempt.id)).toMatchObject({
    trackId: attempt.trackId,
    requests: [
      { number: request.number, receiptNumber: receipt.number, refundable: 30_000, payerAr: 'شركة الأفق' },
    ],
    refunds: [
      {
        amountFils: 20_000,
        requestNumber: request.number,
        requestedByName: 'نورة المطيري',
        decidedByName: null,
      },
    ],
    reviews: [],
  })
  expect(await waitingRefunds(officer)).toHaveLength(1)
})

test('nobody outside of finance sees anything', async () => {
  const attempt = await makeAttempt()
  for (const actor of [
    await makeStaff('REGISTRATION_OFFICER'),
    (await makeAccount()).actor,
    { kind: 'VISITOR' as const },
  ]) {
    expect(await findFinancePayment(actor, attempt.id)).toBeUndefined()
    expect((await searchPayments(actor, { text: '' })).rows).toEqual([])
    expect((await settlement(actor, '2026-11-24')).accounts).toEqual([])
    expect(await settlementEntries(actor, '2026-11-24', 'ar')).toEqual([])
  }
})
