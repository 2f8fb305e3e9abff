import { unseal } from '@/lib/core/vault'
import { messageContent } from '@/lib/messages/message-content'
import { messageContext, type MessagePayload, type MessageTemplate } from '@/lib/messages/template-names'
import { db } from './database'
import { AT } from './office-scene'

/** Messages with the words they will be sent in. */
export async function letters() {
  const rows = await db.message.findMany({ orderBy: { id: 'asc' } })
  return rows.map((row) => {
    const { to, args } = JSON.parse(unseal(row.cipher, messageContext(row.id))) as MessagePayload
    return {
      template: row.template,
      to,
      args,
      content: messageContent(
        row.template as MessageTemplate,
        row.locale,
        args,
        'https://portal.example',
        AT,
      ),
    }
  })
}
