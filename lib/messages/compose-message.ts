import { unseal } from '@/lib/core/vault'
import type { Message } from '@/lib/db/generated/client'
import { env } from '@/lib/env'
import type { MailboxMessage } from './mailbox'
import { renderInPool } from './render-pool'
import { messageContext, type MessagePayload, type MessageTemplate } from './template-names'

/** A stored message in the words that it is sent in: opened and rendered. @param at its date */
export async function composeMessage(row: Message, at: Date): Promise<MailboxMessage> {
  const { to, args } = JSON.parse(unseal(row.cipher, messageContext(row.id))) as MessagePayload
  const { subject, html, text, sms } = await renderInPool({
    template: row.template as MessageTemplate,
    locale: row.locale,
    args,
    origin: env.SITE_URL,
    at,
  })
  const sender = env.MAIL_FROM ?? ''
  const common = {
    id: row.id,
    at: at.toISOString(),
    channel: row.channel,
    template: row.template,
    locale: row.locale,
    from: sender,
    to,
  }
  return row.channel === 'SMS'
    ? { ...common, subject: '', html: '', text: sms }
    : { ...common, subject, html, text }
}
