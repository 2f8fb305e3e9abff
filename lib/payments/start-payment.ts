import { randomInt } from 'node:crypto'
import { isSignedIn, memberOf, type Member } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import { newId, newToken } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import { db, type Tx } from '@/lib/db/client'
import type { PaymentRequest } from '@/lib/db/generated/client'
import { formatDateTime } from '@/lib/i18n/format'
import { MAX_FILS } from '@/lib/knet/amount'
import { paymentLink } from '@/lib/knet/payment-link'
import { readSettings } from '@/lib/settings/settings'
import { lockPaymentRequests } from './advance-request'
import { nextInquiry } from './inquiry-schedule'
import { storeMessage } from './gateway-messages'
import { runInquiry } from './run-inquiry'
import { MAY_HOLD_MONEY } from './machine'
import { refusePayer } from './refuse-payer'
import { payablePaymentRequests } from './scope'

export type StartPayment = {
  /** Requests of one customs account; more than one is a basket. */
  requestIds: readonly string[]
  /** For the receipt. */
  email: string
  /** Of KNET's page and of the receipt's e-mail. */
  language: 'ar' | 'en'
  /** `version` of each request as the payer saw it, by id: paying what changed meanwhile is refused. */
  versions?: Readonly<Record<string, number>>
}
export type StartedPayment = { attemptId: string; returnToken: string; gatewayUrl: string }

/**
 * KNET's page has its own time limit; no figure is public, and the clocks of two houses differ (knet.md §10).
 */
const MARGIN_MINUTES = 5

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789'
/** 24 letters and digits, 139 bits: never guessed and never used again (knet.md §1.3). */
const newTrackId = () => Array.from({ length: 24 }, () => LETTERS[randomInt(LETTERS.length)]).join('')

/**
 * What may hold money for them at KNET: an attempt that runs, whose payer is named to colleagues alone, or
 * one in review.
 */
async function inTheWay(
  tx: Tx,
  actor: Member,
  requestIds: readonly string[],
): Promise<Result<never> | undefined> {
  const held = await tx.paymentAllocation.findFirst({
    where: {
      paymentRequestId: { in: [...requestIds] },
      OR: [{ state: { in: ['HELD', 'EFFECTIVE'] } }, { attempt: { state: { in: [...MAY_HOLD_MONEY] } } }],
    },
    include: { attempt: { include: { startedBy: true } } },
    orderBy: { id: 'asc' },
  })
  if (!held) return undefined
  const { accountId, startedBy, startedAt, state } = held.attempt
  if (state === 'REVIEW') return fail('paymentInReview')
  const who = accountId === actor.accountId ? `${startedBy.firstName} ${startedBy.lastName}` : 'NONE'
  return fail('paymentBeingPaid', undefined, { who, since: formatDateTime(startedAt) })
}

async function payable(
  tx: Tx,
  actor: Member,
  at: Date,
  given: StartPayment,
): Promise<Result<PaymentRequest[]>> {
  const ids = [...new Set(given.requestIds)]
  // KNET may have been asked before: the office may have suspended the account meanwhile.
  const account = await tx.account.count({ where: { id: actor.accountId, state: 'ACTIVE' } })
  if (account === 0) return fail('accountSuspended')
  const visible = await tx.paymentRequest.findMany({
    where: { id: { in: ids }, ...payablePaymentRequests(actor) },
    select: { id: true },
  })
  if (ids.length === 0 || visible.length !== ids.length) return refusePayer(tx, actor, ids)
  // Locked before anything is looked at: of two tabs one waits here, and finds the other's attempt.
  const requests = await lockPaymentRequests(tx, ids)
  const refused = await inTheWay(
    tx,
    actor,
    requests.filter(({ state }) => state === 'INITIATED').map(({ id }) => id),
  )
  if (refused) return refused
  for (const request of requests) {
    const state =
      request.expiresAt && request.expiresAt <= at && request.state === 'INITIATED'
        ? 'EXPIRED'
        : request.state
    if (state !== 'INITIATED') return fail('paymentStale', undefined, { state })
    if (given.versions && given.versions[request.id] !== request.version) return fail('paymentAmountChanged')
  }
  if (new Set(requests.map(({ customsAccountCode }) => customsAccountCode)).size > 1)
    return fail('basketMixed')
  return requests.reduce((sum, { amountFils }) => sum + amountFils, 0) > MAX_FILS
    ? fail('paymentTooLarge')
    : ok(requests)
}

/**
 * KNET's page of an attempt that was given up may still be open, and its money be taken meanwhile without a
 * message: KNET is asked before another payment starts. @returns whether KNET said what became of it: an
 * error of its own, or a word that nobody knows, says nothing
 */
async function inquireGivenUp(actor: Member, at: Date, requestIds: readonly string[]): Promise<boolean> {
  const givenUp = await db.paymentAttempt.findMany({
    where: {
      state: 'CANCELLED',
      expiresAt: { gt: at },
      events: { some: { to: 'CANCELLED', cause: 'PAYER' } },
      allocations: {
        some: {
          paymentRequest: {
            id: { in: [...requestIds] },
            state: 'INITIATED',
            ...payablePaymentRequests(actor),
          },
        },
      },
    },
    select: { id: true },
    orderBy: { id: 'asc' },
    take: 10,
  })
  for (const { id } of givenUp)
    if (['UNREACHABLE', 'UNCLEAR'].includes((await runInquiry(id, at))?.outcome ?? '')) return false
  return true
}

async function start(tx: Tx, actor: Member, at: Date, given: StartPayment): Promise<Result<StartedPayment>> {
  const found = await payable(tx, actor, at, given)
  if (!found.ok) return found
  const [id, trackId, returnToken] = [newId(at), newTrackId(), newToken()]
  const amountFils = found.value.reduce((sum, request) => sum + request.amountFils, 0)
  const { paymentPageMinutes } = await readSettings(tx)
  const expiresAt = new Date(at.getTime() + (paymentPageMinutes + MARGIN_MINUTES) * 60_000)
  await tx.paymentAttempt.create({
    data: {
      id,
      trackId,
      returnToken,
      accountId: actor.accountId,
      startedById: actor.userId,
      customsAccountCode: found.value[0]!.customsAccountCode,
      amountFils,
      receiptEmail: given.email,
      locale: given.language,
      startedAt: at,
      updatedAt: at,
      expiresAt,
      nextInquiryAt: nextInquiry(
        { state: 'INITIATED', startedAt: at, updatedAt: at, expiresAt, confirmedAt: null },
        at,
      ),
      allocations: {
        create: found.value.map((request) => ({
          id: newId(at),
          paymentRequestId: request.id,
          revision: request.revision,
          amountFils: request.amountFils,
        })),
      },
      events: { create: { id: newId(at), to: 'INITIATED', cause: 'START', version: 0, at } },
    },
  })
  const { url, plain } = paymentLink({
    trackId,
    amountFils,
    language: given.language,
    reference: id.replaceAll('-', ''),
  })
  await storeMessage(tx, at, {
    attemptId: id,
    kind: 'REQUEST',
    direction: 'OUT',
    body: url,
    plain,
    outcome: 'SENT',
  })
  await recordAudit(tx, actor, at, {
    event: 'payment.started',
    subject: 'PaymentAttempt',
    subjectId: id,
    details: { amountFils, requests: found.value.map(({ number }) => number).join(', ') },
  })
  return ok({ attemptId: id, returnToken, gatewayUrl: url })
}

/**
 * Starts a payment at KNET, in a transaction of its own that is committed before the browser leaves: an
 * attempt with a fresh track id that holds its requests, so that nobody pays them beside it. KNET is asked
 * first about what was given up.
 * @returns where the browser goes; `notFound`, `accountSuspended`, `companySuspended`, `paymentBeingPaid` (args who: a
 *   colleague's name or NONE, since),
 *   `paymentUnclear` when KNET does not say what became of an attempt that was given up, `paymentInReview`
 * while finance looks at money that came for one of them, `paymentStale` (args state),
 *   `paymentAmountChanged`, `basketMixed`, `paymentTooLarge` (KNET's field ends at 999,999.999)
 */
export async function startPayment(
  actor: Parameters<typeof memberOf>[0],
  at: Date,
  given: StartPayment,
): Promise<Result<StartedPayment>> {
  if (!isSignedIn(actor) || actor.kind === 'STAFF' || actor.kind === 'STAFF_PENDING') return fail('notFound')
  if (!(await inquireGivenUp(memberOf(actor), at, given.requestIds))) return fail('paymentUnclear')
  // What is refused has written nothing: a failure may be committed.
  return db.$transaction((tx) => start(tx, memberOf(actor), at, given), { timeout: 15_000, maxWait: 10_000 })
}
