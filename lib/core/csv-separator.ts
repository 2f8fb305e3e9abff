const SIGNS = [',', ';', '\t', '|']

/** Excel's own line that names the separator: `sep=;`. */
const SEP = /^"?sep=(.)"?[^\S\n]*(?=\n)/i

/**
 * Commas, semicolons, tabs or bars: those that part the names of columns, else whichever the first line with
 * any holds most of.
 */
function separatorOf(lines: readonly string[], namesColumns: (cells: readonly string[]) => boolean): string {
  const naming = SIGNS.find((sign) =>
    lines.some((line) => namesColumns(line.split(sign).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')))),
  )
  const first = lines.find((line) => SIGNS.some((sign) => line.includes(sign))) ?? ''
  return (
    naming ??
    SIGNS.map((sign) => ({ sign, count: first.split(sign).length })).sort((a, b) => b.count - a.count)[0]!
      .sign
  )
}

/**
 * The separator of a CSV text, and the text without Excel's line that names it.
 * @param text with `\n` alone at the ends of lines
 * @param titles lines among which the names of the columns stand
 */
export function splitSeparator(
  text: string,
  titles: number,
  namesColumns: (cells: readonly string[]) => boolean,
): { separator: string; csv: string } {
  const named = SEP.exec(text)?.[1]
  const csv = text.replace(SEP, '')
  return { csv, separator: named ?? separatorOf(csv.split('\n', titles), namesColumns) }
}
