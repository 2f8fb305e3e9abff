import { unseal } from '@/lib/core/vault'
import { db, type Tx } from '@/lib/db/client'
import type { Message } from '@/lib/db/generated/client'
import type { DeliveryNews } from './delivery-reports'
import { messageContext, type MessagePayload } from './template-names'

/** Whoever has the address now: by the latest report, in whatever order reports come. */
async function recordOfUsers(tx: Tx, to: string, { channel, outcome, happenedAt }: DeliveryNews) {
  await tx.$executeRaw`
    INSERT INTO "AddressDelivery" ("userId", channel, outcome, "happenedAt")
    SELECT u.id, ${channel}::"MessageChannel", ${outcome}::"DeliveryOutcome", ${happenedAt} FROM "User" u
    WHERE u.state NOT IN ('LAPSED', 'REMOVED') AND (CASE WHEN ${channel} = 'EMAIL' THEN u.email ELSE u.mobile END) = ${to}
    ORDER BY u.id
    ON CONFLICT ("userId", channel) DO UPDATE SET outcome = EXCLUDED.outcome, "happenedAt" = EXCLUDED."happenedAt"
    WHERE "AddressDelivery"."happenedAt" < EXCLUDED."happenedAt"`
}

/** The key of an invitation's mail (lib/users/invitations/send-invitation-mail). */
const INVITATION = /^user-invitation:([0-9a-f]{64}):email$/

/** An invitation says whether its mail came back, of whatever address: the account learns nothing of users. */
async function recordOfInvitation(tx: Tx, message: Message, { outcome, happenedAt }: DeliveryNews) {
  const tokenHash = INVITATION.exec(message.key)?.[1]
  if (!tokenHash) return
  const delivered = outcome === 'DELIVERED'
  await tx.userInvitation.updateMany({
    where: { tokenHash, ...(delivered && { undeliveredAt: { lt: happenedAt } }) },
    data: { undeliveredAt: delivered ? null : happenedAt },
  })
}

/**
 * Records a provider's report of a message, once.
 * @param id the report's own, unique among the provider's reports
 * @param at domain time
 * @returns `repeated` for one that was recorded before; `unknown` for a message that nobody sent, or whose sending is
 *   not written down yet: to be reported again
 */
export async function recordDelivery(
  id: string,
  news: DeliveryNews,
  at: Date,
): Promise<'applied' | 'repeated' | 'unknown'> {
  const message = await db.message.findFirst({
    where: { providerId: news.providerId, channel: news.channel, state: 'SENT' },
  })
  if (!message) return 'unknown'
  const { to } = JSON.parse(unseal(message.cipher, messageContext(message.id))) as MessagePayload
  return db.$transaction(async (tx) => {
    const { outcome, happenedAt } = news
    const { count } = await tx.deliveryReport.createMany({
      data: [{ id, messageId: message.id, outcome, happenedAt, receivedAt: at }],
      skipDuplicates: true,
    })
    if (count === 0) return 'repeated'
    await recordOfUsers(tx, to, news)
    await recordOfInvitation(tx, message, news)
    return 'applied'
  })
}
