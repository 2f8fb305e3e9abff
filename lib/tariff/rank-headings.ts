import { db } from '@/lib/db/client'
import type { QueryAnalysis } from './analyse-query'
import { nameTerm } from './build-index'

export type RankedHeading = {
  heading: string
  score: number
  /** Its best subheadings, best first; the heading itself is not among them. */
  subheadings: string[]
}

/** Nodes that are grouped to headings. */
const MAX_NODES = 200
/** What the other nodes of a heading add to its best one. */
const OTHERS = 0.5
/** How far choices may lift a heading: a seventh. */
const MAX_LIFT = 0.15
/** One choice is no proof. */
const MIN_CHOICES = 3

/** By how much a heading rises that was chosen so often: from three choices on, never more than 15 %. */
const liftOf = (choices: number): number =>
  choices < MIN_CHOICES ? 0 : Math.min(MAX_LIFT, 0.04 * Math.log2(choices))

/**
 * Headings in the order of what they say of the terms asked for, rarer words counting more and answers to all
 * of the words before answers to some. One query.
 * @param learns whether what people chose before lifts (a setting)
 */
export async function rankHeadings(
  { words, terms, total }: QueryAnalysis,
  most: number,
  learns: boolean,
): Promise<RankedHeading[]> {
  if (terms.length === 0) return []
  const name = nameTerm(words.map(({ term }) => term)).slice(1)
  const rows = await db.$queryRaw<{ code: string; score: number; choices: number }[]>`
    WITH asked AS (
      SELECT * FROM unnest(${terms.map(({ term }) => term)}::text[], ${terms.map(({ weight }) => weight)}::float8[], ${terms.map(({ share }) => share)}::float8[]) asked(term, weight, share)
    ), lists AS (
      SELECT a.weight, a.share, unnest(t.documents) AS document, unnest(t.weights) AS says
      FROM asked a CROSS JOIN LATERAL (SELECT documents, weights FROM "TariffTerm" WHERE term = a.term LIMIT 1) t
    ), hits AS (
      SELECT document, weight * says AS score, share * LEAST(1000::smallint, says) AS covered FROM lists
      UNION ALL
      SELECT n.position, a.weight * 1000, a.share * 1000 FROM "TariffWord" w JOIN "TariffNode" n ON n.code = w.code, string_to_table(w.terms, ' ') term JOIN asked a USING (term) WHERE w."removedAt" IS NULL
    ), best AS (
      SELECT document, sum(score) / 1000 * LEAST(1, sum(covered) / ${total * 1000}) AS score FROM hits GROUP BY document ORDER BY score DESC, document LIMIT ${MAX_NODES}
    )
    SELECT n.code, b.score, COALESCE((SELECT c.count FROM "TariffChoice" c WHERE ${learns} AND c.terms = ${name} AND c.code = n.code), 0)::int AS choices
    FROM best b CROSS JOIN LATERAL (SELECT code FROM "TariffNode" WHERE position = b.document LIMIT 1) n ORDER BY b.score DESC, b.document`
  const groups = new Map<string, { best: number; sum: number; choices: number; subheadings: string[] }>()
  for (const { code, score, choices } of rows) {
    const group = groups.get(code.slice(0, 4)) ?? { best: score, sum: 0, choices: 0, subheadings: [] }
    groups.set(code.slice(0, 4), group)
    group.sum += score
    group.choices += choices
    if (code.length === 6) group.subheadings.push(code)
  }
  return [...groups]
    .map(([heading, { best, sum, choices, subheadings }]) => ({
      heading,
      subheadings,
      score: (best + OTHERS * Math.log1p(sum)) * (1 + liftOf(choices)),
    }))
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
}
