-- CreateEnum
CREATE TYPE "TariffVersionState" AS ENUM ('DRAFT', 'PUBLISHED', 'DISCARDED', 'ROLLED_BACK');

-- CreateEnum
CREATE TYPE "DutyKind" AS ENUM ('AD_VALOREM', 'EXEMPT', 'PROHIBITED', 'COMPOUND', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "TariffRestriction" AS ENUM ('NONE', 'RESTRICTED', 'PROHIBITED');

-- CreateTable
CREATE TABLE "TariffNode" (
    "code" TEXT NOT NULL,
    "level" SMALLINT NOT NULL,
    "parentCode" TEXT,
    "position" SMALLINT NOT NULL,
    "textAr" TEXT NOT NULL,
    "textEn" TEXT NOT NULL,
    "wordsAr" TEXT NOT NULL,
    "wordsEn" TEXT NOT NULL,

    CONSTRAINT "TariffNode_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "TariffSuccessor" (
    "code" TEXT NOT NULL,
    "successor" TEXT NOT NULL,

    CONSTRAINT "TariffSuccessor_pkey" PRIMARY KEY ("code","successor")
);

-- CreateTable
CREATE TABLE "TariffVersion" (
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "TariffVersionState" NOT NULL DEFAULT 'DRAFT',
    "effectiveOn" DATE NOT NULL,
    "title" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "fileDigest" TEXT NOT NULL,
    "lineCount" INTEGER NOT NULL,
    "demonstration" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "importedById" UUID,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedById" UUID,
    "publishedAt" TIMESTAMPTZ(3),
    "rolledBackById" UUID,
    "rolledBackAt" TIMESTAMPTZ(3),
    "rollBackReason" TEXT,

    CONSTRAINT "TariffVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TariffLine" (
    "versionId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "legacyCode" TEXT,
    "textAr" TEXT,
    "textEn" TEXT,
    "dutyKind" "DutyKind" NOT NULL,
    "dutyRate" INTEGER,
    "dutyText" TEXT,
    "unit" TEXT,
    "restriction" "TariffRestriction" NOT NULL DEFAULT 'NONE',
    "authorityAr" TEXT,
    "authorityEn" TEXT,
    "noteAr" TEXT,
    "noteEn" TEXT,

    CONSTRAINT "TariffLine_pkey" PRIMARY KEY ("versionId","code")
);

-- CreateTable
CREATE TABLE "TariffUpload" (
    "id" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "mapping" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "uploadedById" UUID NOT NULL,
    "uploadedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TariffUpload_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "TariffUpload_uploadedAt_idx" ON "TariffUpload"("uploadedAt");

-- AddForeignKey
ALTER TABLE "TariffUpload" ADD CONSTRAINT "TariffUpload_uploadedById_fkey" FOREIGN KEY ("uploadedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "TariffTerm" (
    "term" TEXT NOT NULL,
    "documents" SMALLINT[],
    "weights" SMALLINT[],
    "headings" SMALLINT NOT NULL,

    CONSTRAINT "TariffTerm_pkey" PRIMARY KEY ("term")
);

-- CreateTable
CREATE TABLE "TariffSpelling" (
    "form" TEXT NOT NULL,
    "term" TEXT NOT NULL,

    CONSTRAINT "TariffSpelling_pkey" PRIMARY KEY ("form","term")
);

-- CreateTable
CREATE TABLE "TariffIndex" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "digest" TEXT NOT NULL,
    "versionId" UUID,
    "builtAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TariffIndex_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TariffWord" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "terms" TEXT NOT NULL,
    "addedById" UUID NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),
    "removedById" UUID,

    CONSTRAINT "TariffWord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TariffChoice" (
    "terms" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "TariffChoice_pkey" PRIMARY KEY ("terms","code")
);

-- CreateTable
CREATE TABLE "TariffSearch" (
    "query" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "locale" TEXT NOT NULL,
    "searched" INTEGER NOT NULL DEFAULT 0,
    "chosen" INTEGER NOT NULL DEFAULT 0,
    "found" INTEGER NOT NULL,

    CONSTRAINT "TariffSearch_pkey" PRIMARY KEY ("query","day","locale")
);

-- CreateTable
CREATE TABLE "SavedTariffCode" (
    "userId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SavedTariffCode_pkey" PRIMARY KEY ("userId","code")
);

-- CreateTable
CREATE TABLE "RecentTariffSearch" (
    "userId" UUID NOT NULL,
    "query" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RecentTariffSearch_pkey" PRIMARY KEY ("userId","query")
);

-- CreateIndex
CREATE UNIQUE INDEX "TariffNode_position_key" ON "TariffNode"("position");

-- CreateIndex
CREATE INDEX "TariffNode_parentCode_position_idx" ON "TariffNode"("parentCode", "position");

-- CreateIndex
CREATE UNIQUE INDEX "TariffVersion_number_key" ON "TariffVersion"("number");

-- CreateIndex
CREATE INDEX "TariffVersion_state_effectiveOn_idx" ON "TariffVersion"("state", "effectiveOn");

-- CreateIndex
CREATE INDEX "TariffLine_versionId_legacyCode_idx" ON "TariffLine"("versionId", "legacyCode");

-- CreateIndex
CREATE INDEX "TariffWord_code_idx" ON "TariffWord"("code");

-- CreateIndex
CREATE INDEX "TariffSearch_day_idx" ON "TariffSearch"("day");

-- AddForeignKey
ALTER TABLE "TariffNode" ADD CONSTRAINT "TariffNode_parentCode_fkey" FOREIGN KEY ("parentCode") REFERENCES "TariffNode"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TariffVersion" ADD CONSTRAINT "TariffVersion_importedById_fkey" FOREIGN KEY ("importedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TariffVersion" ADD CONSTRAINT "TariffVersion_publishedById_fkey" FOREIGN KEY ("publishedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TariffVersion" ADD CONSTRAINT "TariffVersion_rolledBackById_fkey" FOREIGN KEY ("rolledBackById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TariffLine" ADD CONSTRAINT "TariffLine_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "TariffVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TariffWord" ADD CONSTRAINT "TariffWord_code_fkey" FOREIGN KEY ("code") REFERENCES "TariffNode"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TariffWord" ADD CONSTRAINT "TariffWord_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TariffChoice" ADD CONSTRAINT "TariffChoice_code_fkey" FOREIGN KEY ("code") REFERENCES "TariffNode"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedTariffCode" ADD CONSTRAINT "SavedTariffCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecentTariffSearch" ADD CONSTRAINT "RecentTariffSearch_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The tariff: codes have their shape, a rate stands where there is one, and one issue comes into force on a day.
ALTER TABLE "TariffNode" ADD CONSTRAINT "TariffNode_code_shape" CHECK (code ~ '^(S[0-9]{2}|[0-9]{2}|[0-9]{4}|[0-9]{6})$');
ALTER TABLE "TariffVersion" ADD CONSTRAINT "TariffVersion_published" CHECK ((state IN ('PUBLISHED', 'ROLLED_BACK')) = ("publishedAt" IS NOT NULL));
CREATE UNIQUE INDEX "TariffVersion_one_a_day" ON "TariffVersion" ("effectiveOn") WHERE state = 'PUBLISHED';
ALTER TABLE "TariffLine" ADD CONSTRAINT "TariffLine_code_shape" CHECK (code ~ '^[0-9]{12}$' AND "legacyCode" ~ '^[0-9]{8}$');
ALTER TABLE "TariffLine" ADD CONSTRAINT "TariffLine_has_text" CHECK ("textAr" IS NOT NULL OR "textEn" IS NOT NULL);
ALTER TABLE "TariffLine" ADD CONSTRAINT "TariffLine_rate" CHECK (("dutyKind" = 'AD_VALOREM') = ("dutyRate" IS NOT NULL) AND "dutyRate" BETWEEN 0 AND 100000);
ALTER TABLE "TariffLine" ADD CONSTRAINT "TariffLine_compound" CHECK (("dutyKind" = 'COMPOUND') = ("dutyText" IS NOT NULL));
ALTER TABLE "TariffIndex" ADD CONSTRAINT "TariffIndex_single" CHECK (id = 1);
CREATE INDEX "TariffTerm_prefix" ON "TariffTerm" (term text_pattern_ops);
CREATE UNIQUE INDEX "TariffWord_once" ON "TariffWord" (code, terms) WHERE "removedAt" IS NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON "TariffNode", "TariffSuccessor", "TariffVersion", "TariffLine", "TariffUpload", "TariffTerm", "TariffSpelling", "TariffIndex", "TariffWord", "TariffChoice", "TariffSearch", "SavedTariffCode", "RecentTariffSearch" TO portal_app;
REVOKE UPDATE, TRUNCATE ON "TariffLine" FROM portal_app;
