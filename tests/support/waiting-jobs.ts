import { db } from '@/lib/db/client'

/** Jobs waiting in the queue, by task, with their payload. */
export async function waitingJobs(
  task?: string,
): Promise<{ task: string; key: string | null; payload: Record<string, string> }[]> {
  const rows = await db.$queryRaw<{ task: string; key: string | null; payload: Record<string, string> }[]>`
    SELECT t.identifier AS task, j.key, j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id ORDER BY j.id`
  return rows.filter((row) => !task || row.task === task)
}
