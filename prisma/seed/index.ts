import { now } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { seedReference } from './scenarios/reference'
import { seedDemonstration } from './seed-demonstration'
import { seedNomenclature } from './tariff/seed-nomenclature'

if (process.argv[1]?.endsWith('prisma/seed/index.ts')) {
  const at = await now()
  await db.$transaction((tx) => seedNomenclature(tx, at), { timeout: 120_000 })
  if (process.argv.includes('--reference')) await db.$transaction((tx) => seedReference(tx))
  else console.log(`demonstration data: ${await seedDemonstration(at)}`)
  await db.$disconnect()
}
