import { createCipheriv, createDecipheriv } from 'node:crypto'

/**
 * The cipher text is not what this key made: of odd length, not hexadecimal, or wrongly padded. Says nothing
 * more, on purpose.
 */
export class CipherError extends Error {
  constructor() {
    super('not a cipher text of this terminal')
    this.name = 'CipherError'
  }
}

const HEX = /^(?:[0-9a-fA-F]{32})+$/

/** True for what can be a cipher text: whole blocks in hexadecimal. */
export const isCipherText = (text: string): boolean => HEX.test(text)

function keyOf(resourceKey: string): Buffer {
  const key = Buffer.from(resourceKey, 'utf8')
  if (key.length !== 16) throw new RangeError('the resource key is not 16 bytes')
  return key
}

/**
 * KNET's cipher (knet.md §2): AES-128-CBC, IV = key, PKCS#7 counted in bytes of UTF-8, hexadecimal. No MAC:
 * whatever it decrypts is only a claim, which an inquiry has to confirm.
 * @returns lower-case hexadecimal
 */
export function encrypt(plain: string, resourceKey: string): string {
  const key = keyOf(resourceKey)
  const cipher = createCipheriv('aes-128-cbc', key, key)
  return Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]).toString('hex')
}

/**
 * The plain text of a cipher text in either case of hexadecimal, with strict PKCS#7 and strict UTF-8. The IV
 * is the key: a plain text shown to whoever sent the cipher text gives the key away (A2). It goes nowhere.
 * @throws CipherError, one for every reason
 */
export function decrypt(hex: string, resourceKey: string): string {
  const key = keyOf(resourceKey)
  if (!isCipherText(hex)) throw new CipherError()
  try {
    const decipher = createDecipheriv('aes-128-cbc', key, key)
    const bytes = Buffer.concat([decipher.update(hex, 'hex'), decipher.final()])
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new CipherError()
  }
}
