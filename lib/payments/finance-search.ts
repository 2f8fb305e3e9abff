import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { cleanCode } from '@/lib/core/digits'
import { isId } from '@/lib/core/ids'
import type { Fils } from '@/lib/core/money'
import { readTypedNumber } from '@/lib/core/typed-number'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { PaymentAttemptState } from '@/lib/db/generated/enums'

const SEARCH_PAGE = 25

export type PaymentRow = {
  id: string
  trackId: string
  paymentId: string | null
  state: PaymentAttemptState
  amountFils: Fils
  startedAt: Date
  numbers: string
  payerAr: string
  payerEn: string
}

/**
 * Attempts that carry exactly this number, each by an index of its own: whole numbers only, so that a search
 * costs the same in a million rows.
 */
const matching = (text: string) => Prisma.sql`
  SELECT id FROM "PaymentAttempt" WHERE "trackId" = ${text} UNION SELECT id FROM "PaymentAttempt" WHERE "paymentId" = ${text}
  UNION SELECT id FROM "PaymentAttempt" WHERE "tranId" = ${text}
  UNION SELECT l."attemptId" FROM "Receipt" r JOIN "PaymentAllocation" l ON l.id = r."allocationId" WHERE r.number = upper(${text})
  UNION SELECT l."attemptId" FROM "PaymentRequest" q JOIN "PaymentAllocation" l ON l."paymentRequestId" = q.id WHERE q.number = upper(${text}) OR q.reference = ${text}
  UNION SELECT l."attemptId" FROM "Declaration" d JOIN "PaymentRequest" q ON q."declarationId" = d.id JOIN "PaymentAllocation" l ON l."paymentRequestId" = q.id
    WHERE d."temporaryNumber" = upper(${text}) OR d."finalNumber" = upper(${text})
  UNION SELECT l."attemptId" FROM "DeliveryOrder" o JOIN "PaymentRequest" q ON q."deliveryOrderId" = o.id JOIN "PaymentAllocation" l ON l."paymentRequestId" = q.id
    WHERE o.number = upper(${text})`

/**
 * Payments for finance, newest first, one keyset query by id (ids sort by their time). With a text: those
 * that carry it as track id, payment id, transaction id, receipt, request, reference, declaration or delivery
 * order number.
 */
export async function searchPayments(
  actor: Actor,
  given: { text: string; after?: string },
): Promise<{ rows: PaymentRow[]; next?: string }> {
  if (!can(actor, 'payments.oversee')) return { rows: [] }
  const number = readTypedNumber(given.text)
  const text = number?.kind === 'whole' ? number.number : cleanCode(given.text).slice(0, 60)
  const where = [Prisma.sql`TRUE`]
  if (text) where.push(Prisma.sql`a.id IN (${matching(text)})`)
  if (isId(given.after)) where.push(Prisma.sql`a.id < ${given.after}::uuid`)
  const found = await db.$queryRaw<PaymentRow[]>`
    SELECT a.id::text, a."trackId", a."paymentId", a.state::text, a."amountFils", a."startedAt", x.numbers, x."payerAr", x."payerEn"
    FROM (SELECT * FROM "PaymentAttempt" a WHERE ${Prisma.join(where, ' AND ')} ORDER BY a.id DESC LIMIT ${SEARCH_PAGE + 1}) a
      CROSS JOIN LATERAL (
        SELECT string_agg(q.number, ', ' ORDER BY q.id) AS numbers, min(p."nameAr") AS "payerAr", min(p."nameEn") AS "payerEn"
        FROM "PaymentAllocation" l JOIN "PaymentRequest" q ON q.id = l."paymentRequestId" JOIN "CustomsParty" p ON p.id = q."payerId" WHERE l."attemptId" = a.id) x
    ORDER BY a.id DESC`
  const rows = found.slice(0, SEARCH_PAGE)
  return { rows, next: found.length > SEARCH_PAGE ? rows.at(-1)?.id : undefined }
}
