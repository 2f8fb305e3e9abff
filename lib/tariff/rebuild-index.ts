import { createHash } from 'node:crypto'
import { kuwaitDay } from '@/lib/core/clock'
import { db, type Tx } from '@/lib/db/client'
import { buildIndex, type IndexTerm } from './build-index'
import { currentVersion } from './current-version'
import { formsOf, isSpelled } from './spelling'
import { termsOf } from './tokenize'

/** Raise it when the rules of words, stems or weights change: lists built by older rules are built anew. */
const RULES = 4
/** Rows a statement. */
const ROWS = 5_000

const parts = <T>(rows: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  )

async function writeTerms(tx: Tx, terms: readonly IndexTerm[]): Promise<void> {
  for (const some of parts(terms, ROWS)) {
    // Lists of different length fit no array of arrays: they travel as text.
    const lists = (pick: (term: IndexTerm) => readonly number[]) =>
      some.map((term) => `{${pick(term).join(',')}}`)
    await tx.$executeRaw`
      INSERT INTO "TariffTerm" (term, documents, weights, headings)
      SELECT term, documents::smallint[], weights::smallint[], headings
      FROM unnest(${some.map(({ term }) => term)}::text[], ${lists(({ documents }) => documents)}::text[], ${lists(({ weights }) => weights)}::text[], ${some.map(({ headings }) => headings)}::int[]) given(term, documents, weights, headings)`
  }
}

async function writeSpellings(tx: Tx, terms: readonly IndexTerm[]): Promise<void> {
  const forms = terms
    .filter(({ term }) => isSpelled(term))
    .flatMap(({ term }) => formsOf(term).map((form) => [form, term] as const))
  for (const some of parts(forms, ROWS * 4)) {
    await tx.$executeRaw`INSERT INTO "TariffSpelling" (form, term) SELECT * FROM unnest(${some.map(([form]) => form)}::text[], ${some.map(([, term]) => term)}::text[])`
  }
}

/**
 * The terms of words that editors gave, by the rules of now; of two that became one the later is taken back.
 */
async function renewWords(tx: Tx, at: Date): Promise<void> {
  const words = (
    await tx.tariffWord.findMany({ where: { removedAt: null }, orderBy: [{ addedAt: 'asc' }, { id: 'asc' }] })
  ).map((row) => ({ ...row, now: termsOf(row.word).join(' ') }))
  const earliest = new Map(words.toReversed().map(({ id, code, now }) => [`${code} ${now}`, id]))
  const isKept = ({ id, code, now }: (typeof words)[number]) => earliest.get(`${code} ${now}`) === id
  await tx.tariffWord.updateMany({
    where: { id: { in: words.filter((word) => !isKept(word)).map(({ id }) => id) } },
    data: { removedAt: at },
  })
  const changed = words.filter((word) => isKept(word) && word.now !== word.terms)
  // First out of each other's way: the new terms of one may be the old ones of another.
  for (const { id } of changed) await tx.tariffWord.update({ where: { id }, data: { terms: `=${id}` } })
  for (const { id, now } of changed) await tx.tariffWord.update({ where: { id }, data: { terms: now } })
}

/**
 * Builds the search's lists from the nomenclature and the national lines in force, unless they were built
 * from the same. Readers go on with the old lists until the transaction ends; one builds at a time.
 * @returns whether anything was built
 */
export async function rebuildIndex(tx: Tx, at: Date): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('tariff index'))`
  const version = await currentVersion(tx, kuwaitDay(at))
  const nodes = await tx.tariffNode.findMany({ orderBy: { position: 'asc' } })
  const built = await tx.tariffIndex.findUnique({ where: { id: 1 } })
  const digest = createHash('sha256')
  for (const node of nodes)
    digest.update(`${node.code}|${node.textAr}|${node.textEn}|${node.wordsAr}|${node.wordsEn}\n`)
  const hex = `${RULES}:${digest.digest('hex')}`
  if (built?.digest === hex && built.versionId === (version?.id ?? null)) return false
  const lines = version
    ? await tx.tariffLine.findMany({
        where: { versionId: version.id },
        select: { code: true, textAr: true, textEn: true },
      })
    : []
  await renewWords(tx, at)
  const terms = buildIndex(nodes, lines)
  await tx.tariffTerm.deleteMany()
  await tx.tariffSpelling.deleteMany()
  await writeTerms(tx, terms)
  await writeSpellings(tx, terms)
  const row = { digest: hex, versionId: version?.id ?? null, builtAt: at }
  await tx.tariffIndex.upsert({ where: { id: 1 }, create: { id: 1, ...row }, update: row })
  return true
}

/**
 * Builds the lists anew when another version is in force than they were built from, or by older rules: for
 * the worker, each minute.
 */
export async function refreshIndex(at: Date): Promise<void> {
  const [version, built] = await Promise.all([
    currentVersion(db, kuwaitDay(at)),
    db.tariffIndex.findUnique({ where: { id: 1 }, select: { versionId: true, digest: true } }),
  ])
  // Without lists there is no nomenclature either: the seed writes both.
  if (built && (built.versionId !== (version?.id ?? null) || !built.digest.startsWith(`${RULES}:`)))
    await db.$transaction((tx) => rebuildIndex(tx, at), { timeout: 120_000, maxWait: 10_000 })
}
