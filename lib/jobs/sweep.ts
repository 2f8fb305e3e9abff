import { lapseAccounts } from '@/lib/accounts/lapse-accounts'
import { auditDelayedTries } from '@/lib/auth/delayed-tries'
import { sweepExpiries } from '@/lib/companies/expiry'
import { dateOnly, kuwaitDay } from '@/lib/core/clock'
import { logger } from '@/lib/core/logger'
import { db } from '@/lib/db/client'
import { sweepCancelledDrafts, sweepOrphans } from '@/lib/documents/sweep'
import { requeueMessages } from '@/lib/messages/requeue'
import { alertRefusedMessages, queueDueInquiries, expirePaymentRequests } from '@/lib/payments/attempt-sweep'
import { sweepLostRefunds } from '@/lib/payments/lost-refund'
import { blankCancelledDrafts, lapseDrafts } from '@/lib/requests/retention'
import { dropOldUploads } from '@/lib/tariff/import/upload'
import { dropOldSearches } from '@/lib/tariff/learn'
import { refreshIndex } from '@/lib/tariff/rebuild-index'
import { addJob } from './add-job'
import { cleanUp } from './clean-up'

type Steps = Readonly<Record<string, (at: Date) => Promise<unknown>>>

const everyMinute: Steps = {
  lapseAccounts,
  auditDelayedTries,
  lapseDrafts,
  sweepOrphans,
  requeueMessages,
  queueDueInquiries,
  expirePaymentRequests,
  alertRefusedMessages,
  sweepLostRefunds,
  refreshIndex,
  dropOldUploads,
  cleanUp,
}
const everyDay: Steps = { sweepExpiries, sweepCancelledDrafts, blankCancelledDrafts, dropOldSearches }

/**
 * Adds the day's job once a day of domain time, whichever worker comes first: the marker row and the job are
 * one transaction. @returns whether it was added now
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

/** One failing step does not stop the others. @throws at the end, when one has failed */
async function runSteps(at: Date, steps: Steps): Promise<void> {
  const faults: unknown[] = []
  for (const [name, step] of Object.entries(steps)) {
    await step(at).catch((error: unknown) => {
      logger.error({ err: error, step: name }, 'sweep step failed')
      faults.push(error)
    })
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} steps of the sweep failed`)
}

/** What every minute looks for: deadline columns that domain time has passed. */
export const sweep = (at: Date): Promise<void> => runSteps(at, { ...everyMinute, addDailyJob })

/** What each day looks for. Every step may be repeated: a failed one has the whole job tried again. */
export const daily = (at: Date): Promise<void> => runSteps(at, everyDay)
