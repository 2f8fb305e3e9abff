export type Pair = { query: string; lang: string; source: string; expected: string[] }
export type Measured = { n: number; at1: number; at5: number; at10: number; mrr: number }

/**
 * The pairs of a file of JSON lines; headings expected are the first four digits.
 * @throws on a line without query or expectation
 */
export function readPairs(text: string): Pair[] {
  return text
    .split('\n')
    .filter((line) => line.trim())
    .map((line, index) => {
      const {
        query,
        lang,
        source,
        expected_prefix: prefix,
        expected_any: any,
      } = JSON.parse(line) as Record<string, unknown>
      const expected = (Array.isArray(any) ? any : [prefix]).map((code) =>
        String(code).replace(/\D/g, '').slice(0, 4),
      )
      if (typeof query !== 'string' || expected.some((heading) => heading.length < 4))
        throw new Error(`line ${index + 1} has no query or no expected code`)
      return { query, lang: String(lang ?? '?'), source: String(source ?? '?').split('/')[0]!, expected }
    })
}

/**
 * Recall at 1, 5 and 10 distinct headings and the mean reciprocal rank.
 * @param ranks place of the first right heading, from 0; -1 for none in ten
 */
export function measure(ranks: readonly number[]): Measured {
  const share = (most: number) =>
    ranks.filter((rank) => rank >= 0 && rank < most).length / Math.max(ranks.length, 1)
  return {
    n: ranks.length,
    at1: share(1),
    at5: share(5),
    at10: share(10),
    mrr: ranks.reduce((sum, rank) => sum + (rank < 0 ? 0 : 1 / (rank + 1)), 0) / Math.max(ranks.length, 1),
  }
}

/** A percentile of times. @param share 0 to 1 */
export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
