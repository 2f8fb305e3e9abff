import { db } from '@/lib/db/client'
import { mayKeepMessage, storeMessage } from './gateway-messages'
import { MAX_KEPT } from './handle-notification'
import { neutralResultPage, type ResultPage } from './neutral-result-page'
import { queueInquiry } from './queue-inquiry'
import { takeInquiry } from './take-inquiry'

/**
 * Handles clear parameters of a browser at the error address. Anybody can send them: they are kept and change
 * nothing (A12); KNET is asked about a track id that is ours and waits for an answer, once in ten seconds.
 */
export async function handleReturn(
  at: Date,
  { body, address }: { body: string; address?: string },
): Promise<ResultPage> {
  const trackId = new URLSearchParams(body).get('trackid') ?? ''
  const attempt = /^[A-Za-z0-9]{20,32}$/.test(trackId)
    ? await db.paymentAttempt.findUnique({ where: { trackId } })
    : null
  // Counted outside the transaction: a notification that is repeated locks its payment first, and the count
  // behind it.
  const keeps = await mayKeepMessage(db, at, { address, attemptId: attempt?.id })
  return db.$transaction(
    async (tx) => {
      if (keeps)
        await storeMessage(tx, at, {
          attemptId: attempt?.id,
          kind: 'RETURN',
          direction: 'IN',
          body: body.slice(0, MAX_KEPT),
          sameness: body,
          address,
          counted: true,
          outcome: attempt ? 'ASKED' : 'REFUSED',
        })
      if (!attempt) return neutralResultPage()
      if (await takeInquiry(tx, at, attempt.id)) await queueInquiry(tx, attempt.id)
      return { locale: attempt.locale, token: attempt.returnToken }
    },
    { timeout: 15_000, maxWait: 10_000 },
  )
}
