import { now } from '@/lib/core/clock'
import { logger } from '@/lib/core/logger'
import { db } from '@/lib/db/client'
import type { Message } from '@/lib/db/generated/client'
import { claimMessage } from './claim-message'
import { composeMessage } from './compose-message'
import { deliverEmail } from './deliver-email'
import { deliverSms } from './deliver-sms'
import { DeliveryError } from './delivery-error'
import { takeFromSmsBudget } from './sms-budget'

/** Calls the provider, with the row's id as idempotency key. @returns the provider's id */
async function deliver(row: Message, at: Date): Promise<string> {
  if (row.channel === 'SMS') await takeFromSmsBudget(at)
  const message = await composeMessage(row, at)
  return (row.channel === 'SMS' ? deliverSms : deliverEmail)(message, row.id)
}

/**
 * Sends a queued message: claimed, sent, and marked SENT, each by itself, so that no transaction is open while the
 * provider is called. A process that dies in between leaves a claim that runs out; the job runs again with the same
 * idempotency key: the provider (or the mailbox's file name) recognises it, and nothing arrives twice.
 * @param lastTry marks the message FAILED when it is not delivered now
 * @param isWithheld asked behind the claim: whether the message was withheld, and must not be sent
 * @throws when it should be tried again; `MessageInHand` says nothing about the message: no try is counted, and it is
 *   never given up for this
 */
export async function sendMessage(
  id: string,
  lastTry = false,
  isWithheld: (id: string, at: Date) => Promise<boolean> = () => Promise.resolve(false),
): Promise<void> {
  const at = await now()
  const claim = await claimMessage(id, at)
  if (!claim) return
  try {
    if (await isWithheld(id, at)) return
    const providerId = await deliver(claim.message, at)
    await db.message.updateMany({
      where: { id, state: 'QUEUED' },
      data: { state: 'SENT', sentAt: at, providerId, attempts: { increment: 1 } },
    })
  } catch (error) {
    const final = lastTry || (error instanceof DeliveryError && error.final)
    logger.error({ err: error, messageId: id, final }, 'message not sent')
    await db.message.updateMany({
      where: { id, state: 'QUEUED' },
      data: { attempts: { increment: 1 }, ...(final && { state: 'FAILED' as const }) },
    })
    if (!final) throw error
  } finally {
    await claim.release()
  }
}
