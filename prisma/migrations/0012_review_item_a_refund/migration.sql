-- Each refund has an item of its own: a lost one must not find its place taken by another refund of the same payment.
DROP INDEX "PaymentReview_one_open";
CREATE UNIQUE INDEX "PaymentReview_one_open" ON "PaymentReview" (kind, "attemptId", (COALESCE(details ->> 'refundId', ''))) WHERE "resolvedAt" IS NULL AND "attemptId" IS NOT NULL;
