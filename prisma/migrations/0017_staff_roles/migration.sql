-- Suspended staff and changed roles are history of access too; they concern no account.
ALTER TYPE "AccessChange" ADD VALUE 'STAFF_SUSPENDED';
ALTER TYPE "AccessChange" ADD VALUE 'STAFF_REINSTATED';
ALTER TYPE "AccessChange" ADD VALUE 'STAFF_ROLES_CHANGED';
ALTER TABLE "AccessEvent" ALTER COLUMN "accountId" DROP NOT NULL;
ALTER TABLE "AccessEvent" DROP CONSTRAINT "AccessEvent_accountId_fkey";
ALTER TABLE "AccessEvent" ADD CONSTRAINT "AccessEvent_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "AccessEvent" ADD COLUMN "fromRoles" "StaffRole"[], ADD COLUMN "toRoles" "StaffRole"[];

CREATE TYPE "StaffRoleProposalState" AS ENUM ('PROPOSED', 'CONFIRMED', 'DECLINED');
CREATE TABLE "StaffRoleProposal" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "fromRoles" "StaffRole"[],
    "roles" "StaffRole"[],
    "reason" TEXT NOT NULL,
    "state" "StaffRoleProposalState" NOT NULL DEFAULT 'PROPOSED',
    "version" INTEGER NOT NULL DEFAULT 0,
    "proposedById" UUID NOT NULL,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "StaffRoleProposal_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "StaffRoleProposal_userId_proposedAt_idx" ON "StaffRoleProposal"("userId", "proposedAt");
ALTER TABLE "StaffRoleProposal" ADD CONSTRAINT "StaffRoleProposal_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "StaffRoleProposal" ADD CONSTRAINT "StaffRoleProposal_proposedById_fkey" FOREIGN KEY ("proposedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "StaffRoleProposal" ADD CONSTRAINT "StaffRoleProposal_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- History of access: the staff have no account, everybody else has one.
ALTER TABLE "AccessEvent" ADD CONSTRAINT "AccessEvent_staff_without_account" CHECK ((kind::text LIKE 'STAFF\_%') = ("accountId" IS NULL));

-- Roles of staff: what one administrator proposes another one decides, and nobody decides on oneself.
ALTER TABLE "StaffRoleProposal" ADD CONSTRAINT "StaffRoleProposal_two_administrators" CHECK (state <> 'CONFIRMED' OR ("decidedById" IS NOT NULL AND "decidedById" <> "proposedById"));
ALTER TABLE "StaffRoleProposal" ADD CONSTRAINT "StaffRoleProposal_decided_has_decider" CHECK ((state = 'PROPOSED') = ("decidedById" IS NULL));
ALTER TABLE "StaffRoleProposal" ADD CONSTRAINT "StaffRoleProposal_not_oneself" CHECK ("userId" <> "proposedById" AND "userId" IS DISTINCT FROM "decidedById");
ALTER TABLE "StaffRoleProposal" ADD CONSTRAINT "StaffRoleProposal_some_role" CHECK (cardinality(roles) > 0);
CREATE UNIQUE INDEX "StaffRoleProposal_one_proposed" ON "StaffRoleProposal" ("userId") WHERE state = 'PROPOSED';

GRANT SELECT, INSERT, UPDATE ON "StaffRoleProposal" TO portal_app;
