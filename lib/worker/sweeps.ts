import { lapseAccounts } from '@/lib/accounts/lapse-accounts'
import { auditDelayedTries } from '@/lib/auth/sign-in-backoff-audit'
import { sweepExpiries } from '@/lib/companies/expiry'
import { logger } from '@/lib/core/logger'
import { sweepCancelledDrafts, sweepOrphans } from '@/lib/documents/sweep'
import { requeueMessages } from '@/lib/messages/requeue'
import { alertRefusedMessages, expirePaymentRequests, queueDueInquiries } from '@/lib/payments/attempt-sweep'
import { sweepLostRefunds } from '@/lib/payments/lost-refund'
import { endLateObservations } from '@/lib/observations/end-observation'
import { requestTypes } from '@/lib/request-types'
import { expireAccessRequests } from '@/lib/service-access/expire-access-requests'
import { blankCancelledDrafts, lapseDrafts } from '@/lib/requests/retention'
import { dropOldUploads } from '@/lib/tariff/import/upload'
import { dropOldSearches } from '@/lib/tariff/click-feedback'
import { refreshIndex } from '@/lib/tariff/rebuild-index'
import { cleanUp } from './clean-up'
import { sweepGrantDays } from '@/lib/users/end-grants'
import { eraseImports } from '@/lib/users/import/erase-imports'
import { startDay } from './start-day'

type Step = (at: Date) => Promise<unknown>

/** One failing step does not stop the others. @throws at the end, when one has failed */
const inSteps =
  (steps: Readonly<Record<string, Step>>) =>
  async (at: Date): Promise<void> => {
    const errors: unknown[] = []
    for (const [name, step] of Object.entries(steps)) {
      await step(at).catch((error: unknown) => {
        logger.error({ err: error, step: name }, 'sweep step failed')
        errors.push(error)
      })
    }
    if (errors.length > 0) throw new AggregateError(errors, `${errors.length} steps of the sweep failed`)
  }

/**
 * What every minute looks for: deadline columns that domain time has passed. One job a kind, so that no kind waits
 * for another.
 */
export const MINUTE_SWEEPS = {
  'sweep-payments': inSteps({
    queueDueInquiries,
    sweepLostRefunds,
    expirePaymentRequests,
    alertRefusedMessages,
  }),
  'sweep-messages': inSteps({ requeueMessages }),
  'sweep-accounts': inSteps({
    lapseAccounts,
    auditDelayedTries,
    expireAccessRequests,
    endLateObservations,
    eraseImports,
    sweepGrantDays,
  }),
  'sweep-requests': inSteps({ lapseDrafts: (at) => lapseDrafts(requestTypes, at) }),
  'sweep-documents': inSteps({ sweepOrphans }),
  'sweep-tariff': inSteps({ refreshIndex, dropOldUploads }),
  'clean-up': inSteps({ cleanUp }),
  'start-day': inSteps({ startDay }),
}

/** What each day looks for. Every step may be repeated: a failed one has its job tried again. */
export const DAILY_SWEEPS = {
  'daily-companies': inSteps({ sweepExpiries }),
  'daily-requests': inSteps({ blankCancelledDrafts: () => blankCancelledDrafts(requestTypes) }),
  'daily-documents': inSteps({ sweepCancelledDrafts }),
  'daily-tariff': inSteps({ dropOldSearches }),
}
