import { getTranslations } from '@/lib/i18n/translations'
import type { CaptchaStrings } from '@/components/captcha/captcha-field'
import { SKIPS_A_DAY } from '@/lib/captcha/pass-captcha'

/** The captcha's words in the reader's language: client code has no messages of its own. */
export async function captchaStrings(): Promise<CaptchaStrings> {
  const t = await getTranslations('captcha')
  return {
    legend: t('legend'),
    intro: t('intro'),
    picture: t('picture'),
    pictureHint: t('pictureHint'),
    proof: t('proof'),
    proofHint: t('proofHint'),
    skip: t('skip'),
    skipHint: t('skipHint', { most: SKIPS_A_DAY }),
    alt: t('alt'),
    answer: t('answer'),
    answerHint: t('answerHint'),
    refresh: t('refresh'),
    working: t('working'),
    done: t('done'),
    failed: t('failed'),
    limited: t('limited'),
  }
}
