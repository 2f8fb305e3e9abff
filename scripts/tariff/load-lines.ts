import { parse } from 'csv-parse/sync'
import { dateOnly, kuwaitDay } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'

/**
 * Puts a 12-digit tariff in force for the evaluation: codes and texts of a CSV with the columns code,
 * description_en and description_ar. Lines below no known subheading are left out; nothing is checked beyond
 * that.
 */
export async function loadLines(tx: Tx, csv: string, at: Date): Promise<void> {
  const rows = parse(csv, { columns: true, bom: true }) as {
    code: string
    description_en?: string
    description_ar?: string
  }[]
  const known = new Set(
    (await tx.tariffNode.findMany({ where: { level: 6 }, select: { code: true } })).map(({ code }) => code),
  )
  const lines = rows.flatMap(({ code, description_en: en, description_ar: ar }) =>
    /^\d{12}$/.test(code) && known.has(code.slice(0, 6)) && (en || ar)
      ? [{ code, textEn: en || null, textAr: ar || null, dutyKind: 'UNKNOWN' as const }]
      : [],
  )
  const versionId = newId(at)
  await tx.tariffVersion.create({
    data: {
      id: versionId,
      number: 1,
      state: 'PUBLISHED',
      effectiveOn: dateOnly(kuwaitDay(at)),
      title: 'Evaluation',
      fileName: 'lines.csv',
      fileDigest: '',
      lineCount: lines.length,
      importedAt: at,
      publishedAt: at,
    },
  })
  for (let from = 0; from < lines.length; from += 2_000)
    await tx.tariffLine.createMany({
      data: lines.slice(from, from + 2_000).map((line) => ({ ...line, versionId })),
      skipDuplicates: true,
    })
}
