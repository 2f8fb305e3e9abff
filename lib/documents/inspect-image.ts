import { fail, ok, type Result } from '@/lib/core/result'

const MOST_SIDE = 12_000
const MOST_PIXELS = 60_000_000

/** Refuses by the header alone, before anything decodes the picture: a small file can unfold to gigabytes. */
function checkSize(width: number, height: number): Result {
  if (width === 0 || height === 0) return fail('fileDamaged', 'file')
  if (width > MOST_SIDE || height > MOST_SIDE || width * height > MOST_PIXELS) return fail('fileTooManyPixels', 'file')
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

const isStartOfFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Walks the segments of a JPEG (ITU T.81) to its picture data, after which the end marker must come. */
export function inspectJpeg(bytes: Buffer): Result {
  let at = 2
  let sized = false
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return fail('fileDamaged', 'file')
    const marker = bytes[at + 1]!
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xda) {
      // Inside picture data FF is followed by 00: FF D9 can only be the end. A thumbnail's own end lies before.
      return sized && bytes.indexOf(Buffer.from([0xff, 0xd9]), at) !== -1 ? ok() : fail('fileDamaged', 'file')
    }
    const length = bytes.readUInt16BE(at + 2)
    if (length < 2 || at + 2 + length > bytes.length) return fail('fileDamaged', 'file')
    if (isStartOfFrame(marker)) {
      if (length < 7) return fail('fileDamaged', 'file')
      const size = checkSize(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5))
      if (!size.ok) return size
      sized = true
    }
    at += 2 + length
  }
  return fail('fileDamaged', 'file')
}
