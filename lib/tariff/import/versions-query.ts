import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { isId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

const NAME = { select: { firstName: true, lastName: true } } as const
const SELECT = {
  id: true,
  number: true,
  state: true,
  effectiveOn: true,
  title: true,
  fileName: true,
  lineCount: true,
  demonstration: true,
  version: true,
  importedAt: true,
  publishedAt: true,
  rolledBackAt: true,
  rollBackReason: true,
  importedBy: NAME,
  publishedBy: NAME,
  rolledBackBy: NAME,
} as const satisfies Prisma.TariffVersionSelect
export type VersionRow = Prisma.TariffVersionGetPayload<{ select: typeof SELECT }>

/** Shown on a page. */
const VERSIONS_PAGE = 20

/** Versions, the newest first; `next` continues. @param before number of the last one shown */
export async function listVersions(
  actor: Actor,
  before?: number,
): Promise<{ rows: VersionRow[]; next?: number }> {
  if (!can(actor, 'tariff.oversee')) return { rows: [] }
  const rows = await db.tariffVersion.findMany({
    where: before ? { number: { lt: before } } : {},
    select: SELECT,
    orderBy: { number: 'desc' },
    take: VERSIONS_PAGE + 1,
  })
  return {
    rows: rows.slice(0, VERSIONS_PAGE),
    next: rows.length > VERSIONS_PAGE ? rows[VERSIONS_PAGE - 1]!.number : undefined,
  }
}

/** One version, for who oversees the tariff. */
export async function findVersion(actor: Actor, id: string): Promise<VersionRow | undefined> {
  if (!can(actor, 'tariff.oversee') || !isId(id)) return undefined
  return (await db.tariffVersion.findUnique({ where: { id }, select: SELECT })) ?? undefined
}
