-- The audit as people read it: what kind of thing a line is about, and the number that they know its subject by. Both are
-- written with the line from now on (lib/audit); what was written until now is filled in once, as far as it is known.
ALTER TABLE "AuditEvent" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'OTHER';
ALTER TABLE "AuditEvent" ADD COLUMN "number" TEXT;
UPDATE "AuditEvent" SET kind = CASE
  WHEN event IN ('access.account-reinstated', 'access.account-suspended', 'access.company-reinstated', 'access.company-suspended', 'access.granted', 'access.revoked', 'access.role-changed', 'access.staff-reinstated', 'access.staff-roles-changed', 'access.staff-suspended', 'access.subscribed', 'access.unsubscribed', 'access.user-reinstated', 'access.user-suspended', 'invitation.accepted', 'staff.created', 'staff.roles-declined', 'staff.roles-proposed') THEN 'ACCESS'
  WHEN event IN ('account.number-corrected', 'company.contact-changed', 'company.suspended', 'registration.number-held') THEN 'COMPANIES'
  WHEN event IN ('account.verified', 'mobile.verified', 'mobile.wrong', 'password.changed', 'password.reset', 'password.reset-requested', 'recovery-codes.renewed', 'registration.email-known', 'registration.received', 'sign-in', 'sign-in.delayed', 'sign-in.factor-refused', 'sign-in.password', 'sign-in.refused', 'sign-out', 'sign-out.everywhere', 'sign-out.one', 'verification.wrong') THEN 'SECURITY'
  WHEN event IN ('document.added', 'document.removed', 'document.renamed', 'document.viewed') THEN 'DOCUMENTS'
  WHEN event IN ('payment.abandoned', 'payment.changed', 'payment.closing-declined', 'payment.closing-proposed', 'payment.expired', 'payment.inquired', 'payment.issued', 'payment.paid', 'payment.payment-reversed', 'payment.refund-answered', 'payment.refund-declined', 'payment.refund-released', 'payment.refund-requested', 'payment.rejected', 'payment.rejection-undone', 'payment.review-opened', 'payment.review-resolved', 'payment.started', 'payment.withdrawn', 'settlement.exported', 'settlement.report-read') THEN 'PAYMENTS'
  WHEN event IN ('personal-data.viewed', 'registration.linked', 'registration.unlinked', 'request.approved', 'request.cancelled', 'request.claimed', 'request.created', 'request.number-corrected', 'request.rejected', 'request.released', 'request.resubmitted', 'request.returned', 'request.submitted', 'request.withdrawn') THEN 'REQUESTS'
  WHEN event IN ('tariff.learning-switched', 'tariff.version-discarded', 'tariff.version-drafted', 'tariff.version-published', 'tariff.version-rolled-back', 'tariff.word-added', 'tariff.word-removed') THEN 'TARIFF'
  ELSE 'OTHER' END,
  number = CASE jsonb_typeof(details -> 'number') WHEN 'string' THEN details ->> 'number' END;
UPDATE "AuditEvent" a SET number = s.number FROM (
  SELECT 'Request' AS subject, id::text AS id, number FROM "Request"
  UNION ALL SELECT 'PaymentRequest', id::text, number FROM "PaymentRequest"
  UNION ALL SELECT 'Company', id::text, "commercialRegistrationNumber" FROM "Company"
) s WHERE a.number IS NULL AND a.outcome = 'OK' AND a.subject = s.subject AND a."subjectId" = s.id;

-- Each list of the audit reads one of these backwards from where its page begins.
DROP INDEX "AuditEvent_accountId_at_idx";
DROP INDEX "AuditEvent_subjectId_at_idx";
DROP INDEX "AuditEvent_event_at_idx";
CREATE INDEX "AuditEvent_accountId_at_id_idx" ON "AuditEvent"("accountId", "at", "id");
CREATE INDEX "AuditEvent_accountId_kind_at_id_idx" ON "AuditEvent"("accountId", "kind", "at", "id");
CREATE INDEX "AuditEvent_actorId_at_id_idx" ON "AuditEvent"("actorId", "at", "id");
CREATE INDEX "AuditEvent_subjectId_at_id_idx" ON "AuditEvent"("subjectId", "at", "id");
CREATE INDEX "AuditEvent_number_at_id_idx" ON "AuditEvent"("number", "at", "id");
CREATE INDEX "AuditEvent_kind_at_id_idx" ON "AuditEvent"("kind", "at", "id");
CREATE INDEX "AuditEvent_event_at_id_idx" ON "AuditEvent"("event", "at", "id");
