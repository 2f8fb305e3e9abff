import { dateOnly, kuwaitDay } from '@/lib/core/clock'
import { addDays } from '@/lib/core/day'

/** How long before its last day is over the end of a grant is told. */
const REMINDER_DAYS = 7

/** The last day on which a grant is told of beforehand. */
export const remindedUntil = (at: Date): string => addDays(kuwaitDay(at), REMINDER_DAYS)

/**
 * The columns of a new grant's last day. One that ends within the week is not told of beforehand: whoever gives
 * it has just said so.
 * @param until `YYYY-MM-DD` in Kuwait
 */
export const lastDayOf = (until: string, at: Date): { until: Date; remindedAt: Date | null } => ({
  until: dateOnly(until),
  remindedAt: until <= remindedUntil(at) ? at : null,
})

/** The moment at which a last day is over in Kuwait (UTC+3). */
export const endOfDay = (until: Date): Date => new Date(until.getTime() + 21 * 3_600_000)
