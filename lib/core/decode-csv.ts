/** Signs that no table has in its text. */
const CONTROL = /[\0-\b\v\f\x0e-\x1f\ufffd]/
/** Bytes that are looked at to tell UTF-16 without its mark. */
const LOOKED_AT = 2_000

/** UTF-16 by its mark; without one, by the zero bytes beside its commas, digits and Latin letters. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  const seen = bytes.subarray(0, LOOKED_AT)
  seen.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2]! += 1
  })
  const few = seen.length / 20
  if (zeros[1]! > few && zeros[0] === 0) return 'utf-16le'
  return zeros[0]! > few && zeros[1] === 0 ? 'utf-16be' : undefined
}

/**
 * Whether a text is Arabic as people write it: its letters stand beside each other. Other code pages give
 * single ones among Latin letters.
 */
function isArabic(text: string): boolean {
  const letters = text.match(/\p{Script=Arabic}/gu)?.length ?? 0
  const inWords = text.match(/\p{Script=Arabic}{2,}/gu)?.reduce((sum, word) => sum + word.length, 0) ?? 0
  return letters > 0 && inWords >= letters * 0.9
}

/**
 * The text of a CSV file: UTF-8, UTF-16 (Excel's "Unicode text") or Windows-1256 (Excel's CSV in Arabic
 * Windows), whichever it is.
 * @throws on anything else, a binary file too
 */
export function decodeCsv(bytes: Uint8Array): string {
  const utf16 = utf16Of(bytes)
  let text: string
  try {
    text = new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (utf16) throw error
    text = new TextDecoder('windows-1256').decode(bytes)
    if (!isArabic(text)) throw error
  }
  if (CONTROL.test(text)) throw new Error('no text')
  return text
}
