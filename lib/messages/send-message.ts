import { now } from '@/lib/core/clock'
import { logger } from '@/lib/core/logger'
import { unseal } from '@/lib/core/vault'
import { db, type Tx } from '@/lib/db/client'
import type { Message } from '@/lib/db/generated/client'
import { env } from '@/lib/env'
import { deliverEmail } from './deliver-email'
import { deliverSms } from './deliver-sms'
import { DeliveryFault } from './delivery-fault'
import type { MailboxMessage } from './mailbox'
import { renderInPool } from './render-pool'
import { takeFromSmsBudget } from './sms-budget'
import { messageContext, type MessagePayload, type MessageTemplate } from './template-names'

/** Longer than the providers' own time-outs: the row stays locked while a message is under way. */
const TRANSACTION_MS = 60_000

async function compose(row: Message, at: Date): Promise<MailboxMessage> {
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

/** Another worker has it in hand. The job must stay: that worker may die before it has sent anything. */
class InHand extends Error {}

async function lockQueued(tx: Tx, id: string): Promise<Message | undefined> {
  // SKIP LOCKED: a second worker with the same job does not wait for the first.
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Message" WHERE id = ${id}::uuid AND state = 'QUEUED' FOR UPDATE SKIP LOCKED`
  const row = await tx.message.findUnique({ where: { id } })
  if (!rows[0] && row?.state === 'QUEUED') throw new InHand('another worker is sending this message')
  return rows[0] && row ? row : undefined
}

/**
 * Sends a queued message and marks it SENT, holding its row. Dying between the two makes the job run again,
 * with the row's id as idempotency key: the provider (or the mailbox's file name) recognises it, and nothing
 * arrives twice.
 * @param lastTry marks the message FAILED when it is not delivered now
 * @throws when it should be tried again
 */
export async function sendMessage(id: string, lastTry = false): Promise<void> {
  const at = await now()
  try {
    if ((await db.message.count({ where: { id, channel: 'SMS', state: 'QUEUED' } })) > 0)
      await takeFromSmsBudget(at)
    await db.$transaction(
      async (tx) => {
        const row = await lockQueued(tx, id)
        if (!row) return
        const message = await compose(row, at)
        const providerId = await (row.channel === 'SMS' ? deliverSms : deliverEmail)(message, row.id)
        await tx.message.update({
          where: { id },
          data: { state: 'SENT', sentAt: at, providerId, attempts: { increment: 1 } },
        })
      },
      { timeout: TRANSACTION_MS, maxWait: 10_000 },
    )
  } catch (error) {
    // Says nothing about the message: no try is counted, and it is never given up for this.
    if (error instanceof InHand) throw error
    const final = lastTry || (error instanceof DeliveryFault && error.final)
    logger.error({ err: error, messageId: id, final }, 'message not sent')
    await db.message.updateMany({
      where: { id, state: 'QUEUED' },
      data: { attempts: { increment: 1 }, ...(final && { state: 'FAILED' as const }) },
    })
    if (!final) throw error
  }
}
