import { staffOf, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/audit'
import { dateOnly } from '@/lib/core/clock'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { readSettlementReport, type ReportRow } from '@/lib/knet/read-settlement-report'
import { queueInquiry } from './queue-inquiry'
import { openReview } from './open-review'
import { unbookedRefunds } from './unbooked-refunds'
import { openUnknownPayment } from './unknown-payment'

export type Imported = { day: string; rows: number; unknown: number; asked: number; refunds: number }

/** Money that no payment here knows goes to finance; what our books have otherwise, KNET is asked about. */
async function compareCaptures(
  tx: Tx,
  at: Date,
  day: string,
  rows: readonly ReportRow[],
): Promise<Pick<Imported, 'unknown' | 'asked'>> {
  const captures = rows.filter(({ kind }) => kind === 'CAPTURE')
  const known = await tx.paymentAttempt.findMany({
    where: {
      OR: [
        { trackId: { in: captures.map(({ trackId }) => trackId) } },
        { settlesOn: dateOnly(day), state: { in: ['PAID', 'REVIEW', 'REFUNDED'] } },
      ],
    },
    select: { id: true, trackId: true, state: true, capturedFils: true, settlesOn: true },
    orderBy: { id: 'asc' },
  })
  const [byTrack, reported] = [
    new Map(known.map((attempt) => [attempt.trackId, attempt])),
    new Map(captures.map((row) => [row.trackId, row])),
  ]
  let unknown = 0
  for (const row of captures.filter(({ trackId }) => !byTrack.has(trackId))) {
    if (
      await openUnknownPayment(tx, at, {
        ...row,
        settlesOn: dateOnly(day),
        result: 'CAPTURED',
        source: 'REPORT',
      })
    )
      unknown += 1
  }
  const differing = known.filter(({ trackId, state, capturedFils, settlesOn }) => {
    const row = reported.get(trackId)
    return (
      !['PAID', 'REVIEW', 'REFUNDED'].includes(state) ||
      capturedFils !== row?.amountFils ||
      settlesOn?.getTime() !== dateOnly(day).getTime()
    )
  })
  for (const { id } of differing) await queueInquiry(tx, id)
  return { unknown, asked: differing.length }
}

/**
 * A refund in KNET's books that ours do not have as done goes to finance: one that was given up as failed,
 * that nobody knows, or that was sent in KNET's own portal.
 */
async function compareRefunds(tx: Tx, at: Date, rows: readonly ReportRow[]): Promise<number> {
  let opened = 0
  for (const trackId of new Set(rows.filter(({ kind }) => kind === 'REFUND').map((row) => row.trackId))) {
    const attempt = await tx.paymentAttempt.findUnique({
      where: { trackId },
      select: { id: true, refunds: { orderBy: { requestedAt: 'desc' } } },
    })
    if (!attempt) continue
    const missing = await unbookedRefunds(
      tx,
      trackId,
      attempt.refunds.filter(({ state }) => state === 'DONE'),
    )
    // What KNET itself refused was not carried out.
    const ours = attempt.refunds.filter(
      ({ state, note }) => state === 'UNKNOWN' || (state === 'FAILED' && note !== null),
    )
    for (const { tranId, amountFils } of missing) {
      const place = ours.findIndex((refund) => refund.amountFils === amountFils)
      const refund = place < 0 ? undefined : ours.splice(place, 1)[0]
      // One that nobody knows here goes by KNET's number: each has an item of its own.
      const details = {
        reason: 'REPORTED',
        trackId,
        refundId: refund?.id ?? tranId,
        result: 'CAPTURED',
        theirFils: amountFils,
      }
      if (await openReview(tx, at, { kind: 'REFUND', attemptId: attempt.id, amountFils, details }))
        opened += 1
    }
  }
  return opened
}

/**
 * Takes KNET's own report of a day, as a finance officer brings it, in place of an earlier one of that day,
 * and compares it with the books. It moves no money: what differs is asked at KNET or goes to finance's
 * queue, and the settlement page shows both sums.
 * @param text CSV, or cells pasted from a spreadsheet
 * @param day `YYYY-MM-DD`, today or earlier
 * @returns problems of `readSettlementReport`, with `line` and `column` as arguments
 */
export async function importReport(
  tx: Tx,
  actor: Actor,
  at: Date,
  { day, text }: { day: string; text: string },
): Promise<Result<Imported>> {
  if (!can(actor, 'payments.decide')) return fail('notFound')
  const read = readSettlementReport(text, day)
  if ('error' in read) {
    const { code, ...args } = read.error
    return fail(
      code,
      'report',
      Object.fromEntries(Object.entries(args).map(([name, value]) => [name, String(value)])),
    )
  }
  const { rows } = read
  const [date, importedById] = [dateOnly(day), staffOf(actor).userId]
  // Two officers with one report: the second waits, and replaces what the first wrote.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`settlement-report:${day}`}))`
  await tx.knetSettlementRow.deleteMany({ where: { day: date } })
  await tx.knetSettlementRow.createMany({
    data: rows.map((row) => ({ ...row, day: date, importedAt: at, importedById })),
  })
  // Refunds first: an item locks its payment, and payments are locked before their jobs.
  const refunds = await compareRefunds(tx, at, rows)
  const compared = { ...(await compareCaptures(tx, at, day, rows)), refunds }
  await recordAudit(tx, actor, at, {
    event: 'settlement.report-read',
    details: { day, rows: rows.length, ...compared },
  })
  return ok({ day, rows: rows.length, ...compared })
}
