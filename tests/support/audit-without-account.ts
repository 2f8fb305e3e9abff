import { db } from '@/lib/db/client'

/** Lines of the audit that concern an account and do not say which: none, whatever a test did. */
export async function auditWithoutAccount(): Promise<string[]> {
  const rows = await db.$queryRaw<{ line: string }[]>`
    SELECT DISTINCT a.event || ' of ' || a.subject AS line FROM "AuditEvent" a JOIN (
      SELECT 'User' AS subject, id::text AS id, "accountId" FROM "User"
      UNION ALL SELECT 'Session', s.id::text, u."accountId" FROM "Session" s JOIN "User" u ON u.id = s."userId"
      UNION ALL SELECT 'Request', id::text, "accountId" FROM "Request"
      UNION ALL SELECT 'Company', id::text, "accountId" FROM "Company"
      UNION ALL SELECT 'Document', id::text, "accountId" FROM "Document"
      UNION ALL SELECT 'PaymentAttempt', id::text, "accountId" FROM "PaymentAttempt"
      UNION ALL SELECT 'Refund', r.id::text, t."accountId" FROM "Refund" r JOIN "PaymentAttempt" t ON t.id = r."attemptId"
      UNION ALL SELECT 'PaymentReview', v.id::text, t."accountId" FROM "PaymentReview" v JOIN "PaymentAttempt" t ON t.id = v."attemptId"
      UNION ALL SELECT 'PaymentRequest', r.id::text, c."accountId" FROM "PaymentRequest" r JOIN "Company" c ON c."partyId" = r."payerId" AND c.state = 'ACTIVE'
    ) s ON s.subject = a.subject AND s.id = a."subjectId" WHERE a."accountId" IS NULL AND s."accountId" IS NOT NULL`
  return rows.map(({ line }) => line)
}
