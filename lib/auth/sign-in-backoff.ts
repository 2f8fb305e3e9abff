import { db, type Tx } from '@/lib/db/client'

/** How fast a delay grows. Times in seconds. */
export type BackoffRule = {
  /** Wrong tries that cost nothing. */
  free: number
  /** After the first try above that; doubled with every further one. */
  first: number
  most: number
  /** A pause of this length forgets everything. */
  memory: number
}

/**
 * Wrong passwords of one e-mail from one address block, or on one device that its owner signed in on before.
 */
export const PASSWORD_RULE: BackoffRule = { free: 3, first: 5, most: 300, memory: 24 * 3600 }
/**
 * Wrong passwords of one e-mail, from wherever: counted, and never a wait, or a stranger could keep the owner
 * out.
 */
export const EMAIL_RULE: BackoffRule = { free: Infinity, first: 0, most: 0, memory: 24 * 3600 }
/**
 * Wrong passwords of one client address, whatever the e-mail. High enough for an office behind one address.
 */
export const ADDRESS_RULE: BackoffRule = { free: 20, first: 5, most: 900, memory: 3600 }
/**
 * Wrong codes of a second factor from one address block, or on one device known before: five tries, then a
 * delay.
 */
export const CODE_RULE: BackoffRule = { free: 5, first: 30, most: 900, memory: 24 * 3600 }
/**
 * Wrong codes of one user's second factor from wherever but devices known before. A code has six digits and
 * its guesser has the password already: with a soft brake alone, many addresses would find one.
 */
export const USER_CODE_RULE: BackoffRule = { free: 20, first: 30, most: 900, memory: 24 * 3600 }

/** Seconds to wait after a number of wrong tries in a row. Never shrinks as failures grow. */
export function delayAfter(failures: number, rule: BackoffRule): number {
  const above = failures - rule.free
  if (above < 0) return 0
  // 2^30 seconds is above any cap: the exponent is bounded so that it stays a number.
  return Math.min(rule.most, rule.first * 2 ** Math.min(above, 30))
}

/**
 * No rule makes anybody wait longer, in seconds. What is further off was written by a clock that has since
 * been put back.
 */
const MAX_WAIT = Math.max(PASSWORD_RULE.most, ADDRESS_RULE.most, CODE_RULE.most, USER_CODE_RULE.most) + 60

/** The longest wait in force on any of the keys, in seconds; 0 when a try is allowed. */
export async function backoffLeft(keys: readonly string[], at: Date, client: Tx = db): Promise<number> {
  const furthest = new Date(at.getTime() + MAX_WAIT * 1000)
  // A free try of somebody else a moment later than `at` has nextAt = lastAt: it makes nobody wait.
  const rows = await client.$queryRaw<{ until: Date | null }[]>`
    SELECT max("nextAt") AS until FROM "GuessDelay"
    WHERE key = ANY (${[...keys]}) AND "nextAt" > ${at} AND "nextAt" > "lastAt" AND "nextAt" <= ${furthest}`
  const until = rows[0]?.until
  return until ? Math.ceil((until.getTime() - at.getTime()) / 1000) : 0
}

/** How many wrong tries in a row a key has; 0 once its memory is over. */
export async function failuresOf(key: string, rule: BackoffRule, at: Date, client: Tx = db): Promise<number> {
  const [from, to] = [new Date(at.getTime() - rule.memory * 1000), new Date(at.getTime() + MAX_WAIT * 1000)]
  const row = await client.guessDelay.findFirst({
    where: { key, lastAt: { gte: from, lte: to } },
    select: { failures: true },
  })
  return row?.failures ?? 0
}

/**
 * Counts a wrong try; failures at the same time all count.
 * @returns seconds to wait from now on, and the number of tries (40 at most)
 */
export async function recordFailure(
  key: string,
  rule: BackoffRule,
  at: Date,
  client: Tx = db,
): Promise<{ wait: number; failures: number }> {
  const forgotten = new Date(at.getTime() - rule.memory * 1000)
  const delays = Array.from({ length: 40 }, (_, index) => delayAfter(index + 1, rule))
  const rows = await client.$queryRaw<{ nextAt: Date; failures: number }[]>`
    INSERT INTO "GuessDelay" AS d (key, failures, "lastAt", "nextAt")
    VALUES (${key}, 1, ${at}, ${at}::timestamptz + (${delays}::int[])[1] * interval '1 second')
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN d."lastAt" < ${forgotten} THEN 1 ELSE least(d.failures, 39) + 1 END,
      "lastAt" = ${at},
      "nextAt" = ${at}::timestamptz + (${delays}::int[])[CASE WHEN d."lastAt" < ${forgotten} THEN 1 ELSE least(d.failures, 39) + 1 END] * interval '1 second'
    RETURNING "nextAt", failures`
  const { nextAt, failures } = rows[0]!
  return { wait: Math.round((nextAt.getTime() - at.getTime()) / 1000), failures }
}

/** A right try forgets the wrong ones before it. */
export async function clearFailures(keys: readonly string[], client: Tx = db): Promise<void> {
  await client.guessDelay.deleteMany({ where: { key: { in: [...keys] } } })
}
