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
