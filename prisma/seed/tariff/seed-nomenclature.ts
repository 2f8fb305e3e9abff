import type { Tx } from '@/lib/db/client'
import { readNomenclature } from './read-nomenclature'

/**
 * Writes the nomenclature as the files hold it; what has not changed is left alone. The search's lists are
 * built afterwards.
 */
export async function seedNomenclature(tx: Tx): Promise<void> {
  const { nodes, successors } = readNomenclature()
  await tx.$executeRaw`
    INSERT INTO "TariffNode" (code, level, "parentCode", position, "textEn", "textAr", "wordsEn", "wordsAr")
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(nodes)}::jsonb)
      AS given(code text, level smallint, "parentCode" text, position smallint, "textEn" text, "textAr" text, "wordsEn" text, "wordsAr" text)
    ON CONFLICT (code) DO UPDATE SET "textEn" = excluded."textEn", "textAr" = excluded."textAr", "wordsEn" = excluded."wordsEn", "wordsAr" = excluded."wordsAr"
    WHERE ("TariffNode"."textEn", "TariffNode"."textAr", "TariffNode"."wordsEn", "TariffNode"."wordsAr") IS DISTINCT FROM (excluded."textEn", excluded."textAr", excluded."wordsEn", excluded."wordsAr")`
  await tx.tariffSuccessor.createMany({ data: successors, skipDuplicates: true })
}
