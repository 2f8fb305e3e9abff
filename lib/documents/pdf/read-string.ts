import { hexValue } from './characters'

type Read = { value: Uint8Array; end: number }

/**
 * `<48 65>`: anything that is no digit is passed over; a last single digit counts as its first half (ISO
 * 32000-1 §7.3.4.3).
 */
export function readHexString(bytes: Uint8Array, from: number): Read {
  const close = bytes.indexOf(0x3e, from + 1)
  const end = close < 0 ? bytes.length : close
  const value = new Uint8Array((end - from + 1) >> 1)
  let digits = 0
  for (let at = from + 1; at < end; at += 1) {
    const digit = hexValue(bytes[at])
    if (digit < 0) continue
    value[digits >> 1]! |= digits % 2 === 0 ? digit << 4 : digit
    digits += 1
  }
  return { value: value.subarray(0, (digits + 1) >> 1), end: end + 1 }
}

const ESCAPES = new Map(
  [
    ['n', 10],
    ['r', 13],
    ['t', 9],
    ['b', 8],
    ['f', 12],
  ].map(([char, byte]) => [(char as string).charCodeAt(0), byte as number]),
)
const isOctal = (byte: number | undefined) => byte !== undefined && byte >= 0x30 && byte <= 0x37

/** Longer ones are left as they stand: no address and no name is so long. */
const MAX_DECODED = 64 * 1024

function endOfLiteral(bytes: Uint8Array, from: number): number {
  for (let at = from + 1, depth = 1; at < bytes.length; at += 1) {
    const byte = bytes[at]!
    if (byte === 0x5c) at += 1
    else if (byte === 0x28) depth += 1
    else if (byte === 0x29 && (depth -= 1) === 0) return at
  }
  return bytes.length
}

/** `(text (nested) \(escaped\))` (§7.3.4.2); one that never ends runs to the end. */
export function readLiteralString(bytes: Uint8Array, from: number): Read {
  const end = endOfLiteral(bytes, from)
  if (end - from > MAX_DECODED) return { value: bytes.subarray(from + 1, end), end: end + 1 }
  const out = new Uint8Array(end - from)
  let length = 0
  for (let at = from + 1; at < end; at += 1) {
    if (bytes[at] !== 0x5c) {
      out[length] = bytes[at]!
      length += 1
      continue
    }
    at += 1
    const byte = bytes[at] ?? 0
    if (byte === 0x0a || byte === 0x0d) {
      if (byte === 0x0d && bytes[at + 1] === 0x0a) at += 1
      continue
    }
    let value = ESCAPES.get(byte) ?? byte
    if (isOctal(byte)) {
      value = byte - 0x30
      for (let more = 0; more < 2 && isOctal(bytes[at + 1]); more += 1)
        value = value * 8 + (bytes[(at += 1)]! - 0x30)
    }
    out[length] = value
    length += 1
  }
  return { value: out.subarray(0, length), end: end + 1 }
}
