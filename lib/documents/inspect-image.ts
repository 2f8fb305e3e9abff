import { inflateSync } from 'node:zlib'
import { fail, ok, type Result } from '@/lib/core/result'

const MAX_SIDE = 12_000
const MAX_PIXELS = 60_000_000
/** Words, descriptions and colour profiles of a PNG, unfolded together. */
const MAX_UNFOLDED = 8 * 1024 * 1024
/** Programs write up to a few dozen; each one costs its reader a walk through the whole picture. */
const MAX_SCANS = 100

/** Refuses by the header alone, before anything decodes the picture: a small file can unfold to gigabytes. */
function checkSize(width: number, height: number): Result {
  if (width === 0 || height === 0) return fail('fileDamaged', 'file')
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS)
    return fail('fileTooManyPixels', 'file')
  return ok()
}

/** The packed part of a chunk that is not the picture: words (`zTXt`, `iTXt`) or a colour profile. */
function packedPart(type: string, data: Buffer): Buffer | undefined {
  const name = data.indexOf(0)
  if (name < 0) return undefined
  if (type === 'zTXt' || type === 'iCCP') return data.subarray(name + 2)
  if (type !== 'iTXt' || data[name + 1] !== 1) return undefined
  const language = data.indexOf(0, name + 3)
  const title = language < 0 ? -1 : data.indexOf(0, language + 1)
  return title < 0 ? undefined : data.subarray(title + 1)
}

/** How many bytes it unfolds to; undefined when they are more than `most`. What does not unfold is passed over. */
function unfoldedLength(packed: Buffer, most: number): number | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: most }).length
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? undefined : 0
  }
}

/** Walks the chunks of a PNG (RFC 2083): header, picture data, end. Cut off when the end does not come. */
export function inspectPng(bytes: Buffer): Result {
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') return fail('fileDamaged', 'file')
  const size = checkSize(bytes.readUInt32BE(16), bytes.readUInt32BE(20))
  if (!size.ok) return size
  let at = 8
  let hasData = false
  let room = MAX_UNFOLDED
  while (at + 12 <= bytes.length) {
    const type = bytes.toString('latin1', at + 4, at + 8)
    const next = at + 12 + bytes.readUInt32BE(at)
    if (next > bytes.length) return fail('fileDamaged', 'file')
    if (type === 'IDAT') hasData = true
    const packed = packedPart(type, bytes.subarray(at + 8, next - 4))
    if (packed) {
      const length = unfoldedLength(packed, room)
      if (length === undefined || length >= room) return fail('fileUnreadable', 'file')
      room -= length
    }
    if (type === 'IEND') return hasData ? ok() : fail('fileDamaged', 'file')
    at = next
  }
  return fail('fileDamaged', 'file')
}

const isStartOfFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Markers without a length behind them: TEM, RST0 to RST7, and a second SOI. */
const standsAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)

/** Counts the scans from the first one to the end of the picture; what stands behind that is none of it. */
function countScans(bytes: Buffer, from: number): number {
  let scans = 0
  for (let at = from; at >= 0 && at + 4 <= bytes.length; at = bytes.indexOf(0xff, at)) {
    const marker = bytes[at + 1]!
    if (marker === 0xd9 || scans > MAX_SCANS) break
    if (marker === 0xda) scans += 1
    if (marker === 0xff) at += 1
    else if (marker === 0x00 || standsAlone(marker)) at += 2
    else at += 2 + Math.max(2, bytes.readUInt16BE(at + 2))
  }
  return scans
}

/**
 * Walks the segments of a JPEG (ITU T.81) to its picture data, and counts the scans. Padding between segments is
 * passed over, and the end marker may be missing: many cameras and scanners leave it out, and every reader shows
 * such a picture.
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
    if (marker === 0xda) {
      if (!sized || at + 2 + length >= bytes.length) return fail('fileDamaged', 'file')
      return countScans(bytes, at) > MAX_SCANS ? fail('fileUnreadable', 'file') : ok()
    }
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
