import { db } from '@/lib/db/client'

/** A message that waits longer than this should have a job. In minutes. */
const WAITING_MINUTES = 10

/**
 * Gives messages that still wait and that no job is going to send a job again. One whose job waits for its
 * next try is left: its tries go on being counted.
 * @returns how many
 */
export async function requeueMessages(at: Date): Promise<number> {
  const before = new Date(at.getTime() - WAITING_MINUTES * 60_000)
  return db.$executeRaw`
    SELECT graphile_worker.add_job('send-message', payload := json_build_object('messageId', m.id), job_key := 'message:' || m.id)
    FROM "Message" m WHERE m.state = 'QUEUED' AND m."createdAt" < ${before} AND NOT EXISTS (
      SELECT 1 FROM graphile_worker.jobs j
      WHERE j.key = 'message:' || m.id AND (j.attempts < j.max_attempts OR j.locked_at IS NOT NULL))`
}
