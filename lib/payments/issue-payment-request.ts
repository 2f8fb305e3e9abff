import { kuwaitYear } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import type { Fils } from '@/lib/core/money'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { PaymentRequest } from '@/lib/db/generated/client'
import type { PaymentOrigin, PaymentType, ReceiptCategory } from '@/lib/db/generated/enums'
import { nextRequestNumber } from '@/lib/db/sequences'
import { recordPaymentRequestEvent } from './advance-request'

export type NewPaymentRequest = {
  origin: PaymentOrigin
  type: PaymentType
  /** The issuer's own reference: the same one again gives the request that exists. */
  reference: string
  payerId: string
  brokerId?: string
  declarationId?: string
  deliveryOrderId?: string
  customsAccountCode: string
  lines: readonly { category: ReceiptCategory; amountFils: Fils }[]
  expiresAt?: Date
}

/**
 * The one command that makes a payment request: for the seed, the customs system and renewals. The amount is
 * the sum of its lines. @returns the request, also when the reference was issued before; `linesInvalid`
 * without lines, with one that is nothing or less, or a category twice
 */
export async function issuePaymentRequest(
  tx: Tx,
  at: Date,
  given: NewPaymentRequest,
): Promise<Result<PaymentRequest>> {
  const { lines, ...columns } = given
  const sound = lines.every(({ amountFils }) => Number.isSafeInteger(amountFils) && amountFils > 0)
  if (lines.length === 0 || !sound || new Set(lines.map(({ category }) => category)).size !== lines.length)
    return fail('linesInvalid')
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`payment-reference:${given.reference}`}, 0))`
  const known = await tx.paymentRequest.findUnique({ where: { reference: given.reference } })
  if (known) return ok(known)
  const id = newId(at)
  const request = await tx.paymentRequest.create({
    data: {
      ...columns,
      id,
      number: await nextRequestNumber(tx, 'PR', kuwaitYear(at)),
      issuedAt: at,
      updatedAt: at,
      amountFils: lines.reduce((sum, { amountFils }) => sum + amountFils, 0),
    },
  })
  await tx.paymentLine.createMany({
    data: lines.map((line) => ({ ...line, paymentRequestId: id, revision: 1 })),
  })
  await recordPaymentRequestEvent(tx, 'SYSTEM', at, request, { kind: 'ISSUED' })
  return ok(request)
}
