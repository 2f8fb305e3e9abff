-- Declarations, payments over KNET and the books of its simulator.
CREATE TYPE "PaymentOrigin" AS ENUM ('DECLARATION', 'LICENCE_RENEWAL');

CREATE TYPE "PaymentType" AS ENUM ('FEES', 'DEPOSITS');

CREATE TYPE "PaymentRequestState" AS ENUM ('INITIATED', 'SUCCESSFUL', 'REJECTED', 'WITHDRAWN', 'EXPIRED');

CREATE TYPE "ReceiptCategory" AS ENUM ('CUSTOMS_DUTY', 'UNLOADING', 'STORAGE', 'FINES', 'GUARANTEES', 'CERTIFICATES', 'PRINTED_FORMS', 'OTHER');

CREATE TYPE "PaymentRequestEventKind" AS ENUM ('ISSUED', 'CHANGED', 'REJECTED', 'REJECTION_UNDONE', 'WITHDRAWN', 'EXPIRED', 'PAID', 'PAYMENT_REVERSED');

CREATE TYPE "PaymentAttemptState" AS ENUM ('INITIATED', 'CAPTURED_UNCONFIRMED', 'UNKNOWN', 'PAID', 'FAILED', 'CANCELLED', 'EXPIRED', 'REVIEW', 'REVERSED', 'REFUNDED');

CREATE TYPE "AllocationState" AS ENUM ('HELD', 'EFFECTIVE', 'RELEASED');

CREATE TYPE "GatewayMessageKind" AS ENUM ('REQUEST', 'NOTIFICATION', 'RETURN', 'INQUIRY', 'REFUND');

CREATE TYPE "RefundState" AS ENUM ('REQUESTED', 'DECLINED', 'RELEASED', 'DONE', 'FAILED', 'UNKNOWN');

CREATE TYPE "PaymentReviewKind" AS ENUM ('REVERSED', 'LATE_CAPTURE', 'SECOND_CAPTURE', 'WRONG_AMOUNT', 'SUSPECT', 'UNKNOWN_PAYMENT', 'REFUND');

CREATE TABLE "CustomsSite" (
    "code" TEXT NOT NULL,
    "nameAr" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,

    CONSTRAINT "CustomsSite_pkey" PRIMARY KEY ("code")
);

CREATE TABLE "Declaration" (
    "id" UUID NOT NULL,
    "temporaryNumber" TEXT NOT NULL,
    "finalNumber" TEXT,
    "siteCode" TEXT NOT NULL,
    "consigneeId" UUID NOT NULL,
    "declarantId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Declaration_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "DeliveryOrder" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "siteCode" TEXT NOT NULL,
    "consigneeId" UUID NOT NULL,
    "declarationId" UUID,
    "issuedOn" DATE NOT NULL,

    CONSTRAINT "DeliveryOrder_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "SimulatorPayment" (
    "paymentId" TEXT NOT NULL,
    "terminalId" TEXT NOT NULL,
    "trackId" TEXT NOT NULL,
    "amountFils" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "responseUrl" TEXT NOT NULL,
    "errorUrl" TEXT NOT NULL,
    "udf" JSONB NOT NULL DEFAULT '[]',
    "state" TEXT NOT NULL,
    "card" TEXT,
    "bank" TEXT,
    "outcome" TEXT,
    "auth" TEXT,
    "ref" TEXT,
    "tranId" TEXT,
    "postDate" TEXT,
    "responseCode" TEXT,
    "otpTries" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "acknowledgement" TEXT,
    "faults" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "SimulatorPayment_pkey" PRIMARY KEY ("paymentId")
);

CREATE TABLE "SimulatorRefund" (
    "id" UUID NOT NULL,
    "paymentId" TEXT NOT NULL,
    "amountFils" INTEGER NOT NULL,
    "tranId" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SimulatorRefund_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "SimulatorFaults" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "values" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "SimulatorFaults_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "CustomsAccount" (
    "code" TEXT NOT NULL,
    "nameAr" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,

    CONSTRAINT "CustomsAccount_pkey" PRIMARY KEY ("code")
);

CREATE TABLE "PaymentRequest" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "origin" "PaymentOrigin" NOT NULL,
    "type" "PaymentType" NOT NULL,
    "reference" TEXT NOT NULL,
    "declarationId" UUID,
    "deliveryOrderId" UUID,
    "payerId" UUID NOT NULL,
    "brokerId" UUID,
    "customsAccountCode" TEXT NOT NULL,
    "amountFils" INTEGER NOT NULL,
    "state" "PaymentRequestState" NOT NULL DEFAULT 'INITIATED',
    "version" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "paidAt" TIMESTAMPTZ(3),
    "replacedById" UUID,

    CONSTRAINT "PaymentRequest_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "PaymentLine" (
    "paymentRequestId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "category" "ReceiptCategory" NOT NULL,
    "amountFils" INTEGER NOT NULL,

    CONSTRAINT "PaymentLine_pkey" PRIMARY KEY ("paymentRequestId","revision","category")
);

CREATE TABLE "PaymentRequestEvent" (
    "id" UUID NOT NULL,
    "paymentRequestId" UUID NOT NULL,
    "kind" "PaymentRequestEventKind" NOT NULL,
    "from" "PaymentRequestState",
    "to" "PaymentRequestState" NOT NULL,
    "version" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "amountFils" INTEGER NOT NULL,
    "actorId" UUID,
    "actorRole" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PaymentRequestEvent_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "PaymentAttempt" (
    "id" UUID NOT NULL,
    "trackId" TEXT NOT NULL,
    "returnToken" TEXT NOT NULL,
    "accountId" UUID NOT NULL,
    "startedById" UUID NOT NULL,
    "customsAccountCode" TEXT NOT NULL,
    "amountFils" INTEGER NOT NULL,
    "state" "PaymentAttemptState" NOT NULL DEFAULT 'INITIATED',
    "version" INTEGER NOT NULL DEFAULT 0,
    "receiptEmail" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "nextInquiryAt" TIMESTAMPTZ(3),
    "inquiries" INTEGER NOT NULL DEFAULT 0,
    "paymentId" TEXT,
    "tranId" TEXT,
    "ref" TEXT,
    "auth" TEXT,
    "postDate" TEXT,
    "settlesOn" DATE,
    "result" TEXT,
    "authResponseCode" TEXT,
    "confirmedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PaymentAttempt_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "PaymentAttemptEvent" (
    "id" UUID NOT NULL,
    "attemptId" UUID NOT NULL,
    "from" "PaymentAttemptState",
    "to" "PaymentAttemptState" NOT NULL,
    "cause" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PaymentAttemptEvent_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "PaymentAllocation" (
    "id" UUID NOT NULL,
    "attemptId" UUID NOT NULL,
    "paymentRequestId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "amountFils" INTEGER NOT NULL,
    "state" "AllocationState" NOT NULL DEFAULT 'HELD',

    CONSTRAINT "PaymentAllocation_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "GatewayMessage" (
    "id" UUID NOT NULL,
    "attemptId" UUID,
    "kind" "GatewayMessageKind" NOT NULL,
    "direction" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "address" TEXT,
    "body" TEXT NOT NULL,
    "plain" TEXT,
    "digest" TEXT NOT NULL,
    "counted" BOOLEAN NOT NULL,
    "outcome" TEXT NOT NULL,

    CONSTRAINT "GatewayMessage_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Receipt" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "verifyCode" TEXT NOT NULL,
    "allocationId" UUID NOT NULL,
    "amountFils" INTEGER NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "details" JSONB NOT NULL,

    CONSTRAINT "Receipt_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Refund" (
    "id" UUID NOT NULL,
    "attemptId" UUID NOT NULL,
    "allocationId" UUID NOT NULL,
    "amountFils" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "state" "RefundState" NOT NULL DEFAULT 'REQUESTED',
    "version" INTEGER NOT NULL DEFAULT 0,
    "requestedById" UUID NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "result" TEXT,
    "tranId" TEXT,
    "note" TEXT,

    CONSTRAINT "Refund_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "PaymentReview" (
    "id" UUID NOT NULL,
    "kind" "PaymentReviewKind" NOT NULL,
    "attemptId" UUID,
    "paymentRequestId" UUID,
    "amountFils" INTEGER NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "resolvedAt" TIMESTAMPTZ(3),
    "resolvedById" UUID,
    "resolution" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "PaymentReview_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "Declaration_temporaryNumber_key" ON "Declaration"("temporaryNumber");

CREATE UNIQUE INDEX "Declaration_finalNumber_key" ON "Declaration"("finalNumber");

CREATE INDEX "Declaration_consigneeId_createdAt_idx" ON "Declaration"("consigneeId", "createdAt");

CREATE INDEX "Declaration_declarantId_createdAt_idx" ON "Declaration"("declarantId", "createdAt");

CREATE UNIQUE INDEX "DeliveryOrder_number_key" ON "DeliveryOrder"("number");

CREATE INDEX "DeliveryOrder_declarationId_idx" ON "DeliveryOrder"("declarationId");

CREATE INDEX "DeliveryOrder_consigneeId_idx" ON "DeliveryOrder"("consigneeId");

CREATE INDEX "SimulatorPayment_createdAt_idx" ON "SimulatorPayment"("createdAt");

CREATE UNIQUE INDEX "SimulatorPayment_terminalId_trackId_key" ON "SimulatorPayment"("terminalId", "trackId");

CREATE INDEX "SimulatorRefund_paymentId_idx" ON "SimulatorRefund"("paymentId");

CREATE UNIQUE INDEX "PaymentRequest_number_key" ON "PaymentRequest"("number");

CREATE UNIQUE INDEX "PaymentRequest_reference_key" ON "PaymentRequest"("reference");

CREATE UNIQUE INDEX "PaymentRequest_replacedById_key" ON "PaymentRequest"("replacedById");

CREATE INDEX "PaymentRequest_payerId_issuedAt_id_idx" ON "PaymentRequest"("payerId", "issuedAt" DESC, "id" DESC);

CREATE INDEX "PaymentRequest_brokerId_issuedAt_id_idx" ON "PaymentRequest"("brokerId", "issuedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "PaymentRequest_payerId_state_issuedAt_id_idx" ON "PaymentRequest"("payerId", "state", "issuedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "PaymentRequest_payerId_amountFils_issuedAt_id_idx" ON "PaymentRequest"("payerId", "amountFils", "issuedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "PaymentRequest_brokerId_state_issuedAt_id_idx" ON "PaymentRequest"("brokerId", "state", "issuedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "PaymentRequest_brokerId_amountFils_issuedAt_id_idx" ON "PaymentRequest"("brokerId", "amountFils", "issuedAt" DESC, "id" DESC);

CREATE INDEX "PaymentRequest_declarationId_idx" ON "PaymentRequest"("declarationId");

CREATE INDEX "PaymentRequest_deliveryOrderId_idx" ON "PaymentRequest"("deliveryOrderId");

CREATE INDEX "PaymentRequestEvent_paymentRequestId_at_id_idx" ON "PaymentRequestEvent"("paymentRequestId", "at", "id");

CREATE UNIQUE INDEX "PaymentAttempt_trackId_key" ON "PaymentAttempt"("trackId");

CREATE UNIQUE INDEX "PaymentAttempt_returnToken_key" ON "PaymentAttempt"("returnToken");

CREATE UNIQUE INDEX "PaymentAttempt_paymentId_key" ON "PaymentAttempt"("paymentId");

CREATE UNIQUE INDEX "PaymentAttempt_tranId_key" ON "PaymentAttempt"("tranId");

CREATE INDEX "PaymentAttempt_accountId_startedAt_idx" ON "PaymentAttempt"("accountId", "startedAt");

CREATE INDEX "PaymentAttempt_startedById_startedAt_idx" ON "PaymentAttempt"("startedById", "startedAt");

CREATE INDEX "PaymentAttempt_settlesOn_customsAccountCode_idx" ON "PaymentAttempt"("settlesOn", "customsAccountCode");

CREATE INDEX "PaymentAttemptEvent_attemptId_at_id_idx" ON "PaymentAttemptEvent"("attemptId", "at", "id");

CREATE INDEX "PaymentAllocation_paymentRequestId_idx" ON "PaymentAllocation"("paymentRequestId");

CREATE UNIQUE INDEX "PaymentAllocation_attemptId_paymentRequestId_key" ON "PaymentAllocation"("attemptId", "paymentRequestId");

CREATE INDEX "GatewayMessage_attemptId_at_idx" ON "GatewayMessage"("attemptId", "at");

CREATE INDEX "GatewayMessage_digest_idx" ON "GatewayMessage"("digest");

CREATE UNIQUE INDEX "Receipt_number_key" ON "Receipt"("number");

CREATE UNIQUE INDEX "Receipt_verifyCode_key" ON "Receipt"("verifyCode");

CREATE UNIQUE INDEX "Receipt_allocationId_key" ON "Receipt"("allocationId");

CREATE INDEX "Refund_state_requestedAt_id_idx" ON "Refund"("state", "requestedAt", "id");

CREATE INDEX "Refund_allocationId_idx" ON "Refund"("allocationId");

CREATE INDEX "PaymentReview_openedAt_id_idx" ON "PaymentReview"("openedAt", "id");

CREATE INDEX "PaymentReview_attemptId_idx" ON "PaymentReview"("attemptId");

ALTER TABLE "Declaration" ADD CONSTRAINT "Declaration_siteCode_fkey" FOREIGN KEY ("siteCode") REFERENCES "CustomsSite"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Declaration" ADD CONSTRAINT "Declaration_consigneeId_fkey" FOREIGN KEY ("consigneeId") REFERENCES "CustomsParty"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Declaration" ADD CONSTRAINT "Declaration_declarantId_fkey" FOREIGN KEY ("declarantId") REFERENCES "CustomsParty"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "DeliveryOrder" ADD CONSTRAINT "DeliveryOrder_siteCode_fkey" FOREIGN KEY ("siteCode") REFERENCES "CustomsSite"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "DeliveryOrder" ADD CONSTRAINT "DeliveryOrder_consigneeId_fkey" FOREIGN KEY ("consigneeId") REFERENCES "CustomsParty"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "DeliveryOrder" ADD CONSTRAINT "DeliveryOrder_declarationId_fkey" FOREIGN KEY ("declarationId") REFERENCES "Declaration"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "SimulatorRefund" ADD CONSTRAINT "SimulatorRefund_paymentId_fkey" FOREIGN KEY ("paymentId") REFERENCES "SimulatorPayment"("paymentId") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "PaymentRequest" ADD CONSTRAINT "PaymentRequest_declarationId_fkey" FOREIGN KEY ("declarationId") REFERENCES "Declaration"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "PaymentRequest" ADD CONSTRAINT "PaymentRequest_deliveryOrderId_fkey" FOREIGN KEY ("deliveryOrderId") REFERENCES "DeliveryOrder"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "PaymentRequest" ADD CONSTRAINT "PaymentRequest_payerId_fkey" FOREIGN KEY ("payerId") REFERENCES "CustomsParty"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "PaymentRequest" ADD CONSTRAINT "PaymentRequest_brokerId_fkey" FOREIGN KEY ("brokerId") REFERENCES "CustomsParty"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "PaymentRequest" ADD CONSTRAINT "PaymentRequest_customsAccountCode_fkey" FOREIGN KEY ("customsAccountCode") REFERENCES "CustomsAccount"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "PaymentRequest" ADD CONSTRAINT "PaymentRequest_replacedById_fkey" FOREIGN KEY ("replacedById") REFERENCES "PaymentRequest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "PaymentLine" ADD CONSTRAINT "PaymentLine_paymentRequestId_fkey" FOREIGN KEY ("paymentRequestId") REFERENCES "PaymentRequest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "PaymentRequestEvent" ADD CONSTRAINT "PaymentRequestEvent_paymentRequestId_fkey" FOREIGN KEY ("paymentRequestId") REFERENCES "PaymentRequest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "PaymentAttempt" ADD CONSTRAINT "PaymentAttempt_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "PaymentAttempt" ADD CONSTRAINT "PaymentAttempt_startedById_fkey" FOREIGN KEY ("startedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "PaymentAttempt" ADD CONSTRAINT "PaymentAttempt_customsAccountCode_fkey" FOREIGN KEY ("customsAccountCode") REFERENCES "CustomsAccount"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "PaymentAttemptEvent" ADD CONSTRAINT "PaymentAttemptEvent_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "PaymentAttempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "PaymentAllocation" ADD CONSTRAINT "PaymentAllocation_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "PaymentAttempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "PaymentAllocation" ADD CONSTRAINT "PaymentAllocation_paymentRequestId_fkey" FOREIGN KEY ("paymentRequestId") REFERENCES "PaymentRequest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "GatewayMessage" ADD CONSTRAINT "GatewayMessage_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "PaymentAttempt"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Receipt" ADD CONSTRAINT "Receipt_allocationId_fkey" FOREIGN KEY ("allocationId") REFERENCES "PaymentAllocation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Refund" ADD CONSTRAINT "Refund_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "PaymentAttempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Refund" ADD CONSTRAINT "Refund_allocationId_fkey" FOREIGN KEY ("allocationId") REFERENCES "PaymentAllocation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Refund" ADD CONSTRAINT "Refund_requestedById_fkey" FOREIGN KEY ("requestedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Refund" ADD CONSTRAINT "Refund_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "PaymentReview" ADD CONSTRAINT "PaymentReview_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "PaymentAttempt"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "PaymentReview" ADD CONSTRAINT "PaymentReview_paymentRequestId_fkey" FOREIGN KEY ("paymentRequestId") REFERENCES "PaymentRequest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "PaymentReview" ADD CONSTRAINT "PaymentReview_resolvedById_fkey" FOREIGN KEY ("resolvedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Payment requests owe something, and their lines say for what.
ALTER TABLE "PaymentRequest" ADD CONSTRAINT "PaymentRequest_number_shape" CHECK (number ~ '^PR/[1-9][0-9]*/[0-9]{2}$');
ALTER TABLE "PaymentRequest" ADD CONSTRAINT "PaymentRequest_amount_above_nothing" CHECK ("amountFils" > 0);
ALTER TABLE "PaymentRequest" ADD CONSTRAINT "PaymentRequest_paid_has_time" CHECK ((state = 'SUCCESSFUL') = ("paidAt" IS NOT NULL));
ALTER TABLE "PaymentRequest" ADD CONSTRAINT "PaymentRequest_declaration_origin" CHECK (origin <> 'DECLARATION' OR "declarationId" IS NOT NULL OR "deliveryOrderId" IS NOT NULL);
ALTER TABLE "PaymentLine" ADD CONSTRAINT "PaymentLine_amount_above_nothing" CHECK ("amountFils" > 0);

-- The lines of the revision in force add up to the amount; looked at when the transaction ends, since the two are written apart.
CREATE FUNCTION check_payment_lines() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  request_id uuid := CASE WHEN TG_TABLE_NAME = 'PaymentLine' THEN (to_jsonb(NEW) ->> 'paymentRequestId')::uuid ELSE (to_jsonb(NEW) ->> 'id')::uuid END;
BEGIN
  IF EXISTS (
    SELECT FROM "PaymentRequest" r WHERE r.id = request_id AND r."amountFils" <> COALESCE((
      SELECT sum(l."amountFils") FROM "PaymentLine" l WHERE l."paymentRequestId" = r.id AND l.revision = r.revision), 0)
  ) THEN
    RAISE EXCEPTION 'the lines of payment request % do not add up to its amount', request_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "PaymentRequest_lines_add_up" AFTER INSERT OR UPDATE OF "amountFils", revision ON "PaymentRequest"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_payment_lines();
CREATE CONSTRAINT TRIGGER "PaymentLine_adds_up" AFTER INSERT ON "PaymentLine"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_payment_lines();

-- What is due: the totals at the top of the list, and the sweep of what expires.
CREATE INDEX "PaymentRequest_due" ON "PaymentRequest" ("payerId") INCLUDE ("amountFils", type, "expiresAt") WHERE state = 'INITIATED';
CREATE INDEX "PaymentRequest_expiring" ON "PaymentRequest" ("expiresAt") WHERE state = 'INITIATED' AND "expiresAt" IS NOT NULL;

-- A request is paid once: while one attempt holds it, or has paid it, no other can.
CREATE UNIQUE INDEX "PaymentAllocation_once" ON "PaymentAllocation" ("paymentRequestId") WHERE state IN ('HELD', 'EFFECTIVE');
ALTER TABLE "PaymentAllocation" ADD CONSTRAINT "PaymentAllocation_amount_above_nothing" CHECK ("amountFils" > 0);

ALTER TABLE "PaymentAttempt" ADD CONSTRAINT "PaymentAttempt_track_id_shape" CHECK ("trackId" ~ '^[A-Za-z0-9]{20,32}$');
ALTER TABLE "PaymentAttempt" ADD CONSTRAINT "PaymentAttempt_amount_above_nothing" CHECK ("amountFils" > 0);
ALTER TABLE "PaymentAttempt" ADD CONSTRAINT "PaymentAttempt_paid_is_confirmed" CHECK (state <> 'PAID' OR ("confirmedAt" IS NOT NULL AND "paymentId" IS NOT NULL));
CREATE INDEX "PaymentAttempt_to_ask" ON "PaymentAttempt" ("nextInquiryAt") WHERE "nextInquiryAt" IS NOT NULL;

-- A message counts once; repetitions are kept and do nothing.
CREATE UNIQUE INDEX "GatewayMessage_counted_once" ON "GatewayMessage" (digest) WHERE counted AND direction = 'IN' AND kind = 'NOTIFICATION';

ALTER TABLE "Receipt" ADD CONSTRAINT "Receipt_number_shape" CHECK (number ~ '^CR/[1-9][0-9]*/[A-Z]{3}[0-9]{2}$');

-- Money goes back on the word of two officers, one refund of a payment at a time.
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_amount_above_nothing" CHECK ("amountFils" > 0);
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_two_officers" CHECK ("decidedById" IS NULL OR "decidedById" <> "requestedById");
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_decided_has_decider" CHECK ((state = 'REQUESTED') = ("decidedById" IS NULL));
CREATE UNIQUE INDEX "Refund_one_in_flight" ON "Refund" ("attemptId") WHERE state IN ('REQUESTED', 'RELEASED', 'UNKNOWN');

CREATE UNIQUE INDEX "PaymentReview_one_open" ON "PaymentReview" (kind, "attemptId") WHERE "resolvedAt" IS NULL AND "attemptId" IS NOT NULL;
CREATE INDEX "PaymentReview_open" ON "PaymentReview" ("openedAt", id) WHERE "resolvedAt" IS NULL;

-- One row, so that every process obeys the same faults.
ALTER TABLE "SimulatorFaults" ADD CONSTRAINT "SimulatorFaults_single" CHECK (id = 1);

GRANT SELECT, INSERT, UPDATE, DELETE ON "CustomsSite", "Declaration", "DeliveryOrder", "CustomsAccount", "PaymentRequest", "PaymentLine", "PaymentRequestEvent", "PaymentAttempt", "PaymentAttemptEvent", "PaymentAllocation", "GatewayMessage", "Receipt", "Refund", "PaymentReview", "SimulatorPayment", "SimulatorRefund", "SimulatorFaults" TO portal_app;
REVOKE UPDATE, DELETE, TRUNCATE ON "PaymentRequestEvent", "PaymentAttemptEvent", "GatewayMessage", "PaymentLine", "Receipt" FROM portal_app;
