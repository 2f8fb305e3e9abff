import { newToken } from '@/lib/core/ids'
import { db, type Tx } from '@/lib/db/client'
import type { PaymentAttempt } from '@/lib/db/generated/client'
import type { PaymentAttemptState } from '@/lib/db/generated/enums'
import { decrypt } from '@/lib/knet/cipher'
import { cipherTextOf, readNotification, type Notification } from '@/lib/knet/read-notification'
import { notifiedOutcome, type GatewayOutcome } from '@/lib/knet/result'
import { terminal } from '@/lib/knet/terminal'
import { advanceAttempt, lockTrackedAttempt, type TrackedAttempt } from './advance-attempt'
import { nextInquiry } from './ask-schedule'
import { askSoon, takeInquiry } from './ask-soon'
import { mayKeepMessage, storeMessage } from './gateway-messages'
import { ATTEMPT_MOVES } from './machine'
import { tellNotPaid } from './tell-not-paid'
import { toldColumns } from './told-columns'
import { askAboutStranger } from './unknown-payment'

/** Where the browser is sent: the result page, of the attempt or of nobody. */
export type ResultPage = { locale: string; token: string }

/** The neutral page: what everything gets that is not a sound message about an attempt of ours. */
export const nobodysPage = (): ResultPage => ({ locale: 'ar', token: newToken() })

/** Characters kept: a true message has some 1,500. Anybody may send more, and must not fill the disk. */
const MOST_KEPT = 4096

const TO: Partial<Record<GatewayOutcome, PaymentAttemptState>> = {
  CAPTURED: 'CAPTURED_UNCONFIRMED',
  NOT_CAPTURED: 'FAILED',
  CANCELED: 'CANCELLED',
}

function decrypted(cipherText: string | undefined): string | undefined {
  try {
    return cipherText && decrypt(cipherText, terminal().resourceKey)
  } catch {
    return undefined
  }
}

/**
 * What the message claims, into the attempt. Never PAID: that takes an inquiry, which is asked for in any
 * case.
 */
async function move(tx: Tx, at: Date, attempt: TrackedAttempt, claim: Notification): Promise<void> {
  const to = TO[notifiedOutcome(claim.result)] ?? 'UNKNOWN'
  const moved = await advanceAttempt(tx, at, {
    attemptId: attempt.id,
    locked: attempt,
    to,
    cause: 'NOTIFICATION',
    patch: {
      ...toldColumns(claim, attempt),
      nextInquiryAt: nextInquiry({ ...attempt, state: to, updatedAt: at }, at),
    },
  })
  if (moved.ok && (to === 'FAILED' || to === 'CANCELLED')) await tellNotPaid(tx, at, attempt.id)
}

/** Amount and payment id are ours, or it is not this attempt's message (knet.md A5, A6). */
const fits = (attempt: PaymentAttempt, claim: Notification) =>
  claim.amountFils === attempt.amountFils && (!attempt.paymentId || attempt.paymentId === claim.paymentId)

/**
 * Takes what came to the response address: keeps it (what is no message of KNET's only to a limit), counts it
 * once, moves the attempt at most to CAPTURED_UNCONFIRMED, and has KNET asked. Quick: KNET waits for the
 * answer and gives the money back if it does not come. Nothing of it shows why a message was refused (A2,
 * A3).
 * @param body as it came: bare hexadecimal, a form, or the query of a GET
 */
export async function takeNotification(
  at: Date,
  { body, address }: { body: string; address?: string },
): Promise<ResultPage> {
  const cipherText = cipherTextOf(body)
  const plain = decrypted(cipherText)
  const claim = plain === undefined ? undefined : readNotification(plain)
  const received = {
    kind: 'NOTIFICATION',
    direction: 'IN',
    body: body.slice(0, MOST_KEPT),
    plain,
    sameness: cipherText?.toLowerCase() ?? body,
    address,
  } as const
  if (!claim) {
    if (await mayKeepMessage(db, at, { address }))
      await storeMessage(db, at, { ...received, outcome: 'REFUSED' })
    return nobodysPage()
  }
  return db.$transaction(
    async (tx) => {
      // Another notification may be moving it: this one waits here, and is judged by what is true then.
      const attempt = await lockTrackedAttempt(tx, claim)
      const message = { ...received, attemptId: attempt?.id }
      if (!attempt) {
        // It decrypted and keeps to the grammar: KNET may hold money under a track id that is nobody's here.
        const first = await storeMessage(tx, at, { ...message, outcome: 'UNKNOWN_TRACK_ID' })
        if (first) await askAboutStranger(tx, claim)
        return nobodysPage()
      }
      const sound = fits(attempt, claim)
      const first = await storeMessage(tx, at, { ...message, outcome: sound ? 'ACCEPTED' : 'MISMATCH' })
      if (first && sound) await move(tx, at, attempt, claim)
      // What is returned or refunded changes no more: nothing is asked about it. Behind the move: requests
      // are locked before jobs.
      if (first && ATTEMPT_MOVES[attempt.state].length > 0) await askSoon(tx, attempt.id)
      return sound ? { locale: attempt.locale, token: attempt.returnToken } : nobodysPage()
    },
    { timeout: 15_000, maxWait: 10_000 },
  )
}

/**
 * Takes clear parameters of a browser at the error address. Anybody can send them: they are kept and change
 * nothing (A12); KNET is asked about a track id that is ours and waits for an answer, once in ten seconds.
 */
export async function takeReturn(
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
          body: body.slice(0, MOST_KEPT),
          sameness: body,
          address,
          outcome: attempt ? 'ASKED' : 'REFUSED',
        })
      if (!attempt) return nobodysPage()
      if (await takeInquiry(tx, at, attempt.id)) await askSoon(tx, attempt.id)
      return { locale: attempt.locale, token: attempt.returnToken }
    },
    { timeout: 15_000, maxWait: 10_000 },
  )
}
