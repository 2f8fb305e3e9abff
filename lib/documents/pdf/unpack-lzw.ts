import { TooMuchWork } from './work-budget'

const [CLEAR, END, MAX_CODES] = [256, 257, 4096]

/**
 * Undoes LZW (ISO 32000-1 §7.4.4).
 * @param earlyChange 1: codes grow one code early, as nearly all writers do
 * @throws TooMuchWork beyond `most` bytes
 */
export function unpackLzw(data: Uint8Array, earlyChange: number, most: number): Uint8Array {
  let out = new Uint8Array(Math.min(most, Math.max(1024, data.length * 4)))
  let length = 0
  // Where each code's text stands in the output, and how long it is: a text is always one that was written
  // before, and one byte.
  const starts = new Int32Array(MAX_CODES)
  const sizes = new Int32Array(MAX_CODES)
  let [next, width, previousStart, previousSize] = [258, 9, 0, 0]
  let [held, count] = [0, 0]
  for (const byte of data) {
    held = ((held << 8) | byte) & 0xffffff
    count += 8
    if (count < width) continue
    count -= width
    const code = (held >> count) & ((1 << width) - 1)
    if (code === END) break
    if (code === CLEAR) {
      ;[next, width, previousSize] = [258, 9, 0]
      continue
    }
    const known = code < 256 || code < next
    if (!known && (code !== next || previousSize === 0)) break
    const copied = known ? sizes[code]! : previousSize + 1
    const size = code < 256 ? 1 : copied
    if (length + size > most) throw new TooMuchWork('unpacked bytes')
    if (length + size > out.length) {
      const larger = new Uint8Array(Math.min(most, (length + size) * 2))
      larger.set(out)
      out = larger
    }
    if (code < 256) out[length] = code
    // Byte by byte: an unknown code's text overlaps what is being written.
    else
      for (let index = 0, from = known ? starts[code]! : previousStart; index < size; index += 1)
        out[length + index] = out[from + index]!
    if (previousSize > 0 && next < MAX_CODES) {
      starts[next] = previousStart
      sizes[next] = previousSize + 1
      next += 1
    }
    ;[previousStart, previousSize] = [length, size]
    length += size
    if (next + earlyChange >= 1 << width && width < 12) width += 1
  }
  return out.subarray(0, length)
}
