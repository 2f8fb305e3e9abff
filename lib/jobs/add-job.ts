import type { Tx } from '@/lib/db/client'
import type { TaskName } from './lanes'

export type JobOptions = {
  /** Two jobs of one key become one. */
  jobKey?: string
  runAt?: Date
  maxAttempts?: number
  /** Jobs of one queue run one after the other. */
  queueName?: string
  /** Smaller first; 0 unless given. */
  priority?: number
}

/**
 * Adds a graphile-worker job inside the change's transaction: both happen or neither.
 * @param task see lib/jobs/lanes
 */
export async function addJob(
  tx: Tx,
  task: TaskName,
  payload: Record<string, unknown>,
  options: JobOptions = {},
): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(
      ${task}, payload := ${JSON.stringify(payload)}::json, job_key := ${options.jobKey ?? null},
      run_at := ${options.runAt ?? null}::timestamptz, max_attempts := ${options.maxAttempts ?? 25}::int,
      queue_name := ${options.queueName ?? null}, priority := ${options.priority ?? 0}::int)`
}
