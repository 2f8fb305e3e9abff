import { newId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import type { PaymentAttempt, PaymentRequest } from '@/lib/db/generated/client'
import type { AllocationState, PaymentAttemptState, ReceiptCategory } from '@/lib/db/generated/enums'
import { issuePaymentRequest } from '@/lib/payments/issue-payment-request'
import { AT, makeAccount, run } from './office-scene'

let counter = 0
const next = () => (counter += 1)

type Lines = readonly { category: ReceiptCategory; amountFils: number }[]
const LINES: Lines = [
  { category: 'CUSTOMS_DUTY', amountFils: 40_000 },
  { category: 'STORAGE', amountFils: 10_000 },
]

/** A payment request of a new trader: 50.000 KWD in two categories unless told otherwise. */
export async function makePaymentRequest({
  lines = LINES,
  account = 'REVENUE',
  nameAr = 'شركة الأفق',
}: { lines?: Lines; account?: string; nameAr?: string } = {}): Promise<PaymentRequest> {
  const n = next()
  await db.customsAccount.upsert({
    where: { code: account },
    create: { code: account, nameAr: `حساب ${account}`, nameEn: `Account ${account}` },
    update: {},
  })
  const party = await db.customsParty.create({
    data: {
      id: newId(AT),
      customsCode: `P${n}`,
      kind: 'TRADER',
      nameAr,
      nameEn: `Trader ${n}`,
      updatedAt: AT,
    },
  })
  const issued = await run((tx) =>
    issuePaymentRequest(tx, AT, {
      origin: 'LICENCE_RENEWAL',
      type: 'FEES',
      reference: `REF${n}`,
      payerId: party.id,
      customsAccountCode: account,
      lines,
    }),
  )
  if (!issued.ok) throw new Error(JSON.stringify(issued))
  return issued.value
}

type Given = {
  state?: PaymentAttemptState
  requests?: PaymentRequest[]
  settlesOn?: string
  /** What KNET took; all of it when absent, nothing known with null. */ capturedFils?: number | null
  startedById?: string
  accountId?: string
  allocationState?: AllocationState
}

/**
 * An attempt that pays requests, PAID with receipts unless told otherwise; its books are as `confirmPayment`
 * leaves them.
 */
export async function makeAttempt({
  state = 'PAID',
  settlesOn = '2026-11-24',
  ...given
}: Given = {}): Promise<PaymentAttempt & { allocations: { id: string; amountFils: number }[] }> {
  const [n, paid] = [next(), state === 'PAID' || state === 'REFUNDED']
  const requests = given.requests ?? [await makePaymentRequest()]
  const who = given.startedById
    ? { userId: given.startedById, accountId: given.accountId! }
    : await makeAccount()
  const total = requests.reduce((sum, { amountFils }) => sum + amountFils, 0)
  const captured = paid || state === 'REVIEW'
  const unpaid = state === 'REVIEW' ? 'HELD' : 'RELEASED'
  const attempt = await db.paymentAttempt.create({
    data: {
      id: newId(AT),
      trackId: `FINANCE${String(n).padStart(17, '0')}`,
      returnToken: `token${n}`,
      accountId: who.accountId,
      startedById: who.userId,
      amountFils: total,
      state,
      customsAccountCode: requests[0]!.customsAccountCode,
      receiptEmail: 'pay@ofuq.example',
      locale: 'ar',
      startedAt: AT,
      updatedAt: AT,
      expiresAt: AT,
      ...(captured && {
        paymentId: `1002026328${String(n).padStart(8, '0')}`,
        tranId: `2026${n}`,
        ref: `6328${n}`,
        auth: 'B12345',
        postDate: '1124',
        settlesOn: new Date(settlesOn),
        result: 'CAPTURED',
        capturedFils: given.capturedFils === undefined ? total : given.capturedFils,
      }),
      ...(paid && { confirmedAt: AT }),
      allocations: {
        create: requests.map((request) => ({
          id: newId(AT),
          paymentRequestId: request.id,
          revision: request.revision,
          amountFils: request.amountFils,
          state: given.allocationState ?? (paid ? 'EFFECTIVE' : unpaid),
        })),
      },
    },
    include: { allocations: { orderBy: { paymentRequestId: 'asc' } } },
  })
  if (!paid) return attempt
  for (const { id, paymentRequestId, amountFils } of attempt.allocations) {
    await db.paymentRequest.update({
      where: { id: paymentRequestId },
      data: { state: 'SUCCESSFUL', paidAt: AT },
    })
    await db.receipt.create({
      data: {
        id: newId(AT),
        number: `CR/${next()}/KWI26`,
        verifyCode: `code${next()}`,
        allocationId: id,
        amountFils,
        issuedAt: AT,
        details: {},
      },
    })
  }
  return attempt
}

export const codeOf = (result: { ok: boolean; problems?: { code: string }[] }) =>
  result.ok ? 'ok' : result.problems?.[0]?.code
