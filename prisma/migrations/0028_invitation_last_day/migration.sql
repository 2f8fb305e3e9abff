-- What an invitation plans may have a last day, as a grant may.
ALTER TABLE "UserInvitation" ADD COLUMN "until" DATE;
ALTER TABLE "UserInvitation" ADD CONSTRAINT "UserInvitation_general_without_end" CHECK (kind <> 'GENERAL' OR until IS NULL);
