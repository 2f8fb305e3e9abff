-- The second factor of a member of staff who has lost it is made void, and every session of that person ends with it.

ALTER TYPE "SessionEnd" ADD VALUE 'SECOND_FACTOR_RESET' AFTER 'RECOVERY_CODES_RENEWED';
