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

/** What a body of one provider says: read as its report only when its type tells of an address. */
const reader =
  <T>(
    outcomes: Readonly<Record<string, DeliveryOutcome>>,
    report: z.ZodType<T>,
    newsOf: (report: T, outcome: DeliveryOutcome) => DeliveryNews | undefined,
  ) =>
  (body: unknown): Result<DeliveryNews | undefined> => {
    const type = kind.safeParse(body)
    if (!type.success) return fail('reportUnreadable')
    const outcome = outcomes[type.data.type]
    if (!outcome) return ok(undefined)
    const read = report.safeParse(body)
    return read.success ? ok(newsOf(read.data, outcome)) : fail('reportUnreadable')
  }

/**
 * Reads Resend's webhook event.
 * @returns undefined for what says nothing of an address: other events (opened, delayed), and a mailbox that takes
 *   nothing for the moment; problem `reportUnreadable`
 */
export const readMailReport = reader(MAIL, mailReport, ({ created_at: happenedAt, data }, outcome) =>
  // Of the kinds of bounces only a permanent one speaks of the address (Resend: Permanent, Transient, Undetermined).
  outcome === 'BOUNCED' && data.bounce?.type && data.bounce.type !== 'Permanent'
    ? undefined
    : { channel: 'EMAIL', providerId: data.email_id, outcome, happenedAt },
)

/**
 * Reads the SMS gateway's report: `{ type: 'sms.delivered' | 'sms.undelivered', created_at, data: { id } }`.
 * @returns undefined for another type; problem `reportUnreadable`
 */
export const readSmsReport = reader(SMS, smsReport, ({ created_at: happenedAt, data }, outcome) => ({
  channel: 'SMS',
  providerId: data.id,
  outcome,
  happenedAt,
}))
