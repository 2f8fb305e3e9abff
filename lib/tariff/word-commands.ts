import { staffOf, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/audit'
import { isId, newId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Prisma, TariffWord } from '@/lib/db/generated/client'
import { db } from '@/lib/db/client'
import { dateOnly, kuwaitDay } from '@/lib/core/clock'
import { writeSetting } from '@/lib/settings/settings'
import { readCode } from './read-code'
import { termsOf } from './tokenize'

/** Gives a node a word that people search by; the next search finds it. Twice the same is once. */
export async function addWord(
  tx: Tx,
  actor: Actor,
  at: Date,
  given: { code: string; word: string },
): Promise<Result<TariffWord>> {
  if (!can(actor, 'tariff.edit')) return fail('notFound')
  const [code, terms] = [readCode(given.code)?.slice(0, 6), termsOf(given.word).join(' ')]
  if (
    !code ||
    code.length < 4 ||
    (await tx.tariffNode.count({ where: { code, level: { in: [4, 6] } } })) === 0
  )
    return fail('tariffUnknownCode', 'node')
  if (terms === '') return fail('tariffEmptyWord', 'word')
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('tariff words'))`
  const known = await tx.tariffWord.findFirst({ where: { code, terms, removedAt: null } })
  if (known) return ok(known)
  const word = await tx.tariffWord.create({
    data: { id: newId(at), code, word: given.word, terms, addedById: staffOf(actor).userId, addedAt: at },
  })
  await recordAudit(tx, actor, at, {
    event: 'tariff.word-added',
    subject: 'TariffNode',
    subjectId: code,
    details: { word: given.word },
  })
  return ok(word)
}

/** Takes a word back; it stays in the books with who removed it. */
export async function removeWord(tx: Tx, actor: Actor, at: Date, id: string): Promise<Result<TariffWord>> {
  if (!can(actor, 'tariff.edit') || !isId(id)) return fail('notFound')
  const { count } = await tx.tariffWord.updateMany({
    where: { id, removedAt: null },
    data: { removedAt: at, removedById: staffOf(actor).userId },
  })
  const word = await tx.tariffWord.findUnique({ where: { id } })
  if (!word) return fail('notFound')
  if (count === 1)
    await recordAudit(tx, actor, at, {
      event: 'tariff.word-removed',
      subject: 'TariffNode',
      subjectId: word.code,
      details: { word: word.word },
    })
  return ok(word)
}

/** Lets chosen results lift their goods in the search, or stops it; what was chosen stays counted. */
export async function switchLearning(
  tx: Tx,
  actor: Actor,
  at: Date,
  learns: boolean,
): Promise<Result<{ learns: boolean }>> {
  if (!can(actor, 'tariff.edit')) return fail('notFound')
  await writeSetting(tx, staffOf(actor).userId, at, 'tariffLearnsFromUse', learns)
  await recordAudit(tx, actor, at, {
    event: 'tariff.learning-switched',
    subject: 'Setting',
    subjectId: 'tariffLearnsFromUse',
    details: { learns },
  })
  return ok({ learns })
}

const WORD = {
  id: true,
  code: true,
  word: true,
  addedAt: true,
  node: { select: { textAr: true, textEn: true } },
  addedBy: { select: { firstName: true, lastName: true } },
} as const satisfies Prisma.TariffWordSelect
export type WordRow = Prisma.TariffWordGetPayload<{ select: typeof WORD }>
export type SearchRow = { query: string; locale: string; searched: number; found: number }

/** Shown on a page. */
const [MAX_WORDS, MAX_SEARCHES, DAYS] = [100, 100, 30]

/** Words that count now, the newest first. */
export async function listWords(actor: Actor): Promise<WordRow[]> {
  if (!can(actor, 'tariff.oversee')) return []
  return db.tariffWord.findMany({
    where: { removedAt: null },
    select: WORD,
    orderBy: [{ addedAt: 'desc' }, { id: 'desc' }],
    take: MAX_WORDS,
  })
}

/** Searches of thirty days after which nobody chose anything, the commonest first. */
export async function listFailedSearches(actor: Actor, at: Date): Promise<SearchRow[]> {
  if (!can(actor, 'tariff.oversee')) return []
  const since = dateOnly(kuwaitDay(new Date(at.getTime() - DAYS * 86_400_000)))
  return db.$queryRaw<SearchRow[]>`
    SELECT query, locale, sum(searched)::int AS searched, (array_agg(found ORDER BY day DESC))[1] AS found FROM "TariffSearch" WHERE day >= ${since}
    GROUP BY query, locale HAVING sum(chosen) = 0 ORDER BY searched DESC, query LIMIT ${MAX_SEARCHES}`
}
