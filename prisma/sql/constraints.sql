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

-- A service is subscribed to once at a time. What was left is history: it neither changes nor comes back.
CREATE UNIQUE INDEX "ServiceSubscription_one_current" ON "ServiceSubscription" ("accountId", service) WHERE "endedAt" IS NULL;
CREATE FUNCTION keep_ended_subscription() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."endedAt" IS NOT NULL THEN
    RAISE EXCEPTION 'an ended subscription is history' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "ServiceSubscription_ended_stays" BEFORE UPDATE ON "ServiceSubscription"
  FOR EACH ROW EXECUTE FUNCTION keep_ended_subscription();

-- A grant names a company exactly when it reaches one. Null is a value here: two grants of one service and reach
-- without a company are the same grant.
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_reach_names_company" CHECK ((reach = 'COMPANY') = ("companyId" IS NOT NULL));
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_revoked_after_granted" CHECK ("revokedAt" >= "grantedAt");
CREATE UNIQUE INDEX "Grant_once" ON "Grant" ("userId", service, reach, "companyId") NULLS NOT DISTINCT WHERE "revokedAt" IS NULL;
-- User and company of a grant are of its account, whatever a command forgets to look at.
ALTER TABLE "User" ADD CONSTRAINT "User_of_account" UNIQUE (id, "accountId");
ALTER TABLE "Company" ADD CONSTRAINT "Company_of_account" UNIQUE (id, "accountId");
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_user_of_account" FOREIGN KEY ("userId", "accountId") REFERENCES "User" (id, "accountId");
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_company_of_account" FOREIGN KEY ("companyId", "accountId") REFERENCES "Company" (id, "accountId");
-- A grant knows its revocation, once, and before it that its last day was told of.
CREATE FUNCTION keep_grant() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['revokedAt', 'revokedBy', 'remindedAt'];
  reminded boolean := OLD."remindedAt" IS NULL AND NEW."remindedAt" IS NOT NULL;
BEGIN
  IF OLD."revokedAt" IS NOT NULL OR (NEW."revokedAt" IS NULL AND NOT reminded)
    OR (OLD."remindedAt" IS DISTINCT FROM NEW."remindedAt" AND NOT reminded)
    OR to_jsonb(NEW) - free <> to_jsonb(OLD) - free THEN
    RAISE EXCEPTION 'a grant can be revoked or told of, and nothing else' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Grant_only_revoked" BEFORE UPDATE ON "Grant" FOR EACH ROW EXECUTE FUNCTION keep_grant();
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_reminded_before_its_end" CHECK ("remindedAt" IS NULL OR until IS NOT NULL);
CREATE INDEX "Grant_ending" ON "Grant" (until) WHERE until IS NOT NULL AND "revokedAt" IS NULL;
-- One open request a person, service and company; its people and its company are of its account.
CREATE UNIQUE INDEX "AccessRequest_one_open" ON "AccessRequest" ("userId", service, "companyId") NULLS NOT DISTINCT WHERE state = 'OPEN';
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_user_of_account" FOREIGN KEY ("userId", "accountId") REFERENCES "User" (id, "accountId");
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_asked_of_account" FOREIGN KEY ("askedOfId", "accountId") REFERENCES "User" (id, "accountId");
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_decided_of_account" FOREIGN KEY ("decidedById", "accountId") REFERENCES "User" (id, "accountId");
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_company_of_account" FOREIGN KEY ("companyId", "accountId") REFERENCES "Company" (id, "accountId");
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_reason_length" CHECK (char_length(reason) BETWEEN 1 AND 300 AND char_length("declineReason") BETWEEN 1 AND 300);
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_decided_once_closed" CHECK ((state = 'OPEN') = ("decidedAt" IS NULL));
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_decided_by_somebody" CHECK ((state IN ('GRANTED', 'DECLINED')) = ("decidedById" IS NOT NULL));
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_decline_has_reason" CHECK ((state = 'DECLINED') = ("declineReason" IS NOT NULL));
-- The one change that a request knows is its decision, once.
CREATE FUNCTION keep_access_request() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['state', 'decidedAt', 'decidedById', 'declineReason'];
BEGIN
  IF OLD.state <> 'OPEN' OR NEW.state = 'OPEN' OR to_jsonb(NEW) - free <> to_jsonb(OLD) - free THEN
    RAISE EXCEPTION 'an access request can be decided, and nothing else' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "AccessRequest_only_decided" BEFORE UPDATE ON "AccessRequest" FOR EACH ROW EXECUTE FUNCTION keep_access_request();

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

-- A removed user stays removed.
CREATE FUNCTION keep_removed_user() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state::text = 'REMOVED' AND NEW.state::text <> 'REMOVED' THEN
    RAISE EXCEPTION 'a removed user stays removed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "User_removed_stays" BEFORE UPDATE OF state ON "User" FOR EACH ROW EXECUTE FUNCTION keep_removed_user();

CREATE UNIQUE INDEX "Company_one_main" ON "Company" ("accountId") WHERE role = 'MAIN';
-- Zeros before a registration number make no other company: lib/core/registration-number.ts compares in the same way.
CREATE UNIQUE INDEX "Company_one_active_number" ON "Company" (ltrim("commercialRegistrationNumber", '0')) WHERE state = 'ACTIVE';
CREATE INDEX "Company_number" ON "Company" (ltrim("commercialRegistrationNumber", '0'));
CREATE INDEX "CustomsParty_number" ON "CustomsParty" (ltrim("commercialRegistrationNumber", '0'));

-- One open change a company: a second approval would silently undo the first.
CREATE UNIQUE INDEX "Request_one_open_change" ON "Request" ("companyId")
  WHERE type = 'COMPANY_CHANGE' AND state IN ('DRAFT', 'SUBMITTED', 'RETURNED');

-- The types of lib/requests/request-type.ts, each with its definition in lib/request-types.ts.
ALTER TABLE "Request" ADD CONSTRAINT "Request_type_known" CHECK (type IN ('COMPANY_REGISTRATION', 'COMPANY_CHANGE'));
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
-- Trigrams of a "C" database know no Arabic letters: they are mapped to Latin ones, here and in lib/requests/search-text-like.ts alike.
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

-- Payment requests owe something, and their lines say for what.
ALTER TABLE "PaymentRequest" ADD CONSTRAINT "PaymentRequest_number_shape" CHECK (number ~ '^PR/[1-9][0-9]*/[0-9]{2}$');
ALTER TABLE "PaymentRequest" ADD CONSTRAINT "PaymentRequest_amount_above_nothing" CHECK ("amountFils" > 0);
ALTER TABLE "PaymentRequest" ADD CONSTRAINT "PaymentRequest_paid_has_time" CHECK ((state = 'SUCCESSFUL') = ("paidAt" IS NOT NULL));
ALTER TABLE "PaymentRequest" ADD CONSTRAINT "PaymentRequest_declaration_origin" CHECK (origin <> 'DECLARATION' OR "declarationId" IS NOT NULL OR "deliveryOrderId" IS NOT NULL);
ALTER TABLE "PaymentLine" ADD CONSTRAINT "PaymentLine_amount_above_nothing" CHECK ("amountFils" > 0);

-- The lines of the revision in force add up to the amount; looked at when the transaction ends, since the two are written apart.
CREATE FUNCTION check_payment_lines() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  request_id uuid := CASE WHEN TG_TABLE_NAME = 'PaymentLine' THEN (to_jsonb(NEW) ->> 'paymentRequestId')::uuid ELSE (to_jsonb(NEW) ->> 'id')::uuid END;
BEGIN
  IF EXISTS (
    SELECT FROM "PaymentRequest" r WHERE r.id = request_id AND r."amountFils" <> COALESCE((
      SELECT sum(l."amountFils") FROM "PaymentLine" l WHERE l."paymentRequestId" = r.id AND l.revision = r.revision), 0)
  ) THEN
    RAISE EXCEPTION 'the lines of payment request % do not add up to its amount', request_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "PaymentRequest_lines_add_up" AFTER INSERT OR UPDATE OF "amountFils", revision ON "PaymentRequest"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_payment_lines();
CREATE CONSTRAINT TRIGGER "PaymentLine_adds_up" AFTER INSERT ON "PaymentLine"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_payment_lines();

-- What is due: the totals at the top of the list, and the sweep of what expires.
CREATE INDEX "PaymentRequest_due" ON "PaymentRequest" ("payerId") INCLUDE ("amountFils", type, "expiresAt") WHERE state = 'INITIATED';
CREATE INDEX "PaymentRequest_expiring" ON "PaymentRequest" ("expiresAt") WHERE state = 'INITIATED' AND "expiresAt" IS NOT NULL;

-- A request is paid once: while one attempt holds it, or has paid it, no other can.
CREATE UNIQUE INDEX "PaymentAllocation_once" ON "PaymentAllocation" ("paymentRequestId") WHERE state IN ('HELD', 'EFFECTIVE');
ALTER TABLE "PaymentAllocation" ADD CONSTRAINT "PaymentAllocation_amount_above_nothing" CHECK ("amountFils" > 0);

ALTER TABLE "PaymentAttempt" ADD CONSTRAINT "PaymentAttempt_track_id_shape" CHECK ("trackId" ~ '^[A-Za-z0-9]{20,32}$');
ALTER TABLE "PaymentAttempt" ADD CONSTRAINT "PaymentAttempt_amount_above_nothing" CHECK ("amountFils" > 0);
ALTER TABLE "PaymentAttempt" ADD CONSTRAINT "PaymentAttempt_paid_is_confirmed" CHECK (state <> 'PAID' OR ("confirmedAt" IS NOT NULL AND "paymentId" IS NOT NULL));
CREATE INDEX "PaymentAttempt_to_ask" ON "PaymentAttempt" ("nextInquiryAt") WHERE "nextInquiryAt" IS NOT NULL;

-- A message counts once; repetitions are kept and do nothing.
CREATE UNIQUE INDEX "GatewayMessage_counted_once" ON "GatewayMessage" (digest) WHERE counted AND direction = 'IN' AND kind = 'NOTIFICATION';
-- Messages at the KNET addresses that belong to no payment: found by their age, for the alarm and for retention.
CREATE INDEX "GatewayMessage_of_nobody" ON "GatewayMessage" (at) WHERE "attemptId" IS NULL;

ALTER TABLE "Receipt" ADD CONSTRAINT "Receipt_number_shape" CHECK (number ~ '^CR/[1-9][0-9]*/[A-Z]{3}[0-9]{2}$');

-- Money goes back on the word of two officers, one refund of a payment at a time.
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_amount_above_nothing" CHECK ("amountFils" > 0);
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_two_officers" CHECK ("decidedById" IS NULL OR "decidedById" <> "requestedById");
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_decided_has_decider" CHECK ((state = 'REQUESTED') = ("decidedById" IS NULL));
CREATE UNIQUE INDEX "Refund_one_in_flight" ON "Refund" ("attemptId") WHERE state IN ('REQUESTED', 'RELEASED', 'UNKNOWN');

-- Each refund has an item of its own: a lost one must not find its place taken by another refund of the same payment.
CREATE UNIQUE INDEX "PaymentReview_one_open" ON "PaymentReview" (kind, "attemptId", (COALESCE(details ->> 'refundId', ''))) WHERE "resolvedAt" IS NULL AND "attemptId" IS NOT NULL;
CREATE INDEX "PaymentReview_open" ON "PaymentReview" ("openedAt", id) WHERE "resolvedAt" IS NULL;

ALTER TABLE "PaymentAttempt" ADD CONSTRAINT "PaymentAttempt_captured_above_nothing" CHECK ("capturedFils" > 0);
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_done_has_day" CHECK (state <> 'DONE' OR "settlesOn" IS NOT NULL);
-- A closing that moves money takes two officers, one closing of an item at a time.
ALTER TABLE "ReviewClosing" ADD CONSTRAINT "ReviewClosing_two_officers" CHECK (state <> 'CONFIRMED' OR ("decidedById" IS NOT NULL AND "decidedById" <> "proposedById"));
ALTER TABLE "ReviewClosing" ADD CONSTRAINT "ReviewClosing_decided_has_decider" CHECK ((state = 'PROPOSED') = ("decidedById" IS NULL));
CREATE UNIQUE INDEX "ReviewClosing_one_proposed" ON "ReviewClosing" ("reviewId") WHERE state = 'PROPOSED';
-- Money that no payment knows is one open item a track id, whoever finds it.
CREATE UNIQUE INDEX "PaymentReview_one_unknown" ON "PaymentReview" ((details ->> 'theirTrackId')) WHERE kind = 'UNKNOWN_PAYMENT' AND "resolvedAt" IS NULL;
ALTER TABLE "KnetSettlementRow" ADD CONSTRAINT "KnetSettlementRow_amount_above_nothing" CHECK ("amountFils" > 0);

-- One row, so that every process obeys the same faults.
ALTER TABLE "SimulatorFaults" ADD CONSTRAINT "SimulatorFaults_single" CHECK (id = 1);

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

-- History of access: the staff have no account, everybody else has one.
ALTER TABLE "AccessEvent" ADD CONSTRAINT "AccessEvent_staff_without_account" CHECK ((kind::text LIKE 'STAFF\_%') = ("accountId" IS NULL));
-- Only what happens to accounts and companies has a reason of the list, with a text for the customer.
ALTER TABLE "AccessEvent" ADD CONSTRAINT "AccessEvent_cause_of_suspension"
  CHECK (cause IS NULL OR (reason IS NOT NULL AND kind::text IN ('ACCOUNT_SUSPENDED', 'ACCOUNT_REINSTATED', 'COMPANY_SUSPENDED', 'COMPANY_REINSTATED')));

-- Roles of staff: what one administrator proposes another one decides, and nobody decides on oneself.
ALTER TABLE "StaffRoleProposal" ADD CONSTRAINT "StaffRoleProposal_two_administrators" CHECK (state <> 'CONFIRMED' OR ("decidedById" IS NOT NULL AND "decidedById" <> "proposedById"));
ALTER TABLE "StaffRoleProposal" ADD CONSTRAINT "StaffRoleProposal_decided_has_decider" CHECK ((state = 'PROPOSED') = ("decidedById" IS NULL));
ALTER TABLE "StaffRoleProposal" ADD CONSTRAINT "StaffRoleProposal_not_oneself" CHECK ("userId" <> "proposedById" AND "userId" IS DISTINCT FROM "decidedById");
ALTER TABLE "StaffRoleProposal" ADD CONSTRAINT "StaffRoleProposal_some_role" CHECK (cardinality(roles) > 0);
CREATE UNIQUE INDEX "StaffRoleProposal_one_proposed" ON "StaffRoleProposal" ("userId") WHERE state = 'PROPOSED';
-- One open invitation of an address in an account; it ends in one way; a code is a user's or an invitation's.
CREATE UNIQUE INDEX "UserInvitation_one_open" ON "UserInvitation" ("accountId", "emailHmac") WHERE "acceptedAt" IS NULL AND "withdrawnAt" IS NULL;
ALTER TABLE "UserInvitation" ADD CONSTRAINT "UserInvitation_one_end" CHECK ("acceptedAt" IS NULL OR "withdrawnAt" IS NULL);
ALTER TABLE "UserInvitation" ADD CONSTRAINT "UserInvitation_of_business" CHECK (kind <> 'STAFF');
ALTER TABLE "UserInvitation" ADD CONSTRAINT "UserInvitation_general_without_end" CHECK (kind <> 'GENERAL' OR until IS NULL);

-- Who uploads a file of users is of the account that it is for.
ALTER TABLE "UserImport" ADD CONSTRAINT "UserImport_user_of_account" FOREIGN KEY ("uploadedById", "accountId") REFERENCES "User" (id, "accountId");
ALTER TABLE "UserImport" ADD CONSTRAINT "UserImport_expires_later" CHECK ("expiresAt" > "createdAt");

-- What is known of an address ends with the address.
CREATE FUNCTION forget_deliveries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "AddressDelivery" d WHERE d."userId" = NEW.id
    AND ((d.channel = 'EMAIL' AND NEW.email <> OLD.email) OR (d.channel = 'SMS' AND NEW.mobile IS DISTINCT FROM OLD.mobile));
  RETURN NULL;
END $$;
CREATE TRIGGER "User_new_address" AFTER UPDATE OF email, mobile ON "User"
  FOR EACH ROW EXECUTE FUNCTION forget_deliveries();
ALTER TABLE "VerificationCode" ADD CONSTRAINT "VerificationCode_one_owner" CHECK (num_nonnulls("userId", "invitationId") = 1);

-- Rights of the application: data, never structure.
GRANT USAGE ON SCHEMA public TO portal_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO portal_app;

-- Append-only: what happened can be added to, never changed. Retention runs as the owner.
REVOKE UPDATE, DELETE, TRUNCATE ON "AuditEvent", "RequestEvent" FROM portal_app;
REVOKE UPDATE, DELETE, TRUNCATE ON "AccessEvent" FROM portal_app;
REVOKE DELETE, TRUNCATE ON "Grant" FROM portal_app;
REVOKE DELETE, TRUNCATE ON "AccessRequest" FROM portal_app;
REVOKE DELETE, TRUNCATE ON "Observation" FROM portal_app;
REVOKE UPDATE, DELETE, TRUNCATE ON "PaymentRequestEvent", "PaymentAttemptEvent", "GatewayMessage", "PaymentLine", "Receipt" FROM portal_app;
REVOKE UPDATE, TRUNCATE ON "TariffLine" FROM portal_app;

-- The application may not delete messages. It may have those removed that were refused, and anybody could have sent.
CREATE FUNCTION remove_refused_messages(before timestamptz) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM "GatewayMessage" WHERE "attemptId" IS NULL AND direction = 'IN' AND outcome IN ('REFUSED', 'REPEATED') AND at < before;
$$;
REVOKE EXECUTE ON FUNCTION remove_refused_messages(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remove_refused_messages(timestamptz) TO portal_app;
REVOKE DELETE, TRUNCATE ON "ReviewClosing" FROM portal_app;
REVOKE DELETE, TRUNCATE ON "StaffRoleProposal" FROM portal_app;
REVOKE UPDATE, TRUNCATE ON "KnetSettlementRow" FROM portal_app;
REVOKE UPDATE, TRUNCATE ON "DocumentPreview" FROM portal_app;

-- The outbox is append-only, its counters only rise. The position is a sequence's.
REVOKE UPDATE, DELETE, TRUNCATE ON "OutboxEvent" FROM portal_app;
REVOKE DELETE, TRUNCATE ON "OutboxSubject" FROM portal_app;
GRANT USAGE ON SEQUENCE "OutboxEvent_position_seq" TO portal_app;
ALTER TABLE "OutboxEvent" ADD CONSTRAINT "OutboxEvent_sequence_from_one" CHECK (sequence > 0);
