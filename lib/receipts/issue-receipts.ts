import { kuwaitYear } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'
import type { Prisma, Receipt } from '@/lib/db/generated/client'
import { ReceiptCategory } from '@/lib/db/generated/enums'
import { nextNumber } from '@/lib/db/sequences'
import { readSettings } from '@/lib/settings/settings'
import type { ReceiptDetails } from './details'
import { newVerifyCode } from './verify-code'

const include = {
  receipt: true,
  paymentRequest: {
    include: { declaration: true, deliveryOrder: true, payer: true, customsAccount: true, lines: true },
  },
} satisfies Prisma.PaymentAllocationInclude
type Paid = Prisma.PaymentAllocationGetPayload<{ include: typeof include }>
type Attempt = Prisma.PaymentAttemptGetPayload<object>

const ORDER = Object.values(ReceiptCategory)

/** Names and numbers as they stand now. Without the columns that are null: JSON has no undefined. */
function detailsOf(attempt: Attempt, { revision, paymentRequest: request }: Paid, at: Date): ReceiptDetails {
  const { payer, customsAccount, declaration, deliveryOrder } = request
  const lines = request.lines
    .filter((line) => line.revision === revision)
    .sort((a, b) => ORDER.indexOf(a.category) - ORDER.indexOf(b.category))
  return {
    requestNumber: request.number,
    reference: request.reference,
    origin: request.origin,
    type: request.type,
    ...(declaration && { temporaryNumber: declaration.temporaryNumber }),
    ...(declaration?.finalNumber && { finalNumber: declaration.finalNumber }),
    ...(deliveryOrder && { deliveryOrder: deliveryOrder.number }),
    payer: { kind: payer.kind, customsCode: payer.customsCode, nameAr: payer.nameAr, nameEn: payer.nameEn },
    customsAccount: {
      code: customsAccount.code,
      nameAr: customsAccount.nameAr,
      nameEn: customsAccount.nameEn,
    },
    lines: lines.map(({ category, amountFils }) => ({ category, amountFils })),
    trackId: attempt.trackId,
    ...(attempt.paymentId && { paymentId: attempt.paymentId }),
    ...(attempt.tranId && { tranId: attempt.tranId }),
    ...(attempt.ref && { ref: attempt.ref }),
    ...(attempt.auth && { auth: attempt.auth }),
    paidAt: (attempt.confirmedAt ?? at).toISOString(),
  }
}

/**
 * Gives every request that a confirmed payment pays its receipt, `CR/n/KWIyy` (guide §5.8), in the
 * transaction that confirms it: after its attempt is PAID and its allocations EFFECTIVE. The series stays
 * locked until that transaction ends, so that no number is left out; call it late. Again for the same
 * attempt: the receipts that exist.
 * @returns in the order of the requests' ids
 * @throws when the attempt is not paid: such a receipt must not come into being
 */
export async function issueReceipts(tx: Tx, at: Date, attemptId: string): Promise<Receipt[]> {
  const attempt = await tx.paymentAttempt.findUniqueOrThrow({ where: { id: attemptId } })
  if (attempt.state !== 'PAID') throw new Error(`no receipt for an attempt that is ${attempt.state}`)
  const paid = await tx.paymentAllocation.findMany({
    where: { attemptId, state: 'EFFECTIVE' },
    include,
    orderBy: { paymentRequestId: 'asc' },
  })
  const { siteCode } = await readSettings(tx)
  const year = kuwaitYear(at)
  const receipts: Receipt[] = []
  for (const allocation of paid) {
    receipts.push(
      allocation.receipt ??
        (await tx.receipt.create({
          data: {
            id: newId(at),
            number: `CR/${await nextNumber(tx, 'CR', year)}/${siteCode}${String(year % 100).padStart(2, '0')}`,
            verifyCode: newVerifyCode(),
            allocationId: allocation.id,
            amountFils: allocation.amountFils,
            issuedAt: at,
            details: detailsOf(attempt, allocation, at),
          },
        })),
    )
  }
  return receipts
}
