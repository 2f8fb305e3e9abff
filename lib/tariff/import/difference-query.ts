import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { isId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import type { NationalLine } from '../lines-query'

export type Change = { code: string; kind: 'ADDED' | 'REMOVED' | 'CHANGED'; before: NationalLine | null; after: NationalLine | null }
export type Difference = {
  /** What it is compared with: in force on its day, before it; undefined for the first. */
  base?: { id: string; number: number; title: string }
  counts: { ADDED: number; REMOVED: number; CHANGED: number; SAME: number }
  /** The first of each kind, in the order of the tariff. */
  changes: Change[]
}

/** Shown of each kind. */
export const MOST_CHANGES = 50

/** What a version changes against the one in force before it: two queries, whatever the size. */
export async function differenceOf(actor: Actor, versionId: string, most = MOST_CHANGES): Promise<Difference | undefined> {
  if (!can(actor, 'tariff.oversee') || !isId(versionId)) return undefined
  const [base] = await db.$queryRaw<{ id: string; number: number; title: string }[]>`
    SELECT b.id, b.number, b.title FROM "TariffVersion" v JOIN "TariffVersion" b ON b.state = 'PUBLISHED' AND b.id <> v.id AND b."effectiveOn" <= v."effectiveOn"
    WHERE v.id = ${versionId}::uuid ORDER BY b."effectiveOn" DESC LIMIT 1`
  const rows = await db.$queryRaw<(Omit<Change, 'kind'> & { kind: Change['kind'] | 'SAME'; count: number })[]>`
    WITH pairs AS (
      SELECT COALESCE(a.code, b.code) AS code, to_jsonb(b) - 'versionId' AS before, to_jsonb(a) - 'versionId' AS after
      FROM (SELECT * FROM "TariffLine" WHERE "versionId" = ${versionId}::uuid) a
      FULL JOIN (SELECT * FROM "TariffLine" WHERE "versionId" = ${base?.id ?? null}::uuid) b ON a.code = b.code
    ), judged AS (
      SELECT *, CASE WHEN before IS NULL THEN 'ADDED' WHEN after IS NULL THEN 'REMOVED' WHEN before = after THEN 'SAME' ELSE 'CHANGED' END AS kind FROM pairs
    ), numbered AS (
      SELECT *, row_number() OVER (PARTITION BY kind ORDER BY code) AS place, count(*) OVER (PARTITION BY kind)::int AS count FROM judged
    )
    SELECT code, kind, before, after, count FROM numbered WHERE place <= CASE kind WHEN 'SAME' THEN 1 ELSE ${most} END ORDER BY kind, code`
  const counts = { ADDED: 0, REMOVED: 0, CHANGED: 0, SAME: 0 }
  for (const { kind, count } of rows) counts[kind] = count
  return { base, counts, changes: rows.flatMap(({ kind, count: _, ...row }) => (kind === 'SAME' ? [] : [{ ...row, kind }])) }
}
