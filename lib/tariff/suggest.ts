import { db } from '@/lib/db/client'
import { analyseQuery, readPrefixMatches } from './analyse-query'
import { rankHeadings } from './rank-headings'
import { readCode } from './read-code'
import type { Described } from './search'
import { foldWords, termOf } from './tokenize'

const MAX_SUGGESTIONS = 8
/** Words that a beginning may become. */
const MAX_PREFIX_MATCHES = 12

const SELECT = { code: true, textAr: true, textEn: true } as const

/**
 * Headings and subheadings for what is typed so far: codes by their beginning, words with the last one still
 * open. At most eight.
 */
export async function suggest(typed: string): Promise<Described[]> {
  const text = typed.slice(0, 100)
  const code = readCode(text)
  if (code) {
    return db.tariffNode.findMany({
      where: { code: { startsWith: code.slice(0, 6) }, level: { in: [4, 6] } },
      select: SELECT,
      orderBy: { position: 'asc' },
      take: MAX_SUGGESTIONS,
    })
  }
  const folded = foldWords(text)
  const last = /[\p{L}\p{M}]+$/u.exec(folded)?.[0] ?? ''
  const matches =
    last.length >= 2 ? (await readPrefixMatches(last, MAX_PREFIX_MATCHES)).map(({ term }) => term) : []
  // The word that is open is looked up above, with more of its matches.
  const whole = await analyseQuery(text, false)
  const known = new Set(whole.terms.map(({ term }) => term))
  const open = matches.filter((term) => !known.has(term)).map((term) => ({ term, weight: 2, share: 0 }))
  const stem = last && termOf(last)
  const terms = [
    ...whole.terms.filter(({ term }) => matches.length === 0 || term !== stem || known.has(term)),
    ...open,
  ]
  if (terms.length === 0) return []
  const ranked = await rankHeadings(
    { ...whole, terms, total: Math.max(whole.total, 1), words: whole.words },
    MAX_SUGGESTIONS,
    false,
  )
  const codes = ranked.map(({ heading }) => heading)
  const nodes = await db.tariffNode.findMany({ where: { code: { in: codes } }, select: SELECT })
  return codes.flatMap((heading) => nodes.find((node) => node.code === heading) ?? [])
}
