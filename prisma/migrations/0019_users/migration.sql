-- General users end a user's access for good, and see who has not signed in for long.

ALTER TYPE "UserState" ADD VALUE 'REMOVED';
ALTER TYPE "AccessChange" ADD VALUE 'USER_REMOVED';

-- Sessions are removed by retention: the last sign-in is kept with the user.
ALTER TABLE "User" ADD COLUMN "lastSignInAt" TIMESTAMPTZ(3);
UPDATE "User" u SET "lastSignInAt" = (SELECT max(s."createdAt") FROM "Session" s WHERE s."userId" = u.id);

-- Nothing brings a removed user back: an invitation makes a new one. Compared as text, because a value of an enum that was
-- added in this transaction cannot be used in it yet.
CREATE FUNCTION keep_removed_user() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state::text = 'REMOVED' AND NEW.state::text <> 'REMOVED' THEN
    RAISE EXCEPTION 'a removed user stays removed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "User_removed_stays" BEFORE UPDATE OF state ON "User" FOR EACH ROW EXECUTE FUNCTION keep_removed_user();
