-- A type of request is a text: a new type is a definition and a longer CHECK, and no change of an enum.
DROP INDEX "Request_one_open_change";
ALTER TABLE "Request" ALTER COLUMN type TYPE text USING type::text;
DROP TYPE "RequestType";
CREATE UNIQUE INDEX "Request_one_open_change" ON "Request" ("companyId")
  WHERE type = 'COMPANY_CHANGE' AND state IN ('DRAFT', 'SUBMITTED', 'RETURNED');
ALTER TABLE "Request" ADD CONSTRAINT "Request_type_known" CHECK (type IN ('COMPANY_REGISTRATION', 'COMPANY_CHANGE'));

-- What the office's queue shows in place of a name that is masked for the applicant: no join on details in a list.
ALTER TABLE "Request" ADD COLUMN "officeSubjectAr" text, ADD COLUMN "officeSubjectEn" text;
UPDATE "Request" r SET
  "officeSubjectAr" = CASE WHEN r."subjectAr" LIKE '%••%' THEN y."nameAr" END,
  "officeSubjectEn" = CASE WHEN r."subjectEn" LIKE '%••%' THEN y."nameEn" END
FROM "CompanyRegistration" g JOIN "CustomsParty" y ON y.id = g."partyId"
WHERE g."requestId" = r.id AND (r."subjectAr" LIKE '%••%' OR r."subjectEn" LIKE '%••%');

-- Notices lead to the desk's own address, without the way over the former one.
UPDATE "Notification" SET href = replace(href, '/admin/registrations', '/admin/requests/registrations') WHERE href LIKE '/admin/registrations%';
