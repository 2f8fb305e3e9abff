-- What an additional user asks a general user of the account for: a service, decided once, with its history.

-- CreateEnum
CREATE TYPE "AccessRequestState" AS ENUM ('OPEN', 'GRANTED', 'DECLINED', 'EXPIRED');

-- AlterEnum
ALTER TYPE "AccessChange" ADD VALUE 'ASKED';
ALTER TYPE "AccessChange" ADD VALUE 'DECLINED';
ALTER TYPE "AccessChange" ADD VALUE 'ASK_EXPIRED';

-- CreateTable
CREATE TABLE "AccessRequest" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "service" "Service" NOT NULL,
    "companyId" UUID,
    "reason" TEXT NOT NULL,
    "askedOfId" UUID NOT NULL,
    "state" "AccessRequestState" NOT NULL DEFAULT 'OPEN',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "declineReason" TEXT,

    CONSTRAINT "AccessRequest_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "AccessRequest_accountId_service_state_idx" ON "AccessRequest"("accountId", "service", "state");
CREATE INDEX "AccessRequest_userId_state_idx" ON "AccessRequest"("userId", "state");
CREATE INDEX "AccessRequest_state_expiresAt_idx" ON "AccessRequest"("state", "expiresAt");
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_askedOfId_fkey" FOREIGN KEY ("askedOfId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One open request a person, service and company; its people and its company are of its account.
CREATE UNIQUE INDEX "AccessRequest_one_open" ON "AccessRequest" ("userId", service, "companyId") NULLS NOT DISTINCT WHERE state = 'OPEN';
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_user_of_account" FOREIGN KEY ("userId", "accountId") REFERENCES "User" (id, "accountId");
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_asked_of_account" FOREIGN KEY ("askedOfId", "accountId") REFERENCES "User" (id, "accountId");
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_decided_of_account" FOREIGN KEY ("decidedById", "accountId") REFERENCES "User" (id, "accountId");
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_company_of_account" FOREIGN KEY ("companyId", "accountId") REFERENCES "Company" (id, "accountId");
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_reason_length" CHECK (char_length(reason) BETWEEN 1 AND 300 AND char_length("declineReason") BETWEEN 1 AND 300);
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_decided_once_closed" CHECK ((state = 'OPEN') = ("decidedAt" IS NULL));
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_decided_by_somebody" CHECK ((state IN ('GRANTED', 'DECLINED')) = ("decidedById" IS NOT NULL));
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_decline_has_reason" CHECK ((state = 'DECLINED') = ("declineReason" IS NOT NULL));
-- The one change that a request knows is its decision, once.
CREATE FUNCTION keep_access_request() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['state', 'decidedAt', 'decidedById', 'declineReason'];
BEGIN
  IF OLD.state <> 'OPEN' OR NEW.state = 'OPEN' OR to_jsonb(NEW) - free <> to_jsonb(OLD) - free THEN
    RAISE EXCEPTION 'an access request can be decided, and nothing else' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "AccessRequest_only_decided" BEFORE UPDATE ON "AccessRequest" FOR EACH ROW EXECUTE FUNCTION keep_access_request();

GRANT SELECT, INSERT, UPDATE ON "AccessRequest" TO portal_app;
