-- What a grant reaches is said, and never guessed from a missing company. Subscriptions and grants that ended stay
-- as history. Every account keeps the services that it is subscribed to.

-- CreateEnum
CREATE TYPE "GrantReach" AS ENUM ('COMPANY', 'ALL', 'NONE');

-- CreateEnum
CREATE TYPE "AccessChange" AS ENUM ('SUBSCRIBED', 'UNSUBSCRIBED', 'GRANTED', 'REVOKED', 'ROLE_CHANGED', 'USER_SUSPENDED', 'USER_REINSTATED', 'COMPANY_SUSPENDED', 'COMPANY_REINSTATED', 'ACCOUNT_SUSPENDED', 'ACCOUNT_REINSTATED');

-- AlterEnum
ALTER TYPE "MessageState" ADD VALUE 'WITHHELD';

-- AlterTable
ALTER TABLE "ServiceSubscription" ADD COLUMN "endedAt" TIMESTAMPTZ(3);
ALTER TABLE "ServiceSubscription" DROP CONSTRAINT "ServiceSubscription_pkey", ADD CONSTRAINT "ServiceSubscription_pkey" PRIMARY KEY ("accountId", "service", "since");

-- AlterTable
ALTER TABLE "Grant" ADD COLUMN "accountId" UUID,
ADD COLUMN "reach" "GrantReach",
ADD COLUMN "revokedAt" TIMESTAMPTZ(3),
ADD COLUMN "revokedBy" UUID;

-- A grant without a company reaches what has none: never all companies. One for a company of another account, which
-- nothing has refused so far, let nobody in and is left out.
UPDATE "Grant" g SET "accountId" = u."accountId",
  "reach" = CASE WHEN g."companyId" IS NULL THEN 'NONE' ELSE 'COMPANY' END::"GrantReach"
FROM "User" u WHERE u.id = g."userId";
DELETE FROM "Grant" g WHERE g."accountId" IS NULL
  OR EXISTS (SELECT FROM "Company" c WHERE c.id = g."companyId" AND c."accountId" <> g."accountId");

ALTER TABLE "Grant" ALTER COLUMN "accountId" SET NOT NULL, ALTER COLUMN "reach" SET NOT NULL;
ALTER TABLE "Grant" DROP CONSTRAINT "Grant_companyId_fkey";
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "Grant_accountId_service_idx" ON "Grant"("accountId", "service");

-- CreateTable
CREATE TABLE "AccessEvent" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "accountId" UUID NOT NULL,
    "kind" "AccessChange" NOT NULL,
    "userId" UUID,
    "companyId" UUID,
    "service" "Service",
    "reach" "GrantReach",
    "from" "UserKind",
    "to" "UserKind",
    "reason" TEXT,
    "actorId" UUID,
    "actorRole" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,

    CONSTRAINT "AccessEvent_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "AccessEvent_accountId_at_id_idx" ON "AccessEvent"("accountId", "at", "id");
CREATE INDEX "AccessEvent_userId_at_idx" ON "AccessEvent"("userId", "at");
ALTER TABLE "AccessEvent" ADD CONSTRAINT "AccessEvent_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

DROP INDEX "Grant_once";
-- A service is subscribed to once at a time. What was left is history: it neither changes nor comes back.
CREATE UNIQUE INDEX "ServiceSubscription_one_current" ON "ServiceSubscription" ("accountId", service) WHERE "endedAt" IS NULL;
CREATE FUNCTION keep_ended_subscription() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."endedAt" IS NOT NULL THEN
    RAISE EXCEPTION 'an ended subscription is history' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "ServiceSubscription_ended_stays" BEFORE UPDATE ON "ServiceSubscription"
  FOR EACH ROW EXECUTE FUNCTION keep_ended_subscription();

-- A grant names a company exactly when it reaches one. Null is a value here: two grants of one service and reach
-- without a company are the same grant.
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_reach_names_company" CHECK ((reach = 'COMPANY') = ("companyId" IS NOT NULL));
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_revoked_after_granted" CHECK ("revokedAt" >= "grantedAt");
CREATE UNIQUE INDEX "Grant_once" ON "Grant" ("userId", service, reach, "companyId") NULLS NOT DISTINCT WHERE "revokedAt" IS NULL;
-- User and company of a grant are of its account, whatever a command forgets to look at.
ALTER TABLE "User" ADD CONSTRAINT "User_of_account" UNIQUE (id, "accountId");
ALTER TABLE "Company" ADD CONSTRAINT "Company_of_account" UNIQUE (id, "accountId");
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_user_of_account" FOREIGN KEY ("userId", "accountId") REFERENCES "User" (id, "accountId");
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_company_of_account" FOREIGN KEY ("companyId", "accountId") REFERENCES "Company" (id, "accountId");
-- The one change that a grant knows is its revocation, once.
CREATE FUNCTION keep_grant() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['revokedAt', 'revokedBy'];
BEGIN
  IF OLD."revokedAt" IS NOT NULL OR NEW."revokedAt" IS NULL OR to_jsonb(NEW) - free <> to_jsonb(OLD) - free THEN
    RAISE EXCEPTION 'a grant can be revoked, and nothing else' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Grant_only_revoked" BEFORE UPDATE ON "Grant" FOR EACH ROW EXECUTE FUNCTION keep_grant();

GRANT SELECT, INSERT ON "AccessEvent" TO portal_app;
REVOKE DELETE, TRUNCATE ON "Grant" FROM portal_app;
