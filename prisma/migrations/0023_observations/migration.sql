-- Staff see the portal as one user of an account does: begun for a reason, for some minutes, to read pages alone.

-- CreateEnum
CREATE TYPE "ObservationReason" AS ENUM ('HELP_ASKED', 'FAULT_REPORTED', 'COMPLAINT', 'OTHER');
CREATE TYPE "ObservationEnd" AS ENUM ('STOPPED', 'REPLACED', 'EXPIRED', 'SIGNED_OUT', 'ACCESS_ENDED');

-- CreateTable
CREATE TABLE "Observation" (
    "id" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "reason" "ObservationReason" NOT NULL,
    "note" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "end" "ObservationEnd",
    "pages" INTEGER NOT NULL DEFAULT 0,
    "patterns" TEXT[],

    CONSTRAINT "Observation_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Observation_sessionId_startedAt_idx" ON "Observation"("sessionId", "startedAt");
CREATE INDEX "Observation_accountId_startedAt_idx" ON "Observation"("accountId", "startedAt");
CREATE INDEX "Observation_endedAt_endsAt_idx" ON "Observation"("endedAt", "endsAt");
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Observations: one running a member of staff, of a user of its account, for at most an hour.
CREATE UNIQUE INDEX "Observation_one_running" ON "Observation" ("staffId") WHERE "endedAt" IS NULL;
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_user_of_account" FOREIGN KEY ("userId", "accountId") REFERENCES "User" (id, "accountId");
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_somebody_else" CHECK ("staffId" <> "userId");
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_note_length" CHECK (char_length(note) BETWEEN 1 AND 300);
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_an_hour_at_most" CHECK ("endsAt" > "startedAt" AND "endsAt" <= "startedAt" + interval '1 hour');
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_ends_one_way" CHECK (("endedAt" IS NULL) = ("end" IS NULL) AND "endedAt" >= "startedAt");
-- What may change is what was seen, until it ends, and its end, once.
CREATE FUNCTION keep_observation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['endedAt', 'end', 'pages', 'patterns'];
BEGIN
  IF OLD."endedAt" IS NOT NULL OR NEW.pages < OLD.pages OR to_jsonb(NEW) - free <> to_jsonb(OLD) - free THEN
    RAISE EXCEPTION 'an observation can be ended, and nothing else' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Observation_only_ended" BEFORE UPDATE ON "Observation" FOR EACH ROW EXECUTE FUNCTION keep_observation();

GRANT SELECT, INSERT, UPDATE ON "Observation" TO portal_app;
