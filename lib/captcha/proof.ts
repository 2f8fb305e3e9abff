import { createChallenge, extractParams, verifySolution } from 'altcha-lib/v1'
import type { Challenge, Payload } from 'altcha-lib/v1/types'
import { fingerprint, fingerprints } from '@/lib/core/vault'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { CAPTCHA_MINUTES, type CaptchaVerdict } from './challenge'

/** Hashes the browser tries at most: one to three seconds on a phone. */
const MAX_PROOF_NUMBER = 60_000

const KEY = 'proof-of-work'

/** A proof-of-work challenge in altcha's form; signed, so that nothing is stored before it is solved. */
export async function issueProof(at: Date): Promise<Challenge> {
  const expires = new Date(at.getTime() + CAPTCHA_MINUTES * 60_000)
  return createChallenge({ hmacKey: fingerprint(KEY), maxnumber: MAX_PROOF_NUMBER, expires })
}

function readPayload(text: string): Payload | undefined {
  try {
    const value = JSON.parse(Buffer.from(text, 'base64').toString('utf8')) as Payload
    const sound =
      value.algorithm === 'SHA-256' &&
      typeof value.salt === 'string' &&
      typeof value.challenge === 'string' &&
      typeof value.signature === 'string' &&
      Number.isSafeInteger(value.number)
    return sound ? value : undefined
  } catch {
    return undefined
  }
}

/**
 * Judges a solution (base64 of altcha's payload) and spends it: a second use finds its row and is refused.
 */
export async function spendProof(text: string, at: Date): Promise<CaptchaVerdict> {
  const payload = text.length <= 2000 ? readPayload(text) : undefined
  if (!payload) return 'wrong'
  // The library compares with the wall clock; domain time may have been moved.
  const expiresAt = new Date(Number(extractParams(payload).expires) * 1000)
  if (!(expiresAt > at)) return 'expired'
  let right = false
  for (const key of fingerprints(KEY)) right ||= await verifySolution(payload, key, false)
  if (!right) return 'wrong'
  try {
    await db.captchaChallenge.create({ data: { id: `proof:${payload.challenge}`, expiresAt, usedAt: at } })
    return 'right'
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return 'expired'
    throw error
  }
}
