import { db } from '@/lib/db/client'
import { env } from '@/lib/env'

let known: { seconds: number; readAt: number } | undefined

async function offsetSeconds(): Promise<number> {
  if (env.PORTAL_MODE === 'production') return 0
  // Read again after half a second: another process may have moved the demonstration's clock.
  if (known && Date.now() - known.readAt < 500) return known.seconds
  const row = await db.clockOffset.findUnique({ where: { id: 1 } })
  known = { seconds: Number(row?.seconds ?? 0), readAt: Date.now() }
  return known.seconds
}

/** Domain time: the wall clock, moved by the offset row in demonstration and test modes only. */
export async function now(): Promise<Date> {
  return new Date(Date.now() + (await offsetSeconds()) * 1000)
}

/** Moves the clock. @throws in production mode. @param seconds offset from the wall clock */
export async function moveClock(seconds: number): Promise<void> {
  if (env.PORTAL_MODE === 'production') throw new Error('the clock cannot be moved in production')
  const data = { seconds: BigInt(Math.round(seconds)) }
  await db.clockOffset.upsert({ where: { id: 1 }, create: { id: 1, ...data }, update: data })
  known = undefined
}

/** The calendar day in Kuwait (UTC+3, no daylight saving) as `YYYY-MM-DD`. */
export function kuwaitDay(at: Date): string {
  return new Date(at.getTime() + 3 * 3600_000).toISOString().slice(0, 10)
}

/** The calendar year in Kuwait. */
export function kuwaitYear(at: Date): number {
  return Number(kuwaitDay(at).slice(0, 4))
}

/** A `@db.Date` value (midnight UTC) of a `YYYY-MM-DD` text. */
export function dateOnly(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`)
}
