-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Service" AS ENUM ('COMPANY_REGISTRATION', 'PAYMENTS', 'TARIFF', 'DECLARATIONS', 'BILLS', 'BROKER_EXAM', 'LICENCE_RENEWAL');

-- CreateEnum
CREATE TYPE "AccountState" AS ENUM ('UNVERIFIED', 'ACTIVE', 'SUSPENDED', 'LAPSED');

-- CreateEnum
CREATE TYPE "UserKind" AS ENUM ('GENERAL', 'ADDITIONAL', 'STAFF');

-- CreateEnum
CREATE TYPE "UserState" AS ENUM ('PENDING', 'ACTIVE', 'SUSPENDED', 'LAPSED');

-- CreateEnum
CREATE TYPE "Gender" AS ENUM ('MALE', 'FEMALE');

-- CreateEnum
CREATE TYPE "StaffRole" AS ENUM ('REGISTRATION_OFFICER', 'BROKER_AFFAIRS_OFFICER', 'FINANCE_OFFICER', 'TARIFF_EDITOR', 'ADMINISTRATOR', 'AUDITOR');

-- CreateEnum
CREATE TYPE "SessionEnd" AS ENUM ('SIGNED_OUT', 'SIGNED_OUT_EVERYWHERE', 'PASSWORD_CHANGED', 'SUSPENDED', 'ROLE_CHANGED', 'EXPIRED');

-- CreateEnum
CREATE TYPE "CompanyRole" AS ENUM ('MAIN', 'BRANCH');

-- CreateEnum
CREATE TYPE "CompanyState" AS ENUM ('ACTIVE', 'SUSPENDED');

-- CreateEnum
CREATE TYPE "LicenceType" AS ENUM ('PERMANENT', 'TEMPORARY');

-- CreateEnum
CREATE TYPE "DocumentState" AS ENUM ('PENDING', 'STORED', 'REMOVED');

-- CreateEnum
CREATE TYPE "PartyKind" AS ENUM ('TRADER', 'BROKER');

-- CreateEnum
CREATE TYPE "MessageChannel" AS ENUM ('EMAIL', 'SMS');

-- CreateEnum
CREATE TYPE "MessageState" AS ENUM ('QUEUED', 'SENT', 'FAILED');

-- CreateEnum
CREATE TYPE "RequestType" AS ENUM ('COMPANY_REGISTRATION', 'COMPANY_CHANGE');

-- CreateEnum
CREATE TYPE "RequestState" AS ENUM ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'CANCELLED');

-- CreateEnum
CREATE TYPE "RequestEventKind" AS ENUM ('CREATED', 'SUBMITTED', 'CLAIMED', 'RELEASED', 'RETURNED', 'RESUBMITTED', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'CANCELLED', 'NUMBER_CORRECTED');

-- CreateEnum
CREATE TYPE "CorrectionTarget" AS ENUM ('FIELD', 'DOCUMENT');

-- CreateTable
CREATE TABLE "ServiceSubscription" (
    "accountId" UUID NOT NULL,
    "service" "Service" NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ServiceSubscription_pkey" PRIMARY KEY ("accountId","service")
);

-- CreateTable
CREATE TABLE "Grant" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "service" "Service" NOT NULL,
    "companyId" UUID,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL,
    "grantedBy" UUID,

    CONSTRAINT "Grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LegalEntity" (
    "code" TEXT NOT NULL,
    "nameAr" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "requiresCompany" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "LegalEntity_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" UUID NOT NULL,
    "legalEntityCode" TEXT NOT NULL,
    "commercialRegistrationNumber" TEXT,
    "state" "AccountState" NOT NULL DEFAULT 'UNVERIFIED',
    "lapsesAt" TIMESTAMPTZ(3),
    "verifiedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "kind" "UserKind" NOT NULL,
    "accountId" UUID,
    "email" TEXT NOT NULL,
    "firstName" TEXT NOT NULL,
    "lastName" TEXT NOT NULL,
    "gender" "Gender",
    "civilIdCipher" TEXT,
    "civilIdHmac" TEXT,
    "mobile" TEXT,
    "passwordHash" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'ar',
    "state" "UserState" NOT NULL DEFAULT 'PENDING',
    "verifiedAt" TIMESTAMPTZ(3),
    "failedSignIns" INTEGER NOT NULL DEFAULT 0,
    "nextSignInAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StaffRoleAssignment" (
    "userId" UUID NOT NULL,
    "role" "StaffRole" NOT NULL,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL,
    "grantedBy" UUID,

    CONSTRAINT "StaffRoleAssignment_pkey" PRIMARY KEY ("userId","role")
);

-- CreateTable
CREATE TABLE "StaffTotp" (
    "userId" UUID NOT NULL,
    "secretCipher" TEXT NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "lastStep" BIGINT,

    CONSTRAINT "StaffTotp_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "totpAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "end" "SessionEnd",
    "address" TEXT NOT NULL,
    "userAgent" TEXT NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInTicket" (
    "hash" TEXT NOT NULL,
    "sessionId" UUID NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SignInTicket_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "VerificationCode" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "codeHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "VerificationCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PendingRegistration" (
    "hash" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PendingRegistration_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "PasswordReset" (
    "hash" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PasswordReset_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "hash" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "CaptchaChallenge" (
    "id" TEXT NOT NULL,
    "answerHash" TEXT,
    "textCipher" TEXT,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CaptchaChallenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TermsAcceptance" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3) NOT NULL,
    "address" TEXT NOT NULL,

    CONSTRAINT "TermsAcceptance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HeldForm" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "cipher" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "HeldForm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GuessDelay" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,
    "nextAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "GuessDelay_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Sequence" (
    "series" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Sequence_pkey" PRIMARY KEY ("series","year")
);

-- CreateTable
CREATE TABLE "ClockOffset" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "seconds" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "ClockOffset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedBy" UUID,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Holiday" (
    "day" DATE NOT NULL,
    "nameAr" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,

    CONSTRAINT "Holiday_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL,
    "windowStart" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key","windowStart")
);

-- CreateTable
CREATE TABLE "Company" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "role" "CompanyRole" NOT NULL,
    "state" "CompanyState" NOT NULL DEFAULT 'ACTIVE',
    "commercialRegistrationNumber" TEXT NOT NULL,
    "partyId" UUID,
    "profileId" UUID NOT NULL,
    "approvedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CompanyProfile" (
    "id" UUID NOT NULL,
    "companyId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "approvedAt" TIMESTAMPTZ(3),
    "nameAr" TEXT,
    "nameEn" TEXT,
    "commercialRegistrationNumber" TEXT,
    "entityCivilNumber" TEXT,
    "signatoryName" TEXT,
    "signatoryCivilIdCipher" TEXT,
    "signatoryCivilIdHmac" TEXT,
    "signatoryCivilIdExpiresOn" DATE,
    "residencyNumber" TEXT,
    "poBox" TEXT,
    "address" TEXT,
    "city" TEXT,
    "officePhone" TEXT,
    "officeFax" TEXT,
    "mobile" TEXT,
    "email" TEXT,
    "website" TEXT,
    "industrial" BOOLEAN NOT NULL DEFAULT false,
    "industrialLicenceNumber" TEXT,
    "industrialLicenceIssuedOn" DATE,
    "industrialLicenceExpiresOn" DATE,
    "industrialRegisterNumber" TEXT,
    "industrialRegisterIssuedOn" DATE,
    "importLicenceType" "LicenceType",
    "importLicenceNumber" TEXT,
    "importLicenceIssuedOn" DATE,
    "importLicenceExpiresOn" DATE,
    "commercialLicenceType" "LicenceType",
    "commercialLicenceNumber" TEXT,
    "commercialLicenceIssuedOn" DATE,
    "commercialLicenceExpiresOn" DATE,

    CONSTRAINT "CompanyProfile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CompanyRegistration" (
    "requestId" UUID NOT NULL,
    "role" "CompanyRole" NOT NULL,
    "profileId" UUID NOT NULL,
    "partyId" UUID,
    "completed" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "CompanyRegistration_pkey" PRIMARY KEY ("requestId")
);

-- CreateTable
CREATE TABLE "CompanyChange" (
    "requestId" UUID NOT NULL,
    "profileId" UUID NOT NULL,
    "baseProfileId" UUID NOT NULL,
    "completed" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "CompanyChange_pkey" PRIMARY KEY ("requestId")
);

-- CreateTable
CREATE TABLE "ExpiryReminder" (
    "companyId" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "expiresOn" DATE NOT NULL,
    "threshold" INTEGER NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ExpiryReminder_pkey" PRIMARY KEY ("companyId","field","expiresOn","threshold")
);

-- CreateTable
CREATE TABLE "Document" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "state" "DocumentState" NOT NULL DEFAULT 'PENDING',
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "storageKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "storedAt" TIMESTAMPTZ(3),
    "createdById" UUID NOT NULL,

    CONSTRAINT "Document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomsParty" (
    "id" UUID NOT NULL,
    "customsCode" TEXT NOT NULL,
    "kind" "PartyKind" NOT NULL,
    "commercialRegistrationNumber" TEXT,
    "licenceNumber" TEXT,
    "nameAr" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CustomsParty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID,
    "actorRole" TEXT NOT NULL,
    "accountId" UUID,
    "event" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "subject" TEXT,
    "subjectId" TEXT,
    "address" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutboxEvent" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "type" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "deliveredAt" TIMESTAMPTZ(3),

    CONSTRAINT "OutboxEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" UUID NOT NULL,
    "channel" "MessageChannel" NOT NULL,
    "key" TEXT NOT NULL,
    "cipher" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "state" "MessageState" NOT NULL DEFAULT 'QUEUED',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "providerId" TEXT,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notification" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "args" JSONB NOT NULL DEFAULT '{}',
    "href" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Request" (
    "id" UUID NOT NULL,
    "type" "RequestType" NOT NULL,
    "number" TEXT NOT NULL,
    "accountId" UUID NOT NULL,
    "companyId" UUID,
    "state" "RequestState" NOT NULL DEFAULT 'DRAFT',
    "version" INTEGER NOT NULL DEFAULT 0,
    "assignedToId" UUID,
    "assignedAt" TIMESTAMPTZ(3),
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3),
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "subjectAr" TEXT NOT NULL DEFAULT '',
    "subjectEn" TEXT NOT NULL DEFAULT '',
    "searchText" TEXT NOT NULL DEFAULT '',
    "previousId" UUID,

    CONSTRAINT "Request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RequestEvent" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "kind" "RequestEventKind" NOT NULL,
    "from" "RequestState",
    "to" "RequestState" NOT NULL,
    "version" INTEGER NOT NULL,
    "actorId" UUID,
    "actorRole" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RequestEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RequestDocument" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "removedAt" TIMESTAMPTZ(3),
    "addedAt" TIMESTAMPTZ(3) NOT NULL,
    "addedById" UUID NOT NULL,

    CONSTRAINT "RequestDocument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RequestCorrection" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "target" "CorrectionTarget" NOT NULL,
    "name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" UUID NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "before" TEXT,
    "resolvedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RequestCorrection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RequestNote" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "authorName" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RequestNote_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Grant_userId_idx" ON "Grant"("userId");

-- CreateIndex
CREATE INDEX "Account_state_lapsesAt_idx" ON "Account"("state", "lapsesAt");

-- CreateIndex
CREATE INDEX "Account_commercialRegistrationNumber_idx" ON "Account"("commercialRegistrationNumber");

-- CreateIndex
CREATE INDEX "User_accountId_idx" ON "User"("accountId");

-- CreateIndex
CREATE INDEX "User_civilIdHmac_idx" ON "User"("civilIdHmac");

-- CreateIndex
CREATE INDEX "User_email_idx" ON "User"("email");

-- CreateIndex
CREATE INDEX "RecoveryCode_userId_idx" ON "RecoveryCode"("userId");

-- CreateIndex
CREATE INDEX "Session_userId_endedAt_idx" ON "Session"("userId", "endedAt");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE INDEX "VerificationCode_userId_createdAt_idx" ON "VerificationCode"("userId", "createdAt");

-- CreateIndex
CREATE INDEX "PendingRegistration_userId_idx" ON "PendingRegistration"("userId");

-- CreateIndex
CREATE INDEX "PendingRegistration_expiresAt_idx" ON "PendingRegistration"("expiresAt");

-- CreateIndex
CREATE INDEX "PasswordReset_userId_idx" ON "PasswordReset"("userId");

-- CreateIndex
CREATE INDEX "Invitation_userId_idx" ON "Invitation"("userId");

-- CreateIndex
CREATE INDEX "CaptchaChallenge_expiresAt_idx" ON "CaptchaChallenge"("expiresAt");

-- CreateIndex
CREATE INDEX "TermsAcceptance_userId_idx" ON "TermsAcceptance"("userId");

-- CreateIndex
CREATE INDEX "HeldForm_userId_action_idx" ON "HeldForm"("userId", "action");

-- CreateIndex
CREATE INDEX "HeldForm_expiresAt_idx" ON "HeldForm"("expiresAt");

-- CreateIndex
CREATE INDEX "GuessDelay_lastAt_idx" ON "GuessDelay"("lastAt");

-- CreateIndex
CREATE INDEX "RateLimit_windowStart_idx" ON "RateLimit"("windowStart");

-- CreateIndex
CREATE UNIQUE INDEX "Company_profileId_key" ON "Company"("profileId");

-- CreateIndex
CREATE INDEX "Company_accountId_role_idx" ON "Company"("accountId", "role");

-- CreateIndex
CREATE INDEX "CompanyProfile_companyId_idx" ON "CompanyProfile"("companyId");

-- CreateIndex
CREATE UNIQUE INDEX "CompanyRegistration_profileId_key" ON "CompanyRegistration"("profileId");

-- CreateIndex
CREATE UNIQUE INDEX "CompanyChange_profileId_key" ON "CompanyChange"("profileId");

-- CreateIndex
CREATE INDEX "Document_state_createdAt_idx" ON "Document"("state", "createdAt");

-- CreateIndex
CREATE INDEX "Document_accountId_idx" ON "Document"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "CustomsParty_customsCode_key" ON "CustomsParty"("customsCode");

-- CreateIndex
CREATE INDEX "CustomsParty_commercialRegistrationNumber_idx" ON "CustomsParty"("commercialRegistrationNumber");

-- CreateIndex
CREATE INDEX "AuditEvent_at_id_idx" ON "AuditEvent"("at", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_accountId_at_idx" ON "AuditEvent"("accountId", "at");

-- CreateIndex
CREATE INDEX "AuditEvent_subjectId_at_idx" ON "AuditEvent"("subjectId", "at");

-- CreateIndex
CREATE INDEX "AuditEvent_event_at_idx" ON "AuditEvent"("event", "at");

-- CreateIndex
CREATE INDEX "OutboxEvent_deliveredAt_at_idx" ON "OutboxEvent"("deliveredAt", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Message_key_key" ON "Message"("key");

-- CreateIndex
CREATE INDEX "Message_state_createdAt_idx" ON "Message"("state", "createdAt");

-- CreateIndex
CREATE INDEX "Notification_userId_createdAt_id_idx" ON "Notification"("userId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Notification_userId_readAt_idx" ON "Notification"("userId", "readAt");

-- CreateIndex
CREATE UNIQUE INDEX "Request_number_key" ON "Request"("number");

-- CreateIndex
CREATE INDEX "Request_accountId_updatedAt_id_idx" ON "Request"("accountId", "updatedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Request_state_submittedAt_id_idx" ON "Request"("state", "submittedAt", "id");

-- CreateIndex
CREATE INDEX "Request_assignedToId_state_submittedAt_id_idx" ON "Request"("assignedToId", "state", "submittedAt", "id");

-- CreateIndex
CREATE INDEX "Request_companyId_idx" ON "Request"("companyId");

-- CreateIndex
CREATE INDEX "RequestEvent_requestId_at_id_idx" ON "RequestEvent"("requestId", "at", "id");

-- CreateIndex
CREATE INDEX "RequestEvent_actorId_at_idx" ON "RequestEvent"("actorId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "RequestDocument_documentId_key" ON "RequestDocument"("documentId");

-- CreateIndex
CREATE UNIQUE INDEX "RequestDocument_requestId_type_version_key" ON "RequestDocument"("requestId", "type", "version");

-- CreateIndex
CREATE INDEX "RequestCorrection_requestId_idx" ON "RequestCorrection"("requestId");

-- CreateIndex
CREATE INDEX "RequestNote_requestId_at_idx" ON "RequestNote"("requestId", "at");

-- AddForeignKey
ALTER TABLE "ServiceSubscription" ADD CONSTRAINT "ServiceSubscription_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_legalEntityCode_fkey" FOREIGN KEY ("legalEntityCode") REFERENCES "LegalEntity"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "User" ADD CONSTRAINT "User_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffRoleAssignment" ADD CONSTRAINT "StaffRoleAssignment_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffTotp" ADD CONSTRAINT "StaffTotp_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VerificationCode" ADD CONSTRAINT "VerificationCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PendingRegistration" ADD CONSTRAINT "PendingRegistration_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PasswordReset" ADD CONSTRAINT "PasswordReset_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TermsAcceptance" ADD CONSTRAINT "TermsAcceptance_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Company" ADD CONSTRAINT "Company_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Company" ADD CONSTRAINT "Company_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "CustomsParty"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Company" ADD CONSTRAINT "Company_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "CompanyProfile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CompanyProfile" ADD CONSTRAINT "CompanyProfile_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CompanyRegistration" ADD CONSTRAINT "CompanyRegistration_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CompanyRegistration" ADD CONSTRAINT "CompanyRegistration_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "CompanyProfile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CompanyRegistration" ADD CONSTRAINT "CompanyRegistration_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "CustomsParty"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CompanyChange" ADD CONSTRAINT "CompanyChange_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CompanyChange" ADD CONSTRAINT "CompanyChange_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "CompanyProfile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_assignedToId_fkey" FOREIGN KEY ("assignedToId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestEvent" ADD CONSTRAINT "RequestEvent_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestDocument" ADD CONSTRAINT "RequestDocument_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestDocument" ADD CONSTRAINT "RequestDocument_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestCorrection" ADD CONSTRAINT "RequestCorrection_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestNote" ADD CONSTRAINT "RequestNote_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say: checks, partial indexes, triggers, roles and rights.
-- Run once after the drafted tables: as part of the migration, and on the database that drift is measured against.

-- The application's role. A login of another name can be made a member of it.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portal_app') THEN
    CREATE ROLE portal_app NOLOGIN;
  END IF;
END $$;

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- One row, so that no second clock exists.
ALTER TABLE "ClockOffset" ADD CONSTRAINT "ClockOffset_single" CHECK (id = 1);

ALTER TABLE "Sequence" ADD CONSTRAINT "Sequence_last_from_zero" CHECK (last >= 0);

-- Staff have no account, business users always have one.
ALTER TABLE "User" ADD CONSTRAINT "User_staff_without_account" CHECK ((kind = 'STAFF') = ("accountId" IS NULL));
ALTER TABLE "User" ADD CONSTRAINT "User_email_lower_case" CHECK (email = lower(email));
ALTER TABLE "User" ADD CONSTRAINT "User_locale_known" CHECK (locale IN ('ar', 'en'));

-- One e-mail is one user; a lapsed one gives it back.
CREATE UNIQUE INDEX "User_email_held" ON "User" (email) WHERE state <> 'LAPSED';

-- Null is a value here: two grants of one service without a company are the same grant.
CREATE UNIQUE INDEX "Grant_once" ON "Grant" ("userId", service, "companyId") NULLS NOT DISTINCT;

CREATE UNIQUE INDEX "Company_one_main" ON "Company" ("accountId") WHERE role = 'MAIN';
CREATE UNIQUE INDEX "Company_one_active_number" ON "Company" ("commercialRegistrationNumber") WHERE state = 'ACTIVE';

ALTER TABLE "Request" ADD CONSTRAINT "Request_number_shape" CHECK (number ~ '^[A-Z]{2}/[1-9][0-9]*/[0-9]{2}$');
ALTER TABLE "Request" ADD CONSTRAINT "Request_version_from_zero" CHECK (version >= 0);
ALTER TABLE "Request" ADD CONSTRAINT "Request_submitted_or_draft"
  CHECK ((state IN ('DRAFT', 'CANCELLED')) = ("submittedAt" IS NULL));
ALTER TABLE "Request" ADD CONSTRAINT "Request_decided_has_decider"
  CHECK (state NOT IN ('APPROVED', 'REJECTED') OR ("decidedAt" IS NOT NULL AND "decidedById" IS NOT NULL));

-- The open queue: its pages, an officer's own, what is late. Closed requests do not burden them.
CREATE INDEX "Request_open" ON "Request" ("submittedAt", id) WHERE state = 'SUBMITTED';
CREATE INDEX "Request_open_assigned" ON "Request" ("assignedToId", "submittedAt", id) WHERE state = 'SUBMITTED';
CREATE INDEX "Request_open_due" ON "Request" ("dueAt", id) WHERE state = 'SUBMITTED';
-- The whole queue and what was decided, newest first.
CREATE INDEX "Request_submitted" ON "Request" ("submittedAt", id) WHERE "submittedAt" IS NOT NULL;
CREATE INDEX "Request_decided" ON "Request" ("decidedAt") WHERE "decidedAt" IS NOT NULL;
-- Trigrams of a "C" database know no Arabic letters: they are mapped to Latin ones, here and in lib/requests/office-queue.ts alike.
-- Two letters may fall together; the query compares the text itself as well.
CREATE INDEX "Request_search" ON "Request" USING gin
  (translate("searchText", 'ءابتثجحخدذرزسشصضطظعغفقكلمنهويپچڤگ', 'xabtvjhxdzrzscsdtzegfqklmnhwypcvg') gin_trgm_ops);

-- An approved profile is what the office decided on: only its owner and the encryption of the civil ID may follow.
CREATE FUNCTION keep_approved_profile() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['companyId', 'signatoryCivilIdCipher', 'signatoryCivilIdHmac'];
BEGIN
  IF OLD."approvedAt" IS NOT NULL AND to_jsonb(NEW) - free <> to_jsonb(OLD) - free THEN
    RAISE EXCEPTION 'an approved company profile is immutable' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "CompanyProfile_immutable" BEFORE UPDATE ON "CompanyProfile"
  FOR EACH ROW EXECUTE FUNCTION keep_approved_profile();

-- A stored document's content never changes; only its displayed name and its state do.
CREATE FUNCTION keep_stored_document() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['name', 'state'];
BEGIN
  IF OLD.state <> 'PENDING' AND to_jsonb(NEW) - free <> to_jsonb(OLD) - free THEN
    RAISE EXCEPTION 'a stored document is immutable' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Document_immutable" BEFORE UPDATE ON "Document"
  FOR EACH ROW EXECUTE FUNCTION keep_stored_document();

-- Rights of the application: data, never structure.
GRANT USAGE ON SCHEMA public TO portal_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO portal_app;

-- Append-only: what happened can be added to, never changed. Retention runs as the owner.
REVOKE UPDATE, DELETE, TRUNCATE ON "AuditEvent", "RequestEvent" FROM portal_app;
