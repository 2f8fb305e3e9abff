/** Classes of bytes in PDF syntax (ISO 32000-1 §7.2.2). */
const WHITE = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20])
const DELIMITERS = new Set([...'()<>[]{}/%'].map((char) => char.charCodeAt(0)))

const table = (wanted: (byte: number) => boolean) =>
  Uint8Array.from({ length: 256 }, (_, byte) => (wanted(byte) ? 1 : 0))
const white = table((byte) => WHITE.has(byte))
const regular = table((byte) => !WHITE.has(byte) && !DELIMITERS.has(byte))
const numeric = table(
  (byte) => (byte >= 0x30 && byte <= 0x39) || byte === 0x2b || byte === 0x2d || byte === 0x2e,
)

export const isWhite = (byte: number | undefined) => byte !== undefined && white[byte] === 1
export const isRegular = (byte: number | undefined) => byte !== undefined && regular[byte] === 1
export const isNumeric = (byte: number | undefined) => byte !== undefined && numeric[byte] === 1
/** The value of a hexadecimal digit, -1 for any other byte. */
export function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}
