import { now } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { askTerms } from '@/lib/tariff/ask-terms'
import { rankHeadings } from '@/lib/tariff/rank-headings'
import { seedNomenclature } from '@/prisma/seed/tariff/seed-nomenclature'

export async function evaluate({ text, lines, misses }: { text: string; lines?: string; misses: number }): Promise<void> {
  let t = performance.now()
  await db.$transaction(async (tx) => seedNomenclature(tx, await now()), { timeout: 120_000 })
  console.log('seed', Math.round(performance.now() - t), 'ms', await db.tariffTerm.count(), await db.tariffSpelling.count())
  t = performance.now()
  await db.$transaction(async (tx) => seedNomenclature(tx, await now()), { timeout: 120_000 })
  console.log('again', Math.round(performance.now() - t), 'ms')
  for (const q of ['mobile phone', 'smartphne', 'soy sauce', 'parts for machines of metal', 'جوال']) {
    for (let i = 0; i < 3; i++) {
      t = performance.now(); const asked = await askTerms(q); const t2 = performance.now(); const r = await rankHeadings(asked, 10, true)
      console.log(q, Math.round(t2 - t), Math.round(performance.now() - t2), r.slice(0, 3).map((x) => `${x.heading}:${x.score.toFixed(1)}`).join(' '), JSON.stringify(asked.meant))
    }
  }
  const { formsOf } = await import('@/lib/tariff/spelling')
  const forms = formsOf('smartphn')
  console.log((await db.$queryRaw<{ 'QUERY PLAN': string }[]>`EXPLAIN ANALYZE SELECT DISTINCT given.typed, t.term, t.headings::int FROM unnest(${forms}::text[], ${forms.map(() => 'smartphn')}::text[]) given(form, typed)
    JOIN "TariffSpelling" s ON s.form = given.form JOIN "TariffTerm" t ON t.term = s.term`).map((r) => r['QUERY PLAN']).join('\n'))
  void lines; void misses; void text
  await db.$disconnect()
}
