-- CreateEnum
CREATE TYPE "PreviewProblem" AS ENUM ('OVERRUN', 'UNREADABLE', 'TOO_LARGE');

-- CreateTable
CREATE TABLE "DocumentPreview" (
    "storageKey" TEXT NOT NULL,
    "totalPages" INTEGER NOT NULL,
    "pages" JSONB NOT NULL,
    "problem" "PreviewProblem",
    "madeAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DocumentPreview_pkey" PRIMARY KEY ("storageKey")
);

-- CreateTable
CREATE TABLE "UploadLease" (
    "userId" UUID NOT NULL,
    "holder" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "UploadLease_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "ReceiptFile" (
    "receiptId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReceiptFile_pkey" PRIMARY KEY ("receiptId","language")
);

-- CreateIndex
CREATE INDEX "ReceiptFile_madeAt_idx" ON "ReceiptFile"("madeAt");

GRANT SELECT, INSERT, UPDATE, DELETE ON "UploadLease", "ReceiptFile" TO portal_app;
-- A preview is what was seen: never changed, only removed with its document.
GRANT SELECT, INSERT, DELETE ON "DocumentPreview" TO portal_app;
