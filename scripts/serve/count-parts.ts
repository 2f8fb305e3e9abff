/**
 * Parts of a form of a page: far above what an action takes (`MAX_FIELDS`), so that it is the action that
 * refuses, with what was typed.
 */
export const MAX_PAGE_PARTS = 5000

/**
 * The border that a Content-Type names, or the beginning of it, which stands wherever the border does.
 * Readers differ on what they make of two borders, of blanks and of backslashes: what could be read in
 * another way than here is no border.
 */
function borderOf(type: string): string | undefined {
  if (type.match(/boundary\s*=/gi)?.length !== 1) return undefined
  return /;\s*boundary="?([^\s";\\]+)/i.exec(type)?.[1]
}

/**
 * Watches a multipart body for more parts than that. The framework parses all of a form before any code of
 * ours runs, and 17,500 parts fit into its megabyte.
 * @param type the Content-Type
 * @returns takes each piece of the body and says whether there are too many by now; undefined for other
 * bodies
 */
export function partCounter(type: string | undefined): ((piece: Buffer) => boolean) | undefined {
  if (!type || !/^multipart\/form-data\b.*boundary/i.test(type)) return undefined
  const border = borderOf(type)
  // No browser writes such a type.
  if (!border) return () => true
  const mark = Buffer.from(`--${border}`)
  let [count, tail] = [0, Buffer.alloc(0)]
  return (piece) => {
    // A border may lie across two pieces.
    const text = Buffer.concat([tail, piece])
    let at = text.indexOf(mark)
    let end = 0
    for (; at >= 0 && count <= MAX_PAGE_PARTS + 1; at = text.indexOf(mark, end)) {
      count += 1
      end = at + mark.length
    }
    tail = text.subarray(Math.max(end, text.length - mark.length + 1))
    return count > MAX_PAGE_PARTS + 1
  }
}
