import { now } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import type { Message } from '@/lib/db/generated/client'

/** How long a claim lasts without being renewed: so long a killed worker keeps its message from being sent. */
const CLAIM_MS = 20_000
const RENEW_MS = 6_000

/** Another worker has it in hand. The job must stay: that worker may die before it has sent anything. */
class MessageInHand extends Error {}

export type MessageClaim = {
  message: Message
  /** Gives the message back, unless another try has taken it meanwhile. */
  release: () => Promise<void>
}

/**
 * Claims a queued message for one try, renewed until it is released: free, run out, or of a clock that was moved back
 * since. No lock and no transaction: the provider may take its time.
 * @returns undefined when it is sent, given up, or was never there
 * @throws {MessageInHand} while another try has it
 */
export async function claimMessage(id: string, at: Date): Promise<MessageClaim | undefined> {
  const claimedBy = newId(at)
  const [past, future] = [new Date(at.getTime() - CLAIM_MS), new Date(at.getTime() + CLAIM_MS)]
  const [message] = await db.message.updateManyAndReturn({
    where: {
      id,
      state: 'QUEUED',
      OR: [{ claimedAt: null }, { claimedAt: { lte: past } }, { claimedAt: { gt: future } }],
    },
    data: { claimedBy, claimedAt: at },
  })
  if (!message) {
    if ((await db.message.count({ where: { id, state: 'QUEUED' } })) > 0)
      throw new MessageInHand('another worker is sending this message')
    return undefined
  }
  const renew = async () =>
    db.message.updateMany({ where: { id, claimedBy }, data: { claimedAt: await now() } })
  // A renewal that fails is followed by another before the claim runs out.
  const renewing = setInterval(() => void renew().catch(() => undefined), RENEW_MS).unref()
  return {
    message,
    release: async () => {
      clearInterval(renewing)
      // Without it the claim runs out by itself.
      await db.message
        .updateMany({ where: { id, claimedBy }, data: { claimedBy: null, claimedAt: null } })
        .catch(() => undefined)
    },
  }
}
