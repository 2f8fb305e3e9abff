import type { Tx } from './client'

/**
 * Series that run without gaps, one a year: CO company requests, CE exams, LR renewals, CR receipts, PR
 * payment requests.
 */
export type Series = 'CO' | 'CE' | 'LR' | 'CR' | 'PR'

/**
 * The next number of a series. The row stays locked until the transaction ends, so a rollback leaves no gap.
 * @param year calendar year in Kuwait, four digits
 */
export async function nextNumber(tx: Tx, series: Series, year: number): Promise<number> {
  const rows = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO "Sequence" (series, year, last) VALUES (${series}, ${year}, 1)
    ON CONFLICT (series, year) DO UPDATE SET last = "Sequence".last + 1
    RETURNING last`
  return rows[0]!.last
}

/** `CO/131/26`: series, running number, two-digit year (guide-digest §5.8). */
export async function nextRequestNumber(tx: Tx, series: Series, year: number): Promise<string> {
  return `${series}/${await nextNumber(tx, series, year)}/${String(year % 100).padStart(2, '0')}`
}
