import { db, type Tx } from '@/lib/db/client'

/** How fast a delay grows. Times in seconds. */
export type DelayRule = {
  /** Wrong tries that cost nothing. */
  free: number
  /** After the first try above that; doubled with every further one. */
  first: number
  most: number
  /** A pause of this length forgets everything. */
  memory: number
}

/** Wrong passwords of one e-mail. The cap bounds how long a stranger can keep the owner out. */
export const EMAIL_RULE: DelayRule = { free: 3, first: 5, most: 300, memory: 24 * 3600 }
/** Wrong passwords of one client address, whatever the e-mail. High enough for an office behind one address. */
export const ADDRESS_RULE: DelayRule = { free: 20, first: 5, most: 900, memory: 3600 }
/** Wrong codes of the second factor: five tries, then a delay. */
export const CODE_RULE: DelayRule = { free: 5, first: 30, most: 900, memory: 24 * 3600 }

/** Seconds to wait after a number of wrong tries in a row. Never shrinks as failures grow. */
export function delayAfter(failures: number, rule: DelayRule): number {
  const above = failures - rule.free
  if (above < 0) return 0
  // 2^30 seconds is above any cap: the exponent is bounded so that it stays a number.
  return Math.min(rule.most, rule.first * 2 ** Math.min(above, 30))
}

/** No rule makes anybody wait longer, in seconds. What is further off was written by a clock that has since been put back. */
const FURTHEST = Math.max(EMAIL_RULE.most, ADDRESS_RULE.most, CODE_RULE.most) + 60

/** The longest wait in force on any of the keys, in seconds; 0 when a try is allowed. */
export async function waitFor(keys: readonly string[], at: Date, client: Tx = db): Promise<number> {
  const furthest = new Date(at.getTime() + FURTHEST * 1000)
  // A free try of somebody else a moment later than `at` has nextAt = lastAt: it makes nobody wait.
  const rows = await client.$queryRaw<{ until: Date | null }[]>`
    SELECT max("nextAt") AS until FROM "GuessDelay"
    WHERE key = ANY (${[...keys]}) AND "nextAt" > ${at} AND "nextAt" > "lastAt" AND "nextAt" <= ${furthest}`
  const until = rows[0]?.until
  return until ? Math.ceil((until.getTime() - at.getTime()) / 1000) : 0
}

/** Counts a wrong try; failures at the same time all count. @returns seconds to wait from now on */
export async function recordGuess(key: string, rule: DelayRule, at: Date, client: Tx = db): Promise<number> {
  const forgotten = new Date(at.getTime() - rule.memory * 1000)
  const delays = Array.from({ length: 40 }, (_, index) => delayAfter(index + 1, rule))
  const rows = await client.$queryRaw<{ nextAt: Date }[]>`
    INSERT INTO "GuessDelay" AS d (key, failures, "lastAt", "nextAt")
    VALUES (${key}, 1, ${at}, ${at}::timestamptz + (${delays}::int[])[1] * interval '1 second')
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN d."lastAt" < ${forgotten} THEN 1 ELSE least(d.failures, 39) + 1 END,
      "lastAt" = ${at},
      "nextAt" = ${at}::timestamptz + (${delays}::int[])[CASE WHEN d."lastAt" < ${forgotten} THEN 1 ELSE least(d.failures, 39) + 1 END] * interval '1 second'
    RETURNING "nextAt"`
  return Math.round((rows[0]!.nextAt.getTime() - at.getTime()) / 1000)
}

/** A right try forgets the wrong ones before it. */
export async function clearGuesses(key: string, client: Tx = db): Promise<void> {
  await client.guessDelay.deleteMany({ where: { key } })
}
