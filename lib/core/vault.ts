import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { env } from '@/lib/env'

// Text form: v1.<key id>.<iv>.<tag>.<cipher text>, base64url. The key id lets a ring of keys be rotated.

/**
 * Encrypts a text at rest with the first key of DATA_KEYS (AES-256-GCM).
 * @param context bound as additional data
 */
export function seal(text: string, context: string): string {
  const { id, key } = env.DATA_KEYS[0]!
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [
    'v1',
    id,
    iv.toString('base64url'),
    cipher.getAuthTag().toString('base64url'),
    body.toString('base64url'),
  ].join('.')
}

/** Whether a text is of the form that `seal` makes. */
export const isSealed = (text: string): boolean => text.startsWith('v1.')

/** Decrypts what `seal` made. @throws when the key is unknown, the context differs or the text was altered */
export function unseal(sealed: string, context: string): string {
  const [version, id, iv, tag, body] = sealed.split('.')
  const entry = env.DATA_KEYS.find((candidate) => candidate.id === id)
  if (version !== 'v1' || !entry || !iv || !tag || body === undefined)
    throw new Error('sealed text of unknown form or key')
  const decipher = createDecipheriv('aes-256-gcm', entry.key, Buffer.from(iv, 'base64url'))
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8')
}

function fingerprintWith(key: Buffer, value: string): string {
  const derived = Buffer.from(hkdfSync('sha256', key, '', 'fingerprint', 32))
  return createHmac('sha256', derived).update(value).digest('base64url')
}

/** The HMAC stored beside a sealed value so that equal values can be found. */
export function fingerprint(value: string): string {
  return fingerprintWith(env.DATA_KEYS[0]!.key, value)
}

/** The HMACs under every key of the ring: search with all of them while a rotation is under way. */
export function fingerprints(value: string): string[] {
  return env.DATA_KEYS.map(({ key }) => fingerprintWith(key, value))
}
