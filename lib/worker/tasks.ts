import type { Task } from 'graphile-worker'
import { notifyWrongTries } from '@/lib/auth/notify-wrong-tries'
import { now } from '@/lib/core/clock'
import { makePreview } from '@/lib/documents/preview/make-preview'
import { removeBytes } from '@/lib/documents/sweep'
import type { TaskName } from '@/lib/jobs/lanes'
import { withholdInaccessibleMessage } from '@/lib/links/withhold-inaccessible-message'
import { sendMessage } from '@/lib/messages/send-message'
import { runInquiry } from '@/lib/payments/run-inquiry'
import { runUnknownPaymentInquiry } from '@/lib/payments/unknown-payment'
import { refreshIndex } from '@/lib/tariff/rebuild-index'
import { DAILY_SWEEPS, MINUTE_SWEEPS } from './sweeps'

const textOf = (payload: unknown, name: string): string => {
  const value = (payload as Record<string, unknown> | null)?.[name]
  if (typeof value !== 'string') throw new Error(`the job names no ${name}`)
  return value
}

const atNow =
  (sweep: (at: Date) => Promise<void>): Task =>
  async () =>
    sweep(await now())

const sweeps = Object.fromEntries(
  Object.entries({ ...MINUTE_SWEEPS, ...DAILY_SWEEPS }).map(([name, sweep]) => [name, atNow(sweep)]),
) as Record<keyof typeof MINUTE_SWEEPS | keyof typeof DAILY_SWEEPS, Task>

/**
 * Tasks of the worker (scripts/worker), by name; their lanes stand in lib/jobs/lanes. Every task may run twice, and
 * twice at once, without harm.
 */
export const tasks = {
  ...sweeps,
  'send-message': (payload, { job }) =>
    sendMessage(textOf(payload, 'messageId'), job.attempts >= job.max_attempts, withholdInaccessibleMessage),
  'make-preview': (payload) => makePreview(textOf(payload, 'documentId')),
  'remove-document': (payload) => removeBytes(textOf(payload, 'documentId')),
  'payment-inquiry': async (payload) => void (await runInquiry(textOf(payload, 'attemptId'))),
  'warn-owner': async (payload) => notifyWrongTries(textOf(payload, 'email'), await now()),
  'unknown-payment-inquiry': async (payload) => {
    await runUnknownPaymentInquiry({
      trackId: textOf(payload, 'trackId'),
      amountFils: Number((payload as Record<string, unknown>).amountFils),
    })
  },
  'tariff-index': async () => refreshIndex(await now()),
} satisfies Record<TaskName, Task>
