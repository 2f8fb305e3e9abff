-- A registration number is one company's, with zeros before it or without.
DO $$
DECLARE
  collisions text;
BEGIN
  SELECT string_agg(line, E'\n') INTO collisions FROM (
    SELECT string_agg(format('%s (company %s)', "commercialRegistrationNumber", id), ', ' ORDER BY "approvedAt", id) AS line
    FROM "Company" WHERE state = 'ACTIVE' GROUP BY ltrim("commercialRegistrationNumber", '0') HAVING count(*) > 1) same;
  IF collisions IS NOT NULL THEN
    RAISE EXCEPTION E'companies that are active under one commercial registration number:\n%\nAn officer decides which one stays: npm run companies:collisions', collisions
      USING ERRCODE = 'unique_violation';
  END IF;
END $$;

DROP INDEX "Company_one_active_number";
CREATE UNIQUE INDEX "Company_one_active_number" ON "Company" (ltrim("commercialRegistrationNumber", '0')) WHERE state = 'ACTIVE';
CREATE INDEX "CustomsParty_number" ON "CustomsParty" (ltrim("commercialRegistrationNumber", '0'));

-- What foldText folds since then: letters of Persian, Urdu and Kurdish keyboards, dashes; marks behind them go.
UPDATE "Request" SET "searchText" = translate("searchText",
  U&'\02d7\058a\05be\0672\0673\0679\067a\067b\067c\067e\0683\0684\0686\0687\0688\0689\068c\068e\0691\0693\0695\0696\0697\0698\06a1\06a4\06a8\06a9\06aa\06ab\06ac\06ad\06af\06b5\06b7\06ba\06bb\06bc\06be\06c0\06c1\06c2\06c3\06c6\06c7\06c8\06c9\06ca\06cb\06cc\06cd\06ce\06d0\06d2\06d3\06d4\06d5\06ff\1400\1806\2010\2012\2013\2014\2015\2043\2212\2500\2e17\2e1a\2e3a\2e3b\2e40\2e5d\301c\3030\30a0\0610\0611\0612\0613\0614\0615\0616\0617\0618\0619\061a\06d6\06d7\06d8\06d9\06da\06db\06dc\06df\06e0\06e1\06e2\06e3\06e4\06e7\06e8\06ea\06eb\06ec\06ed\08d3\08d4\08d5\08d6\08d7\08d8\08d9\08da\08db\08dc\08dd\08de\08df\08e0\08e1\08e3\08e4\08e5\08e6\08e7\08e8\08e9\08ea\08eb\08ec\08ed\08ee\08ef\08f0\08f1\08f2\08f3\08f4\08f5\08f6\08f7\08f8\08f9\08fa\08fb\08fc\08fd\08fe\08ff',
  U&'\002d\002d\002d\0627\0627\062a\062a\0628\062a\0628\062c\062c\062c\062c\062f\062f\062f\062f\0631\0631\0631\0631\0632\0632\0641\0641\0642\0643\0643\0643\0643\0643\0643\0644\0644\0646\0646\0646\0647\0647\0647\0647\0647\0648\0648\0648\0648\0648\0648\064a\064a\064a\064a\064a\064a\002d\0647\0647\002d\002d\002d\002d\002d\002d\002d\002d\002d\002d\002d\002d\002d\002d\002d\002d\002d\002d\002d')
WHERE "searchText" <> translate("searchText",
  U&'\02d7\058a\05be\0672\0673\0679\067a\067b\067c\067e\0683\0684\0686\0687\0688\0689\068c\068e\0691\0693\0695\0696\0697\0698\06a1\06a4\06a8\06a9\06aa\06ab\06ac\06ad\06af\06b5\06b7\06ba\06bb\06bc\06be\06c0\06c1\06c2\06c3\06c6\06c7\06c8\06c9\06ca\06cb\06cc\06cd\06ce\06d0\06d2\06d3\06d4\06d5\06ff\1400\1806\2010\2012\2013\2014\2015\2043\2212\2500\2e17\2e1a\2e3a\2e3b\2e40\2e5d\301c\3030\30a0\0610\0611\0612\0613\0614\0615\0616\0617\0618\0619\061a\06d6\06d7\06d8\06d9\06da\06db\06dc\06df\06e0\06e1\06e2\06e3\06e4\06e7\06e8\06ea\06eb\06ec\06ed\08d3\08d4\08d5\08d6\08d7\08d8\08d9\08da\08db\08dc\08dd\08de\08df\08e0\08e1\08e3\08e4\08e5\08e6\08e7\08e8\08e9\08ea\08eb\08ec\08ed\08ee\08ef\08f0\08f1\08f2\08f3\08f4\08f5\08f6\08f7\08f8\08f9\08fa\08fb\08fc\08fd\08fe\08ff',
  U&'\002d\002d\002d\0627\0627\062a\062a\0628\062a\0628\062c\062c\062c\062c\062f\062f\062f\062f\0631\0631\0631\0631\0632\0632\0641\0641\0642\0643\0643\0643\0643\0643\0643\0644\0644\0646\0646\0646\0647\0647\0647\0647\0647\0648\0648\0648\0648\0648\0648\064a\064a\064a\064a\064a\064a\002d\0647\0647\002d\002d\002d\002d\002d\002d\002d\002d\002d\002d\002d\002d\002d\002d\002d\002d\002d\002d\002d');
