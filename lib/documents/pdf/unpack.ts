import { createInflate, createInflateRaw, constants } from 'node:zlib'
import { TooMuchWork, type WorkBudget } from './work-budget'
import { isWhite } from './characters'
import { readHexString } from './read-string'
import { unpackLzw } from './unpack-lzw'

export type Parameters = {
  predictor: number
  colors: number
  bits: number
  columns: number
  earlyChange: number
}
export type Step = { filter: string; parameters: Parameters }

const LONG_NAMES: Readonly<Record<string, string>> = {
  Fl: 'FlateDecode',
  LZW: 'LZWDecode',
  A85: 'ASCII85Decode',
  AHx: 'ASCIIHexDecode',
  RL: 'RunLengthDecode',
}

/** Inflates at most `most` bytes. Damaged data gives what came before the fault, as readers do. */
async function inflateUpTo(data: Uint8Array, most: number, raw: boolean): Promise<Uint8Array> {
  const unpacking = (raw ? createInflateRaw : createInflate)({ finishFlush: constants.Z_SYNC_FLUSH })
  const parts: Buffer[] = []
  let size = 0
  unpacking.end(data)
  try {
    for await (const part of unpacking as AsyncIterable<Buffer>) {
      parts.push(part)
      size += part.length
      if (size > most) throw new TooMuchWork('unpacked bytes')
    }
  } catch (error) {
    if (error instanceof TooMuchWork) throw error
  } finally {
    unpacking.destroy()
  }
  return Buffer.concat(parts)
}

/** A wrong head (two bytes) is passed over by some readers: then the data behind it counts. */
async function inflate(data: Uint8Array, most: number): Promise<Uint8Array> {
  const [method = 0, flags = 0] = data
  const whole =
    (method & 0x0f) === 8 && ((method << 8) | flags) % 31 === 0
      ? await inflateUpTo(data, most, false)
      : undefined
  return whole && whole.length > 0 ? whole : inflateUpTo(data.subarray(2), most, true)
}

function unpackAscii85(data: Uint8Array): Uint8Array {
  const zeros = data.reduce((count, byte) => count + (byte === 0x7a ? 1 : 0), 0)
  const out = new Uint8Array(Math.ceil((data.length * 4) / 5) + 4 * zeros + 8)
  let length = 0
  let group: number[] = []
  const flush = () => {
    const value = [...group, 84, 84, 84, 84].slice(0, 5).reduce((sum, digit) => sum * 85 + digit, 0)
    for (let index = 0; index < group.length - 1; index += 1)
      out[length + index] = Math.floor(value / 256 ** (3 - index)) % 256
    length += group.length - 1
    group = []
  }
  for (
    let at = data[0] === 0x3c && data[1] === 0x7e ? 2 : 0;
    at < data.length && data[at] !== 0x7e;
    at += 1
  ) {
    const byte = data[at]!
    if (isWhite(byte)) continue
    if (byte === 0x7a && group.length === 0) length += 4
    else if (byte >= 0x21 && byte <= 0x75 && group.push(byte - 0x21) === 5) flush()
  }
  if (group.length > 1) flush()
  return out.subarray(0, length)
}

function unpackRunLength(data: Uint8Array, most: number): Uint8Array {
  const parts: Uint8Array[] = []
  let size = 0
  for (let at = 0; at < data.length && data[at] !== 128;) {
    const length = data[at]!
    parts.push(
      length < 128
        ? data.subarray(at + 1, at + 2 + length)
        : new Uint8Array(257 - length).fill(data[at + 1] ?? 0),
    )
    size += parts.at(-1)!.length
    if (size > most) throw new TooMuchWork('unpacked bytes')
    at += length < 128 ? length + 2 : 2
  }
  return Buffer.concat(parts)
}

/**
 * Undoes what was done to rows before packing (PNG's filters by row, TIFF's by byte; ISO 32000-1 §7.4.4.4).
 */
function undoPredictor(
  data: Uint8Array,
  { predictor, colors, bits, columns }: Parameters,
): Uint8Array | undefined {
  if (predictor <= 1) return data
  if (predictor > 2 && predictor < 10) return undefined
  const step = Math.max(1, (colors * bits) >> 3)
  const width = Math.ceil((colors * bits * columns) / 8)
  if (!(width > 0 && width < 1 << 20) || (predictor === 2 && bits !== 8)) return undefined
  const head = predictor >= 10 ? 1 : 0
  const out = new Uint8Array(Math.ceil(data.length / (width + head)) * width)
  let length = 0
  for (let from = 0; from < data.length; from += width + head) {
    const kind = head ? data[from]! : 1
    const row = data.subarray(from + head, from + head + width)
    for (let index = 0; index < row.length; index += 1, length += 1) {
      const left = index >= step ? out[length - step]! : 0
      const up = length >= width ? out[length - width]! : 0
      const corner = index >= step && length >= width ? out[length - width - step]! : 0
      const nearest = [left, up, corner].reduce((best, one) =>
        Math.abs(left + up - corner - one) < Math.abs(left + up - corner - best) ? one : best,
      )
      out[length] = row[index]! + [0, left, up, (left + up) >> 1, nearest][kind > 4 ? 0 : kind]!
    }
  }
  return out.subarray(0, length)
}

/**
 * Undoes a chain of filters, within the budget.
 * @returns undefined for a filter that nothing but pictures uses
 * @throws TooMuchWork
 */
export async function unpack(
  data: Uint8Array,
  steps: Step[],
  budget: WorkBudget,
): Promise<Uint8Array | undefined> {
  let bytes: Uint8Array | undefined = data
  for (const { filter, parameters } of steps) {
    const name = LONG_NAMES[filter] ?? filter
    if (name === 'FlateDecode') bytes = undoPredictor(await inflate(bytes, budget.unpackable), parameters)
    else if (name === 'LZWDecode')
      bytes = undoPredictor(unpackLzw(bytes, parameters.earlyChange, budget.unpackable), parameters)
    else if (name === 'ASCII85Decode') bytes = unpackAscii85(bytes)
    else if (name === 'ASCIIHexDecode') bytes = readHexString(bytes, -1).value
    else if (name === 'RunLengthDecode') bytes = unpackRunLength(bytes, budget.unpackable)
    else if (name !== 'Crypt') return undefined
    if (!bytes) return undefined
    budget.takeUnpacked(bytes.length)
  }
  return bytes
}
