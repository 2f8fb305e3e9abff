import { dateOnly } from '@/lib/core/clock'
import type { Prisma } from '@/lib/db/generated/client'
import type { Tx } from '@/lib/db/client'

/**
 * The condition and order that pick the version in force: first of the published ones.
 * @param day Kuwait's, `YYYY-MM-DD`
 */
const inForceOn = (day: string) =>
  ({
    where: { state: 'PUBLISHED', effectiveOn: { lte: dateOnly(day) } },
    orderBy: { effectiveOn: 'desc' },
  }) as const satisfies Prisma.TariffVersionFindFirstArgs

/** The national tariff in force on a day, without its lines; undefined before the first. */
export async function currentVersion(tx: Tx, day: string) {
  return (
    (await tx.tariffVersion.findFirst({
      ...inForceOn(day),
      select: { id: true, number: true, title: true, effectiveOn: true, demonstration: true },
    })) ?? undefined
  )
}
