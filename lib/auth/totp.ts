import { Secret, TOTP } from 'otpauth'
import { sameText } from '@/lib/core/ids'
import { readOneTimeCode } from '@/lib/core/one-time-code'
import { seal, unseal } from '@/lib/core/vault'

/** Seconds a code lasts (RFC 6238 §5.2). */
export const STEP_SECONDS = 30
const ISSUER = 'Kuwait Customs Portal'

/** A new shared secret: 160 bits in base32 (RFC 4226 §4). */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

/** A secret as it is stored, and back. */
export const sealTotp = (secret: string): string => seal(secret, 'totp')
export const unsealTotp = (sealed: string): string => unseal(sealed, 'totp')

const totp = (secret: string, label = '') =>
  new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret), digits: 6, period: STEP_SECONDS })

/** The `otpauth://` address that an authenticator reads from the picture. */
export const totpAddress = (secret: string, email: string): string => totp(secret, email).toString()

/**
 * The step of this moment. By the wall clock, not the domain clock: the officer's phone keeps real time, also
 * while a demonstration pretends another day.
 */
export const currentStep = (milliseconds: number = Date.now()): number =>
  Math.floor(milliseconds / 1000 / STEP_SECONDS)

/** The six digits of a step. */
export const codeOfStep = (secret: string, step: number): string =>
  totp(secret).generate({ timestamp: step * STEP_SECONDS * 1000 })

/** The step within one of `step` whose code was typed, else undefined. As `readOneTimeCode` reads it. */
export function matchStep(secret: string, typed: string, step: number): number | undefined {
  const code = readOneTimeCode(typed)
  if (!code) return undefined
  // All three are compared, so that the time says nothing about which was near.
  return [step, step - 1, step + 1].filter((candidate) => sameText(codeOfStep(secret, candidate), code))[0]
}
