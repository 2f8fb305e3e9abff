import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { kuwaitDay, now } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { analyseQuery } from '@/lib/tariff/analyse-query'
import { rankHeadings } from '@/lib/tariff/rank-headings'
import { rebuildIndex } from '@/lib/tariff/rebuild-index'
import { searchTariff } from '@/lib/tariff/search'
import { seedNomenclature } from '@/prisma/seed/tariff/seed-nomenclature'
import { loadLines } from './load-lines'
import { measure, percentile, readPairs, type Measured } from './measures'
import { buildMinisearch } from './minisearch'

type Run = {
  ranks: number[]
  theirs: number[]
  sql: number[]
  whole: number[]
  theirTimes: number[]
  missed: string[]
}

const timed = async <T>(into: number[], act: () => T | Promise<T>): Promise<T> => {
  const from = performance.now()
  const done = await act()
  into.push(performance.now() - from)
  return done
}
const three = ({ at1, at5, at10, mrr }: Measured) =>
  [at1, at5, at10, mrr].map((share) => share.toFixed(3)).join('  ')

/**
 * Fills the database, asks everything and prints a line for each source and language.
 * @param misses how many unanswered queries of each to print
 */
async function evaluate({
  text,
  lines,
  misses,
}: {
  text: string
  lines?: string
  misses: number
}): Promise<void> {
  const at = await now()
  await db.$transaction(
    async (tx) => {
      await seedNomenclature(tx)
      if (lines) await loadLines(tx, await readFile(lines, 'utf8'), at)
      await rebuildIndex(tx, at)
    },
    { timeout: 300_000 },
  )
  const nodes = await db.tariffNode.findMany({ orderBy: { position: 'asc' } })
  const theirSearch = buildMinisearch(
    nodes,
    await db.tariffLine.findMany({ select: { code: true, textAr: true, textEn: true } }),
  )
  const runs = new Map<string, Run>()
  const day = kuwaitDay(at)
  const pairs = readPairs(text)
  const runOf = ({ source, lang }: (typeof pairs)[number]): Run => {
    const key = `${source} ${lang}`
    const run = runs.get(key) ?? { ranks: [], theirs: [], sql: [], whole: [], theirTimes: [], missed: [] }
    runs.set(key, run)
    return run
  }
  const rankOf = (found: readonly string[], expected: readonly string[]) =>
    found.findIndex((heading) => expected.includes(heading))
  // One after the other, query by query, and each engine by itself: nobody pays for what another left to
  // clear away.
  for (const pair of pairs) {
    const run = runOf(pair)
    const found = await timed(run.sql, async () =>
      (await rankHeadings(await analyseQuery(pair.query), 10, false)).map(({ heading }) => heading),
    )
    run.ranks.push(rankOf(found, pair.expected))
    if (run.ranks.at(-1)! < 0 || run.ranks.at(-1)! > 4)
      run.missed.push(
        `${pair.query.slice(0, 80)} → ${pair.expected.join(' or ')}, found ${found.slice(0, 5).join(' ')}`,
      )
  }
  for (const pair of pairs)
    await timed(runOf(pair).whole, () => searchTariff({ text: pair.query, day, learns: false }))
  for (const pair of pairs) {
    const run = runOf(pair)
    run.theirs.push(
      rankOf((await timed(run.theirTimes, () => theirSearch(pair.query))).slice(0, 10), pair.expected),
    )
  }
  console.log(
    `${nodes.length} nodes, ${await db.tariffLine.count()} national lines, ${await db.tariffTerm.count()} terms\n`,
  )
  console.log(
    `${'source, language'.padEnd(42)}    n  recall@1    @5     @10    MRR   SQL p50   p95  whole p95 | minisearch @1    @5     @10    MRR    p95`,
  )
  for (const [key, { ranks, theirs, sql, whole, theirTimes, missed }] of runs) {
    const ms = (times: number[], share: number) => `${percentile(times, share).toFixed(1)}`.padStart(6)
    console.log(
      `${key.padEnd(42)} ${String(ranks.length).padStart(5)}  ${three(measure(ranks))}  ${ms(sql, 0.5)} ${ms(sql, 0.95)} ${ms(whole, 0.95)} ms |     ${three(measure(theirs))}  ${ms(theirTimes, 0.95)} ms`,
    )
    for (const miss of missed.slice(0, misses)) console.log(`    ${miss}`)
  }
  await db.$disconnect()
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { lines: { type: 'string' }, misses: { type: 'string' } },
})
if (!positionals[0]) {
  console.error('npm run tariff:eval -- FILE [--lines TARIFF.csv] [--misses N]')
  process.exit(2)
}
await evaluate({
  text: await readFile(positionals[0], 'utf8'),
  lines: values.lines,
  misses: Number(values.misses ?? 0),
})
