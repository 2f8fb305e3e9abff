import type { TaskList } from 'graphile-worker'
import { warnOwner } from '@/lib/auth/warn-owner'
import { now } from '@/lib/core/clock'
import { makePreview } from '@/lib/documents/preview/make-preview'
import { removeBytes } from '@/lib/documents/sweep'
import { sendMessage } from '@/lib/messages/send-message'
import { runInquiry } from '@/lib/payments/run-inquiry'
import { runUnknownPaymentInquiry } from '@/lib/payments/unknown-payment'
import { refreshIndex } from '@/lib/tariff/rebuild-index'
import { daily, sweep } from './sweep'

const textOf = (payload: unknown, name: string): string => {
  const value = (payload as Record<string, unknown> | null)?.[name]
  if (typeof value !== 'string') throw new Error(`the job names no ${name}`)
  return value
}

/**
 * Tasks of the worker (scripts/worker), by name. Every task may run twice, and twice at once, without harm.
 */
export const tasks: TaskList = {
  'send-message': (payload, { job }) =>
    sendMessage(textOf(payload, 'messageId'), job.attempts >= job.max_attempts),
  'make-preview': (payload) => makePreview(textOf(payload, 'documentId')),
  'remove-document': (payload) => removeBytes(textOf(payload, 'documentId')),
  'ask-knet': async (payload) => void (await runInquiry(textOf(payload, 'attemptId'))),
  'warn-owner': async (payload) => warnOwner(textOf(payload, 'email'), await now()),
  'ask-unknown-payment': async (payload) => {
    await runUnknownPaymentInquiry({
      trackId: textOf(payload, 'trackId'),
      amountFils: Number((payload as Record<string, unknown>).amountFils),
    })
  },
  'tariff-index': async () => refreshIndex(await now()),
  sweep: async () => sweep(await now()),
  daily: async () => daily(await now()),
}

/**
 * When the worker starts tasks by itself. Sweeps compare deadline columns with the domain clock, which may be
 * moved; one that is late is not repeated for each minute it missed.
 */
export const crontab = '* * * * * sweep ?max=1&jobKey=sweep&jobKeyMode=replace'
