import { fail, ok, type Result } from '@/lib/core/result'

const MAX_SIDE = 12_000
const MAX_PIXELS = 60_000_000

/** Refuses by the header alone, before anything decodes the picture: a small file can unfold to gigabytes. */
function checkSize(width: number, height: number): Result {
  if (width === 0 || height === 0) return fail('fileDamaged', 'file')
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS)
    return fail('fileTooManyPixels', 'file')
  return ok()
}

/** Walks the chunks of a PNG (RFC 2083): header, picture data, end. Cut off when the end does not come. */
export function inspectPng(bytes: Buffer): Result {
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') return fail('fileDamaged', 'file')
  const size = checkSize(bytes.readUInt32BE(16), bytes.readUInt32BE(20))
  if (!size.ok) return size
  let at = 8
  let hasData = false
  while (at + 12 <= bytes.length) {
    const type = bytes.toString('latin1', at + 4, at + 8)
    const next = at + 12 + bytes.readUInt32BE(at)
    if (next > bytes.length) return fail('fileDamaged', 'file')
    if (type === 'IDAT') hasData = true
    if (type === 'IEND') return hasData ? ok() : fail('fileDamaged', 'file')
    at = next
  }
  return fail('fileDamaged', 'file')
}

const isStartOfFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Markers without a length behind them: TEM, RST0 to RST7, and a second SOI. */
const standsAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)

/**
 * Walks the segments of a JPEG (ITU T.81) to its picture data. Padding between segments is passed over, and
 * the end marker may be missing: many cameras and scanners leave it out, and every reader shows such a
 * picture.
 */
export function inspectJpeg(bytes: Buffer): Result {
  let sized = false
  for (let at = bytes.indexOf(0xff, 2); at >= 0 && at + 4 <= bytes.length; at = bytes.indexOf(0xff, at)) {
    const marker = bytes[at + 1]!
    if (marker === 0xff || marker === 0x00 || standsAlone(marker)) {
      at += marker === 0xff ? 1 : 2
      continue
    }
    if (marker === 0xd9) break
    const length = bytes.readUInt16BE(at + 2)
    if (length < 2 || at + 2 + length > bytes.length) break
    if (marker === 0xda) return sized && at + 2 + length < bytes.length ? ok() : fail('fileDamaged', 'file')
    if (isStartOfFrame(marker)) {
      if (length < 7) break
      const size = checkSize(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5))
      if (!size.ok) return size
      sized = true
    }
    at += 2 + length
  }
  return fail('fileDamaged', 'file')
}
