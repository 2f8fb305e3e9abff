import { z } from 'zod'
import { fail, ok, type Result } from '@/lib/core/result'
import type { DeliveryOutcome, MessageChannel } from '@/lib/db/generated/enums'

/** What a provider says of one message. */
export type DeliveryNews = {
  channel: MessageChannel
  /** The provider's id of the message, as `Message.providerId`. */
  providerId: string
  outcome: DeliveryOutcome
  /** By the provider's clock. */
  happenedAt: Date
}

const id = z.string().min(1).max(200)
const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const kind = z.object({ type: z.string().max(100) })

const mailReport = z.object({
  created_at: moment,
  data: z.object({ email_id: id, bounce: z.object({ type: z.string() }).partial().optional() }),
})
const smsReport = z.object({ created_at: moment, data: z.object({ id }) })

const MAIL: Readonly<Record<string, DeliveryOutcome>> = {
  'email.delivered': 'DELIVERED',
  'email.bounced': 'BOUNCED',
  'email.suppressed': 'BOUNCED',
  'email.complained': 'COMPLAINED',
}
const SMS: Readonly<Record<string, DeliveryOutcome>> = {
  'sms.delivered': 'DELIVERED',
  'sms.undelivered': 'BOUNCED',
}

/**
 * Resend's webhook event.
 * @returns undefined for what says nothing of an address: other events (opened, delayed), and a mailbox that takes
 *   nothing for the moment; problem `reportUnreadable`
 */
export function readMailReport(body: unknown): Result<DeliveryNews | undefined> {
  const type = kind.safeParse(body)
  if (!type.success) return fail('reportUnreadable')
  const outcome = MAIL[type.data.type]
  if (!outcome) return ok(undefined)
  const report = mailReport.safeParse(body)
  if (!report.success) return fail('reportUnreadable')
  const { created_at: happenedAt, data } = report.data
  // Of the kinds of bounces only a permanent one speaks of the address (Resend: Permanent, Transient, Undetermined).
  if (outcome === 'BOUNCED' && data.bounce?.type && data.bounce.type !== 'Permanent') return ok(undefined)
  return ok({ channel: 'EMAIL', providerId: data.email_id, outcome, happenedAt })
}

/**
 * The SMS gateway's report: `{ type: 'sms.delivered' | 'sms.undelivered', created_at, data: { id } }`.
 * @returns undefined for another type; problem `reportUnreadable`
 */
export function readSmsReport(body: unknown): Result<DeliveryNews | undefined> {
  const type = kind.safeParse(body)
  if (!type.success) return fail('reportUnreadable')
  const outcome = SMS[type.data.type]
  if (!outcome) return ok(undefined)
  const report = smsReport.safeParse(body)
  if (!report.success) return fail('reportUnreadable')
  return ok({ channel: 'SMS', providerId: report.data.data.id, outcome, happenedAt: report.data.created_at })
}
