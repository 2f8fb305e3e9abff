import { createCipheriv, createDecipheriv } from 'node:crypto'

export type HexCase = 'upper' | 'lower'

// The gateway's own half of the wire (knet.md §2): AES-128-CBC with the key as IV and PKCS#7. The merchant's
// half is written apart on purpose, so that each tests the other: never import one from the other.

/** Encrypts as the gateway does. @param key 16 bytes of ASCII @returns hexadecimal */
export function encipher(key: string, text: string, hexCase: HexCase = 'upper'): string {
  const bytes = Buffer.from(key, 'latin1')
  const cipher = createCipheriv('aes-128-cbc', bytes, bytes)
  const hex = Buffer.concat([cipher.update(Buffer.from(text, 'utf8')), cipher.final()]).toString('hex')
  return hexCase === 'upper' ? hex.toUpperCase() : hex
}

/**
 * The plain text of a trandata, or undefined when it is no hexadecimal of whole blocks or the padding is
 * wrong.
 */
export function decipher(key: string, trandata: string): string | undefined {
  const hex = trandata.trim()
  if (!/^(?:[0-9a-fA-F]{32})+$/.test(hex)) return undefined
  const bytes = Buffer.from(key, 'latin1')
  const cipher = createDecipheriv('aes-128-cbc', bytes, bytes)
  cipher.setAutoPadding(false)
  const plain = Buffer.concat([cipher.update(Buffer.from(hex, 'hex')), cipher.final()])
  const pad = plain[plain.length - 1]!
  if (pad < 1 || pad > 16 || !plain.subarray(plain.length - pad).every((byte) => byte === pad))
    return undefined
  return plain.subarray(0, plain.length - pad).toString('utf8')
}
