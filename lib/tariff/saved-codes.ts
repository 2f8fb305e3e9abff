import { memberOf, type Actor } from '@/lib/access/actor'
import { canAnywhere } from '@/lib/access/permissions'
import { cleanText } from '@/lib/core/digits'
import { fail, ok, type Result } from '@/lib/core/result'
import { db, type Tx } from '@/lib/db/client'
import type { Described } from './search'

const MAX_SAVED = 200
const MAX_RECENT = 10

export type SavedCode = Described & { savedAt: Date }

/** Saves a code for its reader; twice is once. */
export async function saveCode(
  tx: Tx,
  actor: Actor,
  at: Date,
  code: string,
): Promise<Result<{ code: string }>> {
  if (!canAnywhere(actor, 'tariff.use') || !/^(\d{4}|\d{6}|\d{12})$/.test(code)) return fail('notFound')
  if ((await tx.tariffNode.count({ where: { code: code.slice(0, 6) } })) === 0) return fail('notFound')
  const { userId } = memberOf(actor)
  if ((await tx.savedTariffCode.count({ where: { userId, code: { not: code } } })) >= MAX_SAVED)
    return fail('tariffMostSaved', undefined, { most: MAX_SAVED })
  await tx.savedTariffCode.upsert({
    where: { userId_code: { userId, code } },
    create: { userId, code, savedAt: at },
    update: {},
  })
  return ok({ code })
}

/** Removes a saved code of one's own. */
export async function removeSaved(tx: Tx, actor: Actor, code: string): Promise<Result<{ code: string }>> {
  if (!canAnywhere(actor, 'tariff.use')) return fail('notFound')
  await tx.savedTariffCode.deleteMany({ where: { userId: memberOf(actor).userId, code } })
  return ok({ code })
}

/** Whether the reader saved a code; undefined for who cannot save. */
export async function isSaved(actor: Actor, code: string): Promise<boolean | undefined> {
  if (!canAnywhere(actor, 'tariff.use')) return undefined
  return (await db.savedTariffCode.count({ where: { userId: memberOf(actor).userId, code } })) === 1
}

/**
 * One's own saved codes, the newest first, described by their subheading or, where it is in force, by their
 * line. One query.
 */
export async function listSaved(actor: Actor, day: string): Promise<SavedCode[]> {
  if (!canAnywhere(actor, 'tariff.use')) return []
  return db.$queryRaw<SavedCode[]>`
    WITH version AS (SELECT id FROM "TariffVersion" WHERE state = 'PUBLISHED' AND "effectiveOn" <= ${day}::date ORDER BY "effectiveOn" DESC LIMIT 1)
    SELECT s.code, s."savedAt", COALESCE(l."textAr", l."textEn", n."textAr") AS "textAr", COALESCE(l."textEn", l."textAr", n."textEn") AS "textEn"
    FROM "SavedTariffCode" s JOIN "TariffNode" n ON n.code = left(s.code, 6) LEFT JOIN "TariffLine" l ON l."versionId" = (SELECT id FROM version) AND l.code = s.code
    WHERE s."userId" = ${memberOf(actor).userId}::uuid ORDER BY s."savedAt" DESC, s.code LIMIT ${MAX_SAVED}`
}

/** Remembers a search of the reader's own; the last ten stay. */
export async function rememberSearch(actor: Actor, text: string, at: Date): Promise<void> {
  const query = cleanText(text).slice(0, 100)
  if (!canAnywhere(actor, 'tariff.use') || query === '') return
  const { userId } = memberOf(actor)
  await db.recentTariffSearch.upsert({
    where: { userId_query: { userId, query } },
    create: { userId, query, at },
    update: { at },
  })
  await db.$executeRaw`
    DELETE FROM "RecentTariffSearch" WHERE "userId" = ${userId}::uuid AND query IN (
      SELECT query FROM "RecentTariffSearch" WHERE "userId" = ${userId}::uuid ORDER BY at DESC, query OFFSET ${MAX_RECENT})`
}

/** One's own last searches, the newest first. */
export async function listRecent(actor: Actor): Promise<string[]> {
  if (!canAnywhere(actor, 'tariff.use')) return []
  return (
    await db.recentTariffSearch.findMany({
      where: { userId: memberOf(actor).userId },
      orderBy: [{ at: 'desc' }, { query: 'asc' }],
      take: MAX_RECENT,
    })
  ).map(({ query }) => query)
}

/** Forgets one's own searches. */
export async function clearRecent(tx: Tx, actor: Actor): Promise<Result<undefined>> {
  if (!canAnywhere(actor, 'tariff.use')) return fail('notFound')
  await tx.recentTariffSearch.deleteMany({ where: { userId: memberOf(actor).userId } })
  return ok()
}
