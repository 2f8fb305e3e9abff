-- The growing delay after wrong passwords lives in "GuessDelay", by e-mail and by address.
ALTER TABLE "User" DROP COLUMN IF EXISTS "failedSignIns", DROP COLUMN IF EXISTS "nextSignInAt";
