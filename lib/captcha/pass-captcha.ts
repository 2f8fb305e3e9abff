import { cleanCode } from '@/lib/core/digits'
import { fail, ok, type Result } from '@/lib/core/result'
import { sha256 } from '@/lib/core/ids'
import { addressBlock } from '@/lib/http/client-address'
import { takeFromLimit } from '@/lib/http/rate-limit'
import { spendCaptcha } from './challenge'
import { spendProof } from './proof'

/** Equal methods to show that no program is filling the form: nobody is shut out. */
export const CAPTCHA_METHODS = ['picture', 'proof', 'skip'] as const
type CaptchaMethod = (typeof CAPTCHA_METHODS)[number]

/** Without picture and proof an address gets this many a day. */
export const SKIPS_A_DAY = 3

export type CaptchaInput = {
  captchaWay: CaptchaMethod
  captchaId: string
  captchaAnswer: string
  altcha: string
}

/**
 * Takes one of the methods; what was given is spent, whatever the outcome.
 * @returns problems at `captchaAnswer` (or `captchaWay`): required, captchaWrong, captchaExpired,
 * proofFailed, skipLimit
 */
export async function passCaptcha(input: CaptchaInput, address: string, at: Date): Promise<Result> {
  if (input.captchaWay === 'skip') {
    const day = { most: SKIPS_A_DAY, seconds: 86_400 }
    const taken = await takeFromLimit(`captcha-skip:${sha256(addressBlock(address))}`, day, at)
    return taken.allowed ? ok() : fail('captchaSkipLimit', 'captchaWay', { most: SKIPS_A_DAY })
  }
  if (input.captchaWay === 'proof') {
    if (!input.altcha) return fail('captchaProofMissing', 'captchaWay')
    return (await spendProof(input.altcha, at)) === 'right' ? ok() : fail('captchaProofFailed', 'captchaWay')
  }
  const answer = cleanCode(input.captchaAnswer)
  if (answer === '') return fail('required', 'captchaAnswer')
  const verdict = await spendCaptcha(input.captchaId, answer, at)
  if (verdict === 'right') return ok()
  return fail(verdict === 'wrong' ? 'captchaWrong' : 'captchaExpired', 'captchaAnswer')
}
