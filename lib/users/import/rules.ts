/** How long a file, and after its confirmation what became of it, can be looked at. */
export const IMPORT_MINUTES = 60

/** When what is kept from a moment on is erased. */
export const importExpiry = (at: Date): Date => new Date(at.getTime() + IMPORT_MINUTES * 60_000)

/** Rows that a page showed as correct, as its form posts them: `2-41,43`. */
export function formatRows(rows: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const row of rows) {
    const last = ranges.at(-1)
    if (last?.[1] === row - 1) last[1] = row
    else ranges.push([row, row])
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join()
}

type Range = { from: number; to: number }

const rangesOf = (text: string): Range[] =>
  text.split(',').flatMap((part) => {
    const range = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(part)
    return range ? [{ from: Number(range[1]), to: Number(range[2] ?? range[1]) }] : []
  })

/** Reads what `formatRows` writes: whether a row is among them. Anything else names none. */
export function parseRows(text: string): (row: number) => boolean {
  const ranges = rangesOf(text)
  return (row) => ranges.some(({ from, to }) => row >= from && row <= to)
}

/** How many rows a text of `formatRows` names. */
export const countRows = (text: string): number =>
  rangesOf(text).reduce((sum, { from, to }) => sum + Math.max(to - from + 1, 0), 0)
