-- The outbox by the catalogue (lib/outbox/event-catalogue): public identifiers, a sequence a subject, and what a cursor
-- needs. Events written until now take the names, subjects and payloads of today.
ALTER TABLE "OutboxEvent" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "OutboxEvent" ALTER COLUMN "version" DROP DEFAULT;
ALTER TABLE "OutboxEvent" ADD COLUMN "subjectType" TEXT;

UPDATE "OutboxEvent" e SET type = regexp_replace(e.type, '^company-registration\.', 'request.'), "subjectType" = 'REQUEST', "subjectId" = r.number,
  payload = jsonb_strip_nulls(jsonb_build_object('type', r.type::text, 'version', coalesce((e.payload ->> 'version')::int, 1), 'corrections', (e.payload ->> 'corrections')::int))
FROM "Request" r
WHERE e."subjectId" = r.id::text AND e.type IN ('company-registration.submitted', 'request.submitted', 'request.resubmitted', 'request.returned', 'request.rejected', 'request.withdrawn');

UPDATE "OutboxEvent" e SET type = CASE e.type WHEN 'company.approved' THEN 'company.registered' ELSE e.type END, "subjectType" = 'COMPANY', "subjectId" = c.number,
  payload = CASE e.type
    WHEN 'company.approved' THEN jsonb_build_object('customsCode', c."customsCode", 'requestNumber', e.payload ->> 'number', 'role', e.payload ->> 'role')
    WHEN 'company.changed' THEN jsonb_build_object('customsCode', c."customsCode", 'requestNumber', e.payload ->> 'number', 'fields', coalesce(e.payload -> 'fields', '[]'::jsonb))
    ELSE jsonb_build_object('customsCode', c."customsCode") END
FROM (SELECT o.id, o."commercialRegistrationNumber" AS number, p."customsCode" FROM "Company" o LEFT JOIN "CustomsParty" p ON p.id = o."partyId") c
WHERE e."subjectId" = c.id::text AND e.type IN ('company.approved', 'company.changed', 'company.suspended');

UPDATE "OutboxEvent" e SET type = CASE e.type WHEN 'payment.paid' THEN 'payment.succeeded' ELSE e.type END, "subjectType" = 'PAYMENT_REQUEST', "subjectId" = p.number,
  payload = (e.payload - 'number' - 'refundId' - 'at')
    || jsonb_build_object('payerCode', p.payer, 'brokerCode', p.broker)
    || CASE e.type
      WHEN 'payment.refunded' THEN jsonb_build_object('refundedAt', e.payload -> 'at')
      WHEN 'payment.reversed' THEN jsonb_build_object('reversedAt', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      WHEN 'payment.rejected' THEN jsonb_build_object('rejectedAt', e.payload -> 'at')
      WHEN 'payment.rejection-undone' THEN jsonb_build_object('undoneAt', e.payload -> 'at')
      ELSE '{}'::jsonb END
FROM (SELECT r.id, r.number, d."customsCode" AS payer, b."customsCode" AS broker
  FROM "PaymentRequest" r JOIN "CustomsParty" d ON d.id = r."payerId" LEFT JOIN "CustomsParty" b ON b.id = r."brokerId") p
WHERE e."subjectId" = p.id::text AND e.type IN ('payment.paid', 'payment.refunded', 'payment.reversed', 'payment.rejected', 'payment.rejection-undone');

-- An account has no identifier that anybody outside knows: its verification stays in the audit alone.
DELETE FROM "OutboxEvent" WHERE "subjectType" IS NULL;

ALTER TABLE "OutboxEvent" ALTER COLUMN "subjectType" SET NOT NULL;
DROP INDEX "OutboxEvent_deliveredAt_at_idx";
ALTER TABLE "OutboxEvent" DROP COLUMN "deliveredAt";
ALTER TABLE "OutboxEvent" ADD COLUMN "sequence" INTEGER;
ALTER TABLE "OutboxEvent" ADD COLUMN "position" BIGSERIAL NOT NULL;
ALTER TABLE "OutboxEvent" ADD COLUMN "txid" XID8 NOT NULL DEFAULT pg_current_xact_id();
UPDATE "OutboxEvent" e SET sequence = n.sequence, position = n.position FROM (
  SELECT id, row_number() OVER (PARTITION BY "subjectType", "subjectId" ORDER BY at, id) AS sequence, row_number() OVER (ORDER BY at, id) AS position
  FROM "OutboxEvent") n WHERE n.id = e.id;
ALTER TABLE "OutboxEvent" ALTER COLUMN "sequence" SET NOT NULL;
ALTER TABLE "OutboxEvent" ADD CONSTRAINT "OutboxEvent_sequence_from_one" CHECK (sequence > 0);
CREATE UNIQUE INDEX "OutboxEvent_subjectType_subjectId_sequence_key" ON "OutboxEvent"("subjectType", "subjectId", "sequence");
CREATE INDEX "OutboxEvent_position_idx" ON "OutboxEvent"("position");
CREATE INDEX "OutboxEvent_txid_idx" ON "OutboxEvent"("txid");

CREATE TABLE "OutboxSubject" (
    "type" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "OutboxSubject_pkey" PRIMARY KEY ("type","id")
);
INSERT INTO "OutboxSubject" (type, id, last) SELECT "subjectType", "subjectId", max(sequence) FROM "OutboxEvent" GROUP BY 1, 2;

REVOKE UPDATE, DELETE, TRUNCATE ON "OutboxEvent" FROM portal_app;
GRANT SELECT, INSERT, UPDATE ON "OutboxSubject" TO portal_app;
GRANT USAGE ON SEQUENCE "OutboxEvent_position_seq" TO portal_app;

-- The audit says who by name, from what, and about which account; what was written until now is filled in once, as far as
-- it is known.
ALTER TABLE "AuditEvent" ADD COLUMN "actorName" TEXT NOT NULL DEFAULT '';
ALTER TABLE "AuditEvent" ADD COLUMN "device" TEXT;
UPDATE "AuditEvent" a SET "actorName" = u."firstName" || ' ' || u."lastName" FROM "User" u WHERE u.id = a."actorId";
UPDATE "AuditEvent" a SET "accountId" = s."accountId" FROM (
  SELECT 'User' AS subject, id::text AS id, "accountId" FROM "User"
  UNION ALL SELECT 'Session', s.id::text, u."accountId" FROM "Session" s JOIN "User" u ON u.id = s."userId"
  UNION ALL SELECT 'Request', id::text, "accountId" FROM "Request"
  UNION ALL SELECT 'Company', id::text, "accountId" FROM "Company"
  UNION ALL SELECT 'Document', id::text, "accountId" FROM "Document"
  UNION ALL SELECT 'PaymentAttempt', id::text, "accountId" FROM "PaymentAttempt"
  UNION ALL SELECT 'Refund', r.id::text, t."accountId" FROM "Refund" r JOIN "PaymentAttempt" t ON t.id = r."attemptId"
  UNION ALL SELECT 'PaymentReview', v.id::text, t."accountId" FROM "PaymentReview" v JOIN "PaymentAttempt" t ON t.id = v."attemptId"
  UNION ALL SELECT 'PaymentRequest', r.id::text, (
    SELECT c."accountId" FROM "Company" c WHERE c."partyId" = r."payerId" AND c.state = 'ACTIVE' ORDER BY c."approvedAt", c.id LIMIT 1) FROM "PaymentRequest" r
) s WHERE a."accountId" IS NULL AND s."accountId" IS NOT NULL AND a.subject = s.subject AND a."subjectId" = s.id;
