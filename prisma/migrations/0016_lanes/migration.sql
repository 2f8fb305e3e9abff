-- A message is claimed, sent and recorded, with no transaction open while the provider is called.
ALTER TABLE "Message" ADD COLUMN "claimedBy" UUID;
ALTER TABLE "Message" ADD COLUMN "claimedAt" TIMESTAMPTZ(3);

-- Jobs that wait go on under the names that their tasks have now. The queue makes its own tables, on a new database after
-- this one.
DO $$
BEGIN
  IF to_regclass('graphile_worker._private_tasks') IS NOT NULL THEN
    UPDATE graphile_worker._private_tasks SET identifier = 'payment-inquiry' WHERE identifier = 'ask-knet';
    UPDATE graphile_worker._private_tasks SET identifier = 'unknown-payment-inquiry' WHERE identifier = 'ask-unknown-payment';
    -- Started anew every minute and every day; a day's work that is repeated does no harm.
    DELETE FROM graphile_worker._private_jobs WHERE task_id IN (SELECT id FROM graphile_worker._private_tasks WHERE identifier IN ('sweep', 'daily'));
    DELETE FROM "RateLimit" WHERE key = 'daily';
  END IF;
END $$;
