import { randomInt } from 'node:crypto'
import { newToken, sameText } from '@/lib/core/ids'
import { fingerprints, fingerprint, seal, unseal } from '@/lib/core/vault'
import { db } from '@/lib/db/client'
import { drawCaptcha, seededRandom } from './draw'
import { SIGNS } from './glyphs'

const CAPTCHA_LENGTH = 6
/** Minutes a picture may be answered. */
export const CAPTCHA_MINUTES = 5

const contextOf = (id: string) => `captcha:${id}`
const answerOf = (id: string, answer: string) => `captcha:${id}:${answer}`
const isCaptchaId = (id: string) => /^[\w-]{43}$/.test(id)

/** A new picture to answer. @returns its id, which opens the picture and goes with the answer */
export async function issueCaptcha(at: Date): Promise<string> {
  const id = newToken()
  const text = Array.from({ length: CAPTCHA_LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('')
  await db.captchaChallenge.create({
    data: {
      id,
      answerHash: fingerprint(answerOf(id, text)),
      textCipher: seal(text, contextOf(id)),
      expiresAt: new Date(at.getTime() + CAPTCHA_MINUTES * 60_000),
    },
  })
  return id
}

/** The picture of a challenge that can still be answered, as SVG; the same one each time. */
export async function findCaptchaPicture(id: string, at: Date): Promise<string | undefined> {
  if (!isCaptchaId(id)) return undefined
  const row = await db.captchaChallenge.findFirst({
    where: { id, usedAt: null, expiresAt: { gt: at } },
    select: { textCipher: true },
  })
  if (!row?.textCipher) return undefined
  const seed = Buffer.from(id, 'base64url').readUInt32BE()
  return drawCaptcha(unseal(row.textCipher, contextOf(id)), seededRandom(seed))
}

export type CaptchaVerdict = 'right' | 'wrong' | 'expired'

/**
 * Judges an answer, case-sensitively. The challenge is spent by the asking, right or wrong; of two at once
 * one wins.
 */
export async function spendCaptcha(id: string, answer: string, at: Date): Promise<CaptchaVerdict> {
  if (!isCaptchaId(id)) return 'expired'
  const rows = await db.$queryRaw<{ answerHash: string | null }[]>`
    UPDATE "CaptchaChallenge" SET "usedAt" = ${at}, "textCipher" = NULL
    WHERE id = ${id} AND "usedAt" IS NULL AND "expiresAt" > ${at} AND "answerHash" IS NOT NULL RETURNING "answerHash"`
  const stored = rows[0]?.answerHash
  if (!stored) return 'expired'
  return fingerprints(answerOf(id, answer)).some((candidate) => sameText(candidate, stored))
    ? 'right'
    : 'wrong'
}
