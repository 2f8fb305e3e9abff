-- A general user invites others into the account. Who was invited is no user until the invitation is accepted: it holds
-- no address, and what it says of a person is sealed.

-- AlterEnum
ALTER TYPE "AccessChange" ADD VALUE 'USER_JOINED';

-- CreateTable
CREATE TABLE "UserInvitation" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "invitedById" UUID NOT NULL,
    "kind" "UserKind" NOT NULL,
    "services" "Service"[],
    "allCompanies" BOOLEAN NOT NULL DEFAULT false,
    "companyIds" UUID[],
    "locale" TEXT NOT NULL,
    "emailCipher" TEXT NOT NULL,
    "emailHmac" TEXT NOT NULL,
    "personCipher" TEXT,
    "answersCipher" TEXT,
    "tokenHash" TEXT NOT NULL,
    "browserHash" TEXT,
    "emailVerifiedAt" TIMESTAMPTZ(3),
    "mobileVerifiedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "UserInvitation_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "UserInvitation_tokenHash_key" ON "UserInvitation"("tokenHash");
CREATE INDEX "UserInvitation_accountId_createdAt_id_idx" ON "UserInvitation"("accountId", "createdAt", "id");
CREATE INDEX "UserInvitation_expiresAt_idx" ON "UserInvitation"("expiresAt");
ALTER TABLE "UserInvitation" ADD CONSTRAINT "UserInvitation_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "UserInvitation" ADD CONSTRAINT "UserInvitation_invitedById_fkey" FOREIGN KEY ("invitedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One open invitation of an address in an account; it ends in one way.
CREATE UNIQUE INDEX "UserInvitation_one_open" ON "UserInvitation" ("accountId", "emailHmac") WHERE "acceptedAt" IS NULL AND "withdrawnAt" IS NULL;
ALTER TABLE "UserInvitation" ADD CONSTRAINT "UserInvitation_one_end" CHECK ("acceptedAt" IS NULL OR "withdrawnAt" IS NULL);
ALTER TABLE "UserInvitation" ADD CONSTRAINT "UserInvitation_of_business" CHECK (kind <> 'STAFF');

-- A code is a user's, or that of an invitation which is being accepted.
ALTER TABLE "VerificationCode" ALTER COLUMN "userId" DROP NOT NULL;
ALTER TABLE "VerificationCode" ADD COLUMN "invitationId" UUID;
CREATE INDEX "VerificationCode_invitationId_channel_createdAt_idx" ON "VerificationCode"("invitationId", "channel", "createdAt");
ALTER TABLE "VerificationCode" ADD CONSTRAINT "VerificationCode_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "UserInvitation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "VerificationCode" ADD CONSTRAINT "VerificationCode_one_owner" CHECK (num_nonnulls("userId", "invitationId") = 1);

GRANT SELECT, INSERT, UPDATE, DELETE ON "UserInvitation" TO portal_app;
