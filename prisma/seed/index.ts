import { now } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { seedReference } from './scenarios/reference'
import { seedDemonstration } from './seed-demonstration'

if (process.argv[1]?.endsWith('prisma/seed/index.ts')) {
  if (process.argv.includes('--reference')) await db.$transaction((tx) => seedReference(tx))
  else console.log(`demonstration data: ${await seedDemonstration(await now())}`)
  await db.$disconnect()
}
