import { Resend } from 'resend'
import { env } from '@/lib/env'
import { DeliveryFault, isFinalStatus } from './delivery-fault'
import { putInMailbox, type MailboxMessage } from './mailbox'

/**
 * Sends an e-mail: Resend where it is set up, else the local mailbox.
 * @param key idempotency key: a message repeated after a crash is recognised and not sent again (Resend keeps
 * it 24 hours)
 * @returns the provider's id
 * @throws {DeliveryFault}
 */
export async function deliverEmail(message: MailboxMessage, key: string): Promise<string> {
  if (!env.RESEND_API_KEY) return putInMailbox(message)
  const client = new Resend(env.RESEND_API_KEY, { baseUrl: env.RESEND_BASE_URL })
  const { data, error } = await client.emails.send(
    { from: message.from, to: message.to, subject: message.subject, html: message.html, text: message.text },
    { idempotencyKey: key },
  )
  if (error) throw new DeliveryFault(`Resend: ${error.name}`, isFinalStatus(error.statusCode))
  return data.id
}
