import { solveChallenge } from 'altcha-lib/v1'
import { issueCaptcha } from '@/lib/captcha/challenge'
import type { CaptchaInput } from '@/lib/captcha/pass-captcha'
import { issueProof } from '@/lib/captcha/proof'
import { unseal } from '@/lib/core/vault'
import { AT, codeOf, trySignIn } from '@/tests/support/auth-scene'
import { db } from '@/tests/support/database'

export const WRONG = 'Wrong!48-Nakhl'

/** Wrong passwords, each from an address of its own. */
export async function fromEverywhere(
  email: string,
  tries: number,
  check?: () => Promise<CaptchaInput>,
  at = AT,
): Promise<(string | undefined)[]> {
  const codes: (string | undefined)[] = []
  for (let turn = 0; turn < tries; turn += 1)
    codes.push(
      codeOf(
        await trySignIn({ email, password: WRONG, address: `192.0.2.${turn}`, at, check: await check?.() }),
      ),
    )
  return codes
}

export async function proof(at = AT): Promise<CaptchaInput> {
  const { algorithm, challenge, maxnumber, salt, signature } = await issueProof(at)
  const solution = await solveChallenge(challenge, salt, algorithm, maxnumber).promise
  const altcha = Buffer.from(
    JSON.stringify({ algorithm, challenge, number: solution!.number, salt, signature }),
  ).toString('base64')
  return { captchaWay: 'proof', captchaId: '', captchaAnswer: '', altcha }
}

export async function picture(): Promise<CaptchaInput> {
  const captchaId = await issueCaptcha(AT)
  const { textCipher } = await db.captchaChallenge.findUniqueOrThrow({ where: { id: captchaId } })
  return {
    captchaWay: 'picture',
    captchaId,
    captchaAnswer: unseal(textCipher!, `captcha:${captchaId}`),
    altcha: '',
  }
}

/** Counts as if tries had been made, without hashing for each. */
export const counted = (failures: number, from = 0, at = AT) =>
  db.guessDelay.updateMany({
    where: { key: { startsWith: 'email:' }, failures: { gte: from } },
    data: { failures, lastAt: at },
  })
