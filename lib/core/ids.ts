import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

let last = { time: -1, count: 0 }

/**
 * A version 7 UUID (RFC 9562 §5.7): sorts by the time it was made, and within one process and millisecond by
 * the order it was made in (§6.2, method 1), so that two lines of one transaction keep their order.
 * @param at time stamped into the first 48 bits
 */
export function newId(at: Date = new Date()): string {
  const bytes = randomBytes(16)
  const time = at.getTime()
  last =
    time === last.time
      ? { time, count: (last.count + 1) & 0xfff }
      : { time, count: bytes.readUInt16BE(6) & 0x7ff }
  bytes.writeUIntBE(time, 0, 6)
  bytes.writeUInt16BE(0x7000 | last.count, 6)
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** True for the canonical text form of a UUID: anything else must not reach a uuid column. */
export function isId(value: unknown): value is string {
  return (
    typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(value)
  )
}

/** An unguessable token for links: 256 bits, base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** SHA-256 in hexadecimal: what is stored in place of a token. */
export function sha256(value: string | Uint8Array): string {
  return createHash('sha256').update(value).digest('hex')
}

/** A decimal code without modulo bias. @param digits 1 to 9 */
export function newCode(digits: number): string {
  const top = 10 ** digits
  const limit = Math.floor(2 ** 32 / top) * top
  for (;;) {
    const n = randomBytes(4).readUInt32BE()
    if (n < limit) return String(n % top).padStart(digits, '0')
  }
}

/** Compares without telling by time where two texts differ. */
export function sameText(a: string, b: string): boolean {
  const x = Buffer.from(sha256(a))
  return timingSafeEqual(x, Buffer.from(sha256(b)))
}
