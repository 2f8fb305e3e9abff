import { newId } from '@/lib/core/ids'
import { seal } from '@/lib/core/vault'
import type { Tx } from '@/lib/db/client'
import type { MessageChannel } from '@/lib/db/generated/enums'
import { addJob } from '@/lib/jobs/add-job'
import {
  messageContext,
  type MessageArgs,
  type MessagePayload,
  type MessageTemplate,
  type Recipient,
} from './template-names'

export type QueuedMessage = {
  /** Names the occasion: of one key and channel only the first is kept, whoever repeats it. */
  key: string
  template: MessageTemplate
  to: Recipient
  /** The user it is for: it is withheld when that user can no longer open its link as it is sent. */
  userId?: string
  /** `ar` or `en`: the recipient's language. */
  locale: string
  args: MessageArgs
}

async function queueOn(
  tx: Tx,
  at: Date,
  channel: MessageChannel,
  to: string,
  message: QueuedMessage,
): Promise<void> {
  const id = newId(at)
  const payload: MessagePayload = { to, args: message.args, userId: message.userId }
  // ON CONFLICT DO NOTHING: a repeated key is neither an error nor a second message.
  const { count } = await tx.message.createMany({
    data: [
      {
        id,
        channel,
        key: `${message.key}:${channel.toLowerCase()}`,
        template: message.template,
        locale: message.locale,
        cipher: seal(JSON.stringify(payload), messageContext(id)),
        createdAt: at,
      },
    ],
    skipDuplicates: true,
  })
  if (count === 1) await addJob(tx, 'send-message', { messageId: id }, { jobKey: `message:${id}` })
}

/**
 * Queues a message in the change's transaction: a row a channel with its payload sealed (it holds codes and
 * links), and the job that renders and sends it. Sent at most once a key and channel.
 * @param message `to` decides the channels: e-mail, SMS or both
 */
export async function queueMessage(tx: Tx, at: Date, message: QueuedMessage): Promise<void> {
  if (message.to.email) await queueOn(tx, at, 'EMAIL', message.to.email, message)
  if (message.to.mobile) await queueOn(tx, at, 'SMS', message.to.mobile, message)
}
