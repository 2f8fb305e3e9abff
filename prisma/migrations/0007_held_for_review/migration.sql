-- Strangers can cause an inquiry: one in ten seconds a payment, so the time of the last one is kept.
ALTER TABLE "PaymentAttempt" ADD COLUMN "askedAt" TIMESTAMPTZ(3);

-- A payment whose money may be at KNET holds its requests, also one that came back after it had ended. The oldest holds.
UPDATE "PaymentAllocation" SET state = 'HELD' WHERE id IN (
  SELECT DISTINCT ON (l."paymentRequestId") l.id FROM "PaymentAllocation" l JOIN "PaymentAttempt" a ON a.id = l."attemptId"
  WHERE l.state = 'RELEASED' AND a.state IN ('INITIATED', 'CAPTURED_UNCONFIRMED', 'UNKNOWN', 'REVIEW')
    AND NOT EXISTS (SELECT FROM "PaymentAllocation" o WHERE o."paymentRequestId" = l."paymentRequestId" AND o.state IN ('HELD', 'EFFECTIVE'))
  ORDER BY l."paymentRequestId", a."startedAt", a.id);

-- What stood in the way of these may have ended long ago: KNET is asked again.
UPDATE "PaymentAttempt" a SET "nextInquiryAt" = a."updatedAt"
WHERE a.state = 'REVIEW' AND EXISTS (
  SELECT FROM "PaymentAllocation" l JOIN "PaymentRequest" r ON r.id = l."paymentRequestId" WHERE l."attemptId" = a.id AND l.state = 'HELD' AND r.state = 'INITIATED');
