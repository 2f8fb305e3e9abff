import type { Connection, Subject } from '@/lib/access/explain'
import type { Tx } from '@/lib/db/client'

/**
 * A payment request as what a person of an account sees or not: by the active companies of the account that owe
 * it, and by those that sent it as a broker. One query.
 */
export async function findPaymentSubject(
  tx: Tx,
  accountId: string,
  paymentRequestId: string,
): Promise<Subject> {
  const rows = await tx.$queryRaw<{ companyId: string; as: Connection }[]>`
    SELECT c.id::text AS "companyId", CASE WHEN c."partyId" = r."payerId" THEN 'PAYER' ELSE 'BROKER' END AS "as"
    FROM "PaymentRequest" r JOIN "Company" c ON c."partyId" IN (r."payerId", r."brokerId")
    WHERE r.id = ${paymentRequestId}::uuid AND c."accountId" = ${accountId}::uuid AND c.state = 'ACTIVE'
    ORDER BY 2 DESC, c.id`
  return { accountId, service: 'PAYMENTS', permission: 'payments.read', places: rows }
}
