import { deadlineAfter } from '@/lib/core/working-days'
import { addDays } from '@/lib/core/day'
import { dateOnly, kuwaitDay } from '@/lib/core/clock'
import type { Tx } from '@/lib/db/client'
import { readSettings } from '@/lib/settings/settings'
import type { RequestTypeDefinition } from './request-type-definition'

/** The public holidays of a span, as `YYYY-MM-DD`. @param from first day @param days length of the span */
export async function holidaysFrom(tx: Tx, from: string, days: number): Promise<ReadonlySet<string>> {
  const rows = await tx.holiday.findMany({
    where: { day: { gte: dateOnly(from), lte: dateOnly(addDays(from, days)) } },
    select: { day: true },
  })
  return new Set(rows.map((row) => row.day.toISOString().slice(0, 10)))
}

/**
 * When the office's answer is due for a request that is handed in at a moment: the type's service level in
 * working days.
 */
export async function dueAfter(
  tx: Tx,
  at: Date,
  { serviceLevel }: Pick<RequestTypeDefinition, 'serviceLevel'>,
): Promise<Date> {
  const days = serviceLevel(await readSettings(tx))
  const holidays = await holidaysFrom(tx, kuwaitDay(at), days * 3 + 30)
  return deadlineAfter(at, days, holidays)
}

/**
 * The last calendar day (Kuwait, `YYYY-MM-DD`) of a deadline, which is stored as the midnight that ends it.
 */
export function lastDayOf(dueAt: Date): string {
  return kuwaitDay(new Date(dueAt.getTime() - 1))
}
