const PAGE = 25

/** A page of rows from a row's number on, and the number that the next one begins with. */
export function pageOfRows<Row extends { row: number }>(
  rows: readonly Row[],
  from = 0,
): { shown: Row[]; next?: number } {
  const rest = rows.filter(({ row }) => row >= from)
  // All of one row's faults stand on one page.
  const last = rest[PAGE - 1]?.row
  const shown = last === undefined ? rest : rest.filter(({ row }) => row <= last)
  return { shown, next: rest[shown.length]?.row }
}
