import { lapseAccounts } from '@/lib/accounts/lapse-accounts'
import { dateOnly, kuwaitDay } from '@/lib/core/clock'
import { logger } from '@/lib/core/logger'
import { db } from '@/lib/db/client'
import { sweepOrphans } from '@/lib/documents/sweep'
import { requeueMessages } from '@/lib/messages/requeue'
import { lapseDrafts } from '@/lib/requests/retention'
import { addJob } from './add-job'
import { cleanUp } from './clean-up'

const everyMinute: Readonly<Record<string, (at: Date) => Promise<unknown>>> = { lapseAccounts, lapseDrafts, sweepOrphans, requeueMessages, cleanUp }

/**
 * Adds the day's job once a day of domain time, whichever worker comes first: the marker row and the job are one
 * transaction. @returns whether it was added now
 */
export async function addDailyJob(at: Date): Promise<boolean> {
  const day = kuwaitDay(at)
  return db.$transaction(async (tx) => {
    const added = await tx.$executeRaw`
      INSERT INTO "RateLimit" (key, "windowStart", count) VALUES ('daily', ${dateOnly(day)}, 1) ON CONFLICT DO NOTHING`
    if (added === 1) await addJob(tx, 'daily', { day }, { jobKey: `daily:${day}` })
    return added === 1
  })
}

/** What every minute looks for: deadline columns that domain time has passed. One failing step does not stop the others. */
export async function sweep(at: Date): Promise<void> {
  const faults: unknown[] = []
  for (const [name, step] of Object.entries({ ...everyMinute, addDailyJob })) {
    await step(at).catch((error: unknown) => {
      logger.error({ err: error, step: name }, 'sweep step failed')
      faults.push(error)
    })
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} steps of the sweep failed`)
}
