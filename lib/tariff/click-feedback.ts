import { createHash } from 'node:crypto'
import { dateOnly, kuwaitDay } from '@/lib/core/clock'
import { foldText } from '@/lib/core/digits'
import { db } from '@/lib/db/client'
import { addressBlock } from '@/lib/http/client-address'
import { takeFromLimit } from '@/lib/http/rate-limit'
import { nameTerm } from './build-index'
import { termsOf } from './tokenize'

const [MAX_LETTERS, DAY] = [100, 86_400]
/** One address says as much as one person, whoever presses how often. */
const [SEARCHES, CHOICES, CHOICE] = [
  { most: 60, seconds: 600 },
  { most: 60, seconds: 600 },
  { most: 1, seconds: DAY },
]
/** Choices that are kept: the commonest. */
const MAX_CHOICES = 100_000

/**
 * A search as it is kept: folded, and none that looks like somebody's number or address anywhere in it, nor
 * one that is longer than goods are named. Words alone are kept, never who asked.
 */
function keptQuery(text: string): string | undefined {
  const folded = foldText(text)
  if (folded.length > MAX_LETTERS || termsOf(folded).length === 0) return undefined
  return /\d{5}|@|https?:|www\./.test(folded.replace(/(\d)[\s().\-+/]+(?=\d)/g, '$1')) ? undefined : folded
}

/** Counts a search by words. @param found how many headings it found */
export async function recordSearch(
  { text, locale, found, address }: { text: string; locale: string; found: number; address: string },
  at: Date,
): Promise<void> {
  const query = keptQuery(text)
  if (!query || !(await takeFromLimit(`tariff-search:${addressBlock(address)}`, SEARCHES, at)).allowed) return
  const key = { query, day: dateOnly(kuwaitDay(at)), locale }
  await db.tariffSearch.upsert({
    where: { query_day_locale: key },
    create: { ...key, searched: 1, found },
    update: { searched: { increment: 1 }, found },
  })
}

/**
 * Counts that a search of today led to a node: once a day for an address, so that nobody lifts his goods by
 * pressing, and for words alone that somebody searched for.
 */
export async function recordChoice(
  { text, code, locale, address }: { text: string; code: string; locale: string; address: string },
  at: Date,
): Promise<void> {
  const [query, node, block] = [keptQuery(text), code.slice(0, 6), addressBlock(address)]
  if (!query || !/^\d{4,6}$/.test(node)) return
  const terms = nameTerm(termsOf(query)).slice(1)
  const digest = createHash('sha256').update(`${terms}|${node}`).digest('base64url').slice(0, 16)
  if (
    !(await takeFromLimit(`tariff-choices:${block}`, CHOICES, at)).allowed ||
    !(await takeFromLimit(`tariff-choice:${block}:${digest}`, CHOICE, at)).allowed
  )
    return
  if ((await db.tariffNode.count({ where: { code: node } })) === 0) return
  const { count } = await db.tariffSearch.updateMany({
    where: { query, day: dateOnly(kuwaitDay(at)), locale },
    data: { chosen: { increment: 1 } },
  })
  if (count > 0)
    await db.tariffChoice.upsert({
      where: { terms_code: { terms, code: node } },
      create: { terms, code: node, count: 1 },
      update: { count: { increment: 1 } },
    })
}

/** Days that counts of searches are kept. */
const KEPT_DAYS = 90

/** Drops old counts of searches, and the rarest choices beyond what is kept; for the worker, each day. */
export async function dropOldSearches(at: Date): Promise<void> {
  await db.tariffSearch.deleteMany({
    where: { day: { lt: dateOnly(kuwaitDay(new Date(at.getTime() - KEPT_DAYS * DAY * 1000))) } },
  })
  await db.$executeRaw`DELETE FROM "TariffChoice" c USING (SELECT terms, code FROM "TariffChoice" ORDER BY count DESC, terms, code OFFSET ${MAX_CHOICES}) rare WHERE c.terms = rare.terms AND c.code = rare.code`
}
