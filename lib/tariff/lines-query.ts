import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { DutyKind, TariffRestriction } from '@/lib/db/generated/enums'

export type NationalLine = {
  code: string
  legacyCode: string | null
  textAr: string | null
  textEn: string | null
  dutyKind: DutyKind
  /** Hundredths of a percent. */
  dutyRate: number | null
  dutyText: string | null
  unit: string | null
  restriction: TariffRestriction
  authorityAr: string | null
  authorityEn: string | null
  noteAr: string | null
  noteEn: string | null
}

/** More lines than any subheading of a tariff has. */
const MAX_LINES = 200

/**
 * National lines in force on a day below the given codes, in the order of the tariff: one query. A prefix of
 * 7 to 12 digits is matched with the code and with the eight digits of the tariff before.
 * @param prefixes of 4 to 12 digits @param day Kuwait's, `YYYY-MM-DD` @param most of each prefix
 */
export async function linesBelow(
  prefixes: readonly string[],
  day: string,
  most = MAX_LINES,
): Promise<NationalLine[]> {
  if (prefixes.length === 0) return []
  const digits = prefixes.filter((prefix) => /^\d{4,12}$/.test(prefix))
  return db.$queryRaw<NationalLine[]>(Prisma.sql`
    WITH version AS (
      SELECT id FROM "TariffVersion" WHERE state = 'PUBLISHED' AND "effectiveOn" <= ${day}::date ORDER BY "effectiveOn" DESC LIMIT 1
    )
    SELECT DISTINCT ON (l.code) l.code, l."legacyCode", l."textAr", l."textEn", l."dutyKind"::text, l."dutyRate", l."dutyText", l.unit, l.restriction::text,
      l."authorityAr", l."authorityEn", l."noteAr", l."noteEn"
    FROM version v, unnest(${digits}::text[]) prefix
    CROSS JOIN LATERAL (
      (SELECT * FROM "TariffLine" t WHERE t."versionId" = v.id AND t.code >= rpad(prefix, 12, '0') AND t.code <= rpad(prefix, 12, '9') ORDER BY t.code LIMIT ${most})
      UNION ALL
      (SELECT * FROM "TariffLine" t WHERE length(prefix) IN (7, 8) AND t."versionId" = v.id AND t."legacyCode" >= rpad(prefix, 8, '0') AND t."legacyCode" <= rpad(prefix, 8, '9') LIMIT ${most})
    ) l ORDER BY l.code`)
}
