import { dateOnly, kuwaitDay } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { addJob } from '@/lib/jobs/add-job'
import { DAILY_TASKS } from '@/lib/jobs/lanes'

/**
 * Adds the day's jobs once a day of domain time, whichever worker comes first: the marker row and the jobs are
 * one transaction. @returns whether they were added now
 */
export async function startDay(at: Date): Promise<boolean> {
  const day = kuwaitDay(at)
  return db.$transaction(async (tx) => {
    const added = await tx.$executeRaw`
      INSERT INTO "RateLimit" (key, "windowStart", count) VALUES ('daily', ${dateOnly(day)}, 1) ON CONFLICT DO NOTHING`
    if (added === 0) return false
    for (const task of DAILY_TASKS) await addJob(tx, task, { day }, { jobKey: `${task}:${day}` })
    return true
  })
}
