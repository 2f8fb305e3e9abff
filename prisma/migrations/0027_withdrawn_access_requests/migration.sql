-- Whoever asked a colleague for access may withdraw that: a state of its own, decided by nobody else.
ALTER TYPE "AccessRequestState" ADD VALUE 'WITHDRAWN';
ALTER TYPE "AccessChange" ADD VALUE 'ASK_WITHDRAWN';
