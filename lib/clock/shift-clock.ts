import { moveClock, now } from '@/lib/core/clock'
import { db } from '@/lib/db/client'

/** Furthest from the wall clock, in seconds: ten years. */
const MAX_SHIFT = 10 * 366 * 86_400

/**
 * Moves the domain clock forward or back from where it stands, or to the wall clock. Demonstrations and tests
 * only.
 * @param seconds to add; null for the wall clock
 * @returns the domain time now, or undefined when it would be too far off
 */
export async function shiftClock(seconds: number | null): Promise<Date | undefined> {
  const row = await db.clockOffset.findUnique({ where: { id: 1 } })
  const offset = seconds === null ? 0 : Number(row?.seconds ?? 0) + seconds
  if (!Number.isFinite(offset) || Math.abs(offset) > MAX_SHIFT) return undefined
  await moveClock(offset)
  return now()
}
