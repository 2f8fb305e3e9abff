-- Messages at the KNET addresses that belong to no payment: found by their age, for the alarm and for retention.
CREATE INDEX "GatewayMessage_of_nobody" ON "GatewayMessage" (at) WHERE "attemptId" IS NULL;

-- The application may not delete messages. It may have those removed that were refused, and anybody could have sent.
CREATE FUNCTION remove_refused_messages(before timestamptz) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM "GatewayMessage" WHERE "attemptId" IS NULL AND direction = 'IN' AND outcome IN ('REFUSED', 'REPEATED') AND at < before;
$$;
REVOKE EXECUTE ON FUNCTION remove_refused_messages(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remove_refused_messages(timestamptz) TO portal_app;
