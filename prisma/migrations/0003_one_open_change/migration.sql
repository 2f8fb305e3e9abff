-- One open change a company: a second approval would silently undo the first.
CREATE UNIQUE INDEX IF NOT EXISTS "Request_one_open_change" ON "Request" ("companyId")
  WHERE type = 'COMPANY_CHANGE' AND state IN ('DRAFT', 'SUBMITTED', 'RETURNED');
