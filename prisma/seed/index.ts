/** Fills a database: every scenario of the demonstration, or with `--reference` the lists alone. */
import { now } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { rebuildIndex } from '@/lib/tariff/rebuild-index'
import { seedReference } from './scenarios/reference'
import { seedDemonstration } from './seed-demonstration'
import { seedNomenclature } from './tariff/seed-nomenclature'

const [at, timeout] = [await now(), 120_000]
await db.$transaction(seedNomenclature, { timeout })
if (process.argv.includes('--reference')) await db.$transaction(seedReference)
else console.log(`demonstration data: ${await seedDemonstration(at)}`)
await db.$transaction((tx) => rebuildIndex(tx, at), { timeout })
await db.$disconnect()
