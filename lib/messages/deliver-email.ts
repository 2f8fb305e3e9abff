import { Resend } from 'resend'
import { env } from '@/lib/env'
import { DeliveryError, isFinalStatus } from './delivery-error'
import { putInMailbox, type MailboxMessage } from './mailbox'

/** A provider that does not answer must not keep a worker for minutes. */
const TIMEOUT_MS = 30_000

/**
 * Sends an e-mail: Resend where it is set up, else the local mailbox.
 * @param key idempotency key: a message repeated after a crash is recognised and not sent again (Resend keeps
 * it 24 hours)
 * @returns the provider's id
 * @throws {DeliveryError}
 */
export async function deliverEmail(message: MailboxMessage, key: string): Promise<string> {
  if (!env.RESEND_API_KEY) return putInMailbox(message)
  const client = new Resend(env.RESEND_API_KEY, { baseUrl: env.RESEND_BASE_URL })
  const { from, to, subject, html, text } = message
  const { data, error } = await client.emails
    .send({ from, to, subject, html, text }, { idempotencyKey: key, signal: AbortSignal.timeout(TIMEOUT_MS) })
    .catch((cause: unknown) => {
      throw new DeliveryError(`Resend: ${cause instanceof Error ? cause.name : 'unreachable'}`, false)
    })
  if (error) throw new DeliveryError(`Resend: ${error.name}`, isFinalStatus(error.statusCode))
  return data.id
}
