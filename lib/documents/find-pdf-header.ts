const SEARCHED = 1024

/**
 * Where `%PDF-` stands when only what writers and printers put before it does: a byte order mark, blanks,
 * lines of a print job (`@PJL`) without a tag of HTML. Anything else before it may be a file of another kind,
 * that a program believes to be that.
 */
export function findPdfHeader(bytes: Buffer): number | undefined {
  const at = bytes.subarray(0, SEARCHED + 5).indexOf('%PDF-')
  if (at < 0) return undefined
  const before = bytes
    .toString('latin1', 0, at)
    .replace(/^\xef\xbb\xbf/, '')
    .replace(/\x1b%-12345X(?:@PJL[^\r\n<]*[\r\n]*)*|@PJL[^\r\n<]*[\r\n]+/g, '')
  return /^[\s\0\x1a\xff\xfe]*$/.test(before) ? at : undefined
}
