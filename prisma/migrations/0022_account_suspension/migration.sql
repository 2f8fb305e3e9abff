-- The office suspends accounts and companies for a reason of a list and tells the customer in its own words, and finds
-- accounts by what a caller gives: the mobile of a user, the number of a company that is suspended.

CREATE TYPE "SuspensionCause" AS ENUM ('OWN_REQUEST', 'DATA_UNVERIFIED', 'LICENCE_ENDED', 'LEGAL_ORDER', 'TERMS_BREACHED', 'UNAUTHORISED_ACCESS', 'RESOLVED', 'MISTAKE', 'OTHER');
ALTER TABLE "AccessEvent" ADD COLUMN "cause" "SuspensionCause";
-- What was suspended before has none.
ALTER TABLE "AccessEvent" ADD CONSTRAINT "AccessEvent_cause_of_suspension"
  CHECK (cause IS NULL OR (reason IS NOT NULL AND kind::text IN ('ACCOUNT_SUSPENDED', 'ACCOUNT_REINSTATED', 'COMPANY_SUSPENDED', 'COMPANY_REINSTATED')));

CREATE INDEX "User_mobile_idx" ON "User"("mobile");
-- Of suspended companies too: Company_one_active_number knows the active ones alone.
CREATE INDEX "Company_number" ON "Company" (ltrim("commercialRegistrationNumber", '0'));
