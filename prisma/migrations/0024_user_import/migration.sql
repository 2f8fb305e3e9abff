-- A general user uploads a file of people to invite. What it says of them is sealed and erased within the hour.

-- CreateTable
CREATE TABLE "UserImport" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "uploadedById" UUID NOT NULL,
    "contentCipher" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),

    CONSTRAINT "UserImport_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "UserImport_expiresAt_idx" ON "UserImport"("expiresAt");
ALTER TABLE "UserImport" ADD CONSTRAINT "UserImport_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "UserImport" ADD CONSTRAINT "UserImport_uploadedById_fkey" FOREIGN KEY ("uploadedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "UserImport" ADD CONSTRAINT "UserImport_user_of_account" FOREIGN KEY ("uploadedById", "accountId") REFERENCES "User" (id, "accountId");
ALTER TABLE "UserImport" ADD CONSTRAINT "UserImport_expires_later" CHECK ("expiresAt" > "createdAt");

GRANT SELECT, INSERT, UPDATE, DELETE ON "UserImport" TO portal_app;

-- A grant may have a last day. From its end on it gives nothing, and stays as history; its end is told a week before.
-- AlterEnum
ALTER TYPE "AccessChange" ADD VALUE 'ENDED';

-- AlterTable
ALTER TABLE "Grant" ADD COLUMN "until" DATE,
ADD COLUMN "remindedAt" TIMESTAMPTZ(3);
ALTER TABLE "AccessEvent" ADD COLUMN "until" DATE;

ALTER TABLE "Grant" ADD CONSTRAINT "Grant_reminded_before_its_end" CHECK ("remindedAt" IS NULL OR until IS NOT NULL);
CREATE INDEX "Grant_ending" ON "Grant" (until) WHERE until IS NOT NULL AND "revokedAt" IS NULL;
-- A grant knows its revocation, once, and before it that its last day was told of.
CREATE OR REPLACE FUNCTION keep_grant() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['revokedAt', 'revokedBy', 'remindedAt'];
  reminded boolean := OLD."remindedAt" IS NULL AND NEW."remindedAt" IS NOT NULL;
BEGIN
  IF OLD."revokedAt" IS NOT NULL OR (NEW."revokedAt" IS NULL AND NOT reminded)
    OR (OLD."remindedAt" IS DISTINCT FROM NEW."remindedAt" AND NOT reminded)
    OR to_jsonb(NEW) - free <> to_jsonb(OLD) - free THEN
    RAISE EXCEPTION 'a grant can be revoked or told of, and nothing else' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
