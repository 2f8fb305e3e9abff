import { hexValue } from './characters'

type Read = { value: Uint8Array; end: number }

/** `<48 65>`: anything that is no digit is passed over; a last single digit counts as its first half (ISO 32000-1 §7.3.4.3). */
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

const ESCAPES = new Map([['n', 10], ['r', 13], ['t', 9], ['b', 8], ['f', 12]].map(([char, byte]) => [(char as string).charCodeAt(0), byte as number]))
const isOctal = (byte: number | undefined) => byte !== undefined && byte >= 0x30 && byte <= 0x37

/** `(text (nested) \(escaped\))` (§7.3.4.2); one that never ends runs to the end. */
export function readLiteralString(bytes: Uint8Array, from: number): Read {
  const out: number[] = []
  let at = from + 1
  for (let depth = 1; at < bytes.length; at += 1) {
    let byte = bytes[at]!
    if (byte === 0x5c) {
      at += 1
      byte = bytes[at] ?? 0
      if (isOctal(byte)) {
        let value = byte - 0x30
        for (let more = 0; more < 2 && isOctal(bytes[at + 1]); more += 1) value = value * 8 + (bytes[(at += 1)]! - 0x30)
        out.push(value & 0xff)
      } else if (byte === 0x0d) {
        if (bytes[at + 1] === 0x0a) at += 1
      } else if (byte !== 0x0a) out.push(ESCAPES.get(byte) ?? byte)
      continue
    }
    if (byte === 0x28) depth += 1
    if (byte === 0x29 && (depth -= 1) === 0) break
    out.push(byte)
  }
  return { value: Uint8Array.from(out), end: at + 1 }
}
