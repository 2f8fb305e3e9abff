-- What KNET captured, closings of review items by two officers, and KNET's own settlement report.
CREATE TYPE "ReviewOutcome" AS ENUM ('SETTLED', 'NO_MONEY', 'REVERSED', 'THIS_PAYMENT', 'NOT_OURS', 'REFUND_DONE', 'REFUND_FAILED');
CREATE TYPE "ReviewClosingState" AS ENUM ('PROPOSED', 'CONFIRMED', 'DECLINED');
CREATE TYPE "SettlementRowKind" AS ENUM ('CAPTURE', 'REFUND');

ALTER TABLE "PaymentAttempt" ADD COLUMN "capturedFils" INTEGER;
ALTER TABLE "Refund" ADD COLUMN "settlesOn" DATE;
ALTER TABLE "PaymentReview" ADD COLUMN "outcome" "ReviewOutcome", ADD COLUMN "settlesOn" DATE;

CREATE TABLE "ReviewClosing" (
    "id" UUID NOT NULL,
    "reviewId" UUID NOT NULL,
    "outcome" "ReviewOutcome" NOT NULL,
    "resolution" TEXT NOT NULL,
    "knetAnswer" TEXT NOT NULL,
    "state" "ReviewClosingState" NOT NULL DEFAULT 'PROPOSED',
    "version" INTEGER NOT NULL DEFAULT 0,
    "proposedById" UUID NOT NULL,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "note" TEXT,

    CONSTRAINT "ReviewClosing_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "KnetSettlementRow" (
    "day" DATE NOT NULL,
    "kind" "SettlementRowKind" NOT NULL,
    "tranId" TEXT NOT NULL,
    "trackId" TEXT NOT NULL,
    "paymentId" TEXT,
    "amountFils" INTEGER NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,
    "importedById" UUID NOT NULL,

    CONSTRAINT "KnetSettlementRow_pkey" PRIMARY KEY ("day","kind","tranId")
);

CREATE INDEX "ReviewClosing_reviewId_proposedAt_idx" ON "ReviewClosing"("reviewId", "proposedAt");
CREATE INDEX "KnetSettlementRow_trackId_idx" ON "KnetSettlementRow"("trackId");
CREATE INDEX "Refund_settlesOn_idx" ON "Refund"("settlesOn");
CREATE INDEX "PaymentReview_settlesOn_idx" ON "PaymentReview"("settlesOn");

ALTER TABLE "ReviewClosing" ADD CONSTRAINT "ReviewClosing_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "PaymentReview"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ReviewClosing" ADD CONSTRAINT "ReviewClosing_proposedById_fkey" FOREIGN KEY ("proposedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ReviewClosing" ADD CONSTRAINT "ReviewClosing_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "KnetSettlementRow" ADD CONSTRAINT "KnetSettlementRow_importedById_fkey" FOREIGN KEY ("importedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is known so far. A payment in review whose amount nobody wrote down is asked about again by the sweep.
UPDATE "PaymentAttempt" SET "capturedFils" = "amountFils" WHERE "confirmedAt" IS NOT NULL AND state IN ('PAID', 'REFUNDED', 'REVERSED');
UPDATE "PaymentAttempt" a SET "capturedFils" = v.amount
  FROM (SELECT "attemptId", max("amountFils") AS amount FROM "PaymentReview" WHERE kind IN ('LATE_CAPTURE', 'SECOND_CAPTURE', 'WRONG_AMOUNT') GROUP BY 1) v
  WHERE v."attemptId" = a.id AND a."capturedFils" IS NULL AND a.state IN ('REVIEW', 'REFUNDED');
-- So is one that was sent back from review: without KNET's post date its money stands on no day, and its refund does.
UPDATE "PaymentAttempt" SET "nextInquiryAt" = "updatedAt" WHERE state = 'REVIEW' OR (state = 'REFUNDED' AND "settlesOn" IS NULL);
-- The day in Kuwait on which it was sent.
UPDATE "Refund" SET "settlesOn" = (("decidedAt" AT TIME ZONE 'UTC') + interval '3 hours')::date WHERE state = 'DONE';

ALTER TABLE "PaymentAttempt" ADD CONSTRAINT "PaymentAttempt_captured_above_nothing" CHECK ("capturedFils" > 0);
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_done_has_day" CHECK (state <> 'DONE' OR "settlesOn" IS NOT NULL);
-- A closing that moves money takes two officers, one closing of an item at a time.
ALTER TABLE "ReviewClosing" ADD CONSTRAINT "ReviewClosing_two_officers" CHECK (state <> 'CONFIRMED' OR ("decidedById" IS NOT NULL AND "decidedById" <> "proposedById"));
ALTER TABLE "ReviewClosing" ADD CONSTRAINT "ReviewClosing_decided_has_decider" CHECK ((state = 'PROPOSED') = ("decidedById" IS NULL));
CREATE UNIQUE INDEX "ReviewClosing_one_proposed" ON "ReviewClosing" ("reviewId") WHERE state = 'PROPOSED';
-- Money that no payment knows is one open item a track id, whoever finds it.
CREATE UNIQUE INDEX "PaymentReview_one_unknown" ON "PaymentReview" ((details ->> 'theirTrackId')) WHERE kind = 'UNKNOWN_PAYMENT' AND "resolvedAt" IS NULL;
ALTER TABLE "KnetSettlementRow" ADD CONSTRAINT "KnetSettlementRow_amount_above_nothing" CHECK ("amountFils" > 0);

GRANT SELECT, INSERT, UPDATE ON "ReviewClosing" TO portal_app;
GRANT SELECT, INSERT, DELETE ON "KnetSettlementRow" TO portal_app;
REVOKE DELETE, TRUNCATE ON "ReviewClosing" FROM portal_app;
REVOKE UPDATE, TRUNCATE ON "KnetSettlementRow" FROM portal_app;
