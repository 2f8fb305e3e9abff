import { db, type Tx } from '@/lib/db/client'
import type { PaymentAttempt } from '@/lib/db/generated/client'
import type { PaymentAttemptState } from '@/lib/db/generated/enums'
import { decrypt } from '@/lib/knet/cipher'
import { cipherTextOf, readNotification, type Notification } from '@/lib/knet/read-notification'
import { notificationOutcome, type GatewayOutcome } from '@/lib/knet/result'
import { terminal } from '@/lib/knet/terminal'
import { advanceAttempt, lockTrackedAttempt, type TrackedAttempt } from './advance-attempt'
import { nextInquiry } from './inquiry-schedule'
import { neutralResultPage, type ResultPage } from './neutral-result-page'
import { queueInquiry } from './queue-inquiry'
import { mayKeepMessage, storeMessage } from './gateway-messages'
import { ATTEMPT_MOVES } from './machine'
import { notifyNotPaid } from './notify-not-paid'
import { gatewayAnswerColumns } from './gateway-answer-columns'
import { queueUnknownPaymentInquiry } from './unknown-payment'

/** Characters kept: a true message has some 1,500. Anybody may send more, and must not fill the disk. */
export const MAX_KEPT = 4096

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
  const to = TO[notificationOutcome(claim.result)] ?? 'UNKNOWN'
  const moved = await advanceAttempt(tx, at, {
    attemptId: attempt.id,
    locked: attempt,
    to,
    cause: 'NOTIFICATION',
    patch: {
      ...gatewayAnswerColumns(claim, attempt),
      nextInquiryAt: nextInquiry({ ...attempt, state: to, updatedAt: at }, at),
    },
  })
  if (moved.ok && (to === 'FAILED' || to === 'CANCELLED')) await notifyNotPaid(tx, at, attempt.id)
}

/** Amount and payment id are ours, or it is not this attempt's message (knet.md A5, A6). */
const fits = (attempt: PaymentAttempt, claim: Notification) =>
  claim.amountFils === attempt.amountFils && (!attempt.paymentId || attempt.paymentId === claim.paymentId)

/**
 * Handles what came to the response address: stores it (what is no message of KNET's only to a limit), counts it
 * once, moves the attempt at most to CAPTURED_UNCONFIRMED, and has KNET asked. Quick: KNET waits for the
 * answer and gives the money back if it does not come. Nothing of it shows why a message was refused (A2,
 * A3).
 * @param body as it came: bare hexadecimal, a form, or the query of a GET
 */
export async function handleNotification(
  at: Date,
  { body, address }: { body: string; address?: string },
): Promise<ResultPage> {
  const cipherText = cipherTextOf(body)
  const plain = decrypted(cipherText)
  const claim = plain === undefined ? undefined : readNotification(plain)
  const received = {
    kind: 'NOTIFICATION',
    direction: 'IN',
    body: body.slice(0, MAX_KEPT),
    plain,
    sameness: cipherText?.toLowerCase() ?? body,
    address,
  } as const
  if (!claim) {
    if (await mayKeepMessage(db, at, { address }))
      await storeMessage(db, at, { ...received, counted: true, outcome: 'REFUSED' })
    return neutralResultPage()
  }
  return db.$transaction(
    async (tx) => {
      // Another notification may be moving it: this one waits here, and is judged by what is true then.
      const attempt = await lockTrackedAttempt(tx, claim)
      const message = { ...received, attemptId: attempt?.id }
      if (!attempt) {
        // It decrypted and keeps to the grammar: KNET may hold money under a track id that is nobody's here.
        const first = await storeMessage(tx, at, { ...message, outcome: 'UNKNOWN_TRACK_ID' })
        if (first) await queueUnknownPaymentInquiry(tx, claim)
        return neutralResultPage()
      }
      const sound = fits(attempt, claim)
      const first = await storeMessage(tx, at, { ...message, outcome: sound ? 'ACCEPTED' : 'MISMATCH' })
      if (first && sound) await move(tx, at, attempt, claim)
      // What is returned or refunded changes no more: nothing is asked about it. Behind the move: requests
      // are locked before jobs.
      if (first && ATTEMPT_MOVES[attempt.state].length > 0) await queueInquiry(tx, attempt.id)
      return sound ? { locale: attempt.locale, token: attempt.returnToken } : neutralResultPage()
    },
    { timeout: 15_000, maxWait: 10_000 },
  )
}
