import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { isId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import type { NationalLine } from '../lines-query'

/** In the order in which an editor looks: what is altered says more than what is new. */
export const CHANGE_KINDS = ['CHANGED', 'REMOVED', 'ADDED'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]
export type Change = {
  code: string
  kind: ChangeKind
  before: NationalLine | null
  after: NationalLine | null
}
export type Difference = {
  /** What it is compared with: in force on its day, before it; undefined for the first. */
  base?: { id: string; number: number; title: string }
  counts: { ADDED: number; REMOVED: number; CHANGED: number; SAME: number }
  /** The kind that is shown; undefined when nothing changes. */
  kind?: ChangeKind
  /** A page of it, in the order of the tariff. */
  changes: Change[]
  /** The code after which the next page begins. */
  next?: string
}

const PAGE = 25

/**
 * What a version changes against the one in force before it, one kind at a time: two queries, whatever the
 * size.
 * @param view the kind to show (else the first that there is), and the code after which to begin
 */
export async function differenceOf(
  actor: Actor,
  versionId: string,
  view: { kind?: ChangeKind; after?: string } = {},
): Promise<Difference | undefined> {
  if (!can(actor, 'tariff.oversee') || !isId(versionId)) return undefined
  const [base] = await db.$queryRaw<{ id: string; number: number; title: string }[]>`
    SELECT b.id, b.number, b.title FROM "TariffVersion" v JOIN "TariffVersion" b ON b.state = 'PUBLISHED' AND b.id <> v.id AND b."effectiveOn" <= v."effectiveOn"
    WHERE v.id = ${versionId}::uuid ORDER BY b."effectiveOn" DESC LIMIT 1`
  const rows = await db.$queryRaw<
    (Omit<Change, 'kind'> & { kind: Change['kind'] | 'SAME'; count: number })[]
  >`
    WITH pairs AS (
      SELECT COALESCE(a.code, b.code) AS code, to_jsonb(b) - 'versionId' AS before, to_jsonb(a) - 'versionId' AS after
      FROM (SELECT * FROM "TariffLine" WHERE "versionId" = ${versionId}::uuid) a
      FULL JOIN (SELECT * FROM "TariffLine" WHERE "versionId" = ${base?.id ?? null}::uuid) b ON a.code = b.code
    ), judged AS (
      SELECT *, CASE WHEN before IS NULL THEN 'ADDED' WHEN after IS NULL THEN 'REMOVED' WHEN before = after THEN 'SAME' ELSE 'CHANGED' END AS kind FROM pairs
    ), counted AS (
      SELECT *, count(*) OVER (PARTITION BY kind)::int AS count, row_number() OVER (PARTITION BY kind, kind = ${view.kind ?? ''} AND code <= ${view.after ?? ''} ORDER BY code) AS place FROM judged
    )
    SELECT code, kind, before, after, count FROM counted WHERE place <= CASE kind WHEN 'SAME' THEN 1 ELSE ${PAGE + 1} END ORDER BY code`
  const counts = { ADDED: 0, REMOVED: 0, CHANGED: 0, SAME: 0 }
  for (const { kind, count } of rows) counts[kind] = count
  const kind = view.kind ?? CHANGE_KINDS.find((one) => counts[one] > 0)
  const after = view.kind ? (view.after ?? '') : ''
  const found = rows.flatMap(({ count: _, ...row }) =>
    row.kind === kind && row.code > after ? [{ ...row, kind }] : [],
  )
  return {
    base,
    counts,
    kind,
    changes: found.slice(0, PAGE),
    next: found.length > PAGE ? found[PAGE - 1]!.code : undefined,
  }
}
