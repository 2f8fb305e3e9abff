-- Two codes: the e-mail's activates the account, the SMS's confirms the mobile. A code sent before was one for both:
-- it goes on as the e-mail's. Mobiles confirmed until now are not known as such, and their owners are asked once.
ALTER TABLE "VerificationCode" ADD COLUMN "channel" "MessageChannel" NOT NULL DEFAULT 'EMAIL';
ALTER TABLE "VerificationCode" ALTER COLUMN "channel" DROP DEFAULT;
DROP INDEX "VerificationCode_userId_createdAt_idx";
CREATE INDEX "VerificationCode_userId_channel_createdAt_idx" ON "VerificationCode"("userId", "channel", "createdAt");
ALTER TABLE "User" ADD COLUMN "mobileVerifiedAt" TIMESTAMPTZ(3);

-- Kept forms are counted by the session that timed out; recovery codes that are still to be shown have none.
ALTER TABLE "HeldForm" ADD COLUMN "sessionId" UUID;

-- New recovery codes end every session, as a new password does.
ALTER TYPE "SessionEnd" ADD VALUE 'RECOVERY_CODES_RENEWED' AFTER 'PASSWORD_CHANGED';
