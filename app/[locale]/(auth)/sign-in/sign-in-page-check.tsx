import { headers } from 'next/headers'
import { getTranslations } from '@/lib/i18n/translations'
import { SignInCheck } from '@/components/auth/sign-in-check'
import { isCheckShown } from '@/lib/auth/sign-in-check'
import { newPicture } from '@/lib/captcha/new-picture'
import { now } from '@/lib/core/clock'
import { clientAddress } from '@/lib/http/client-address'

/**
 * The check of the sign-in form, for a browser that was asked for it; else nothing, and no picture is made.
 */
export async function SignInPageCheck() {
  if (!(await isCheckShown())) return null
  const [t, own] = await Promise.all([getTranslations('captcha'), getTranslations('auth.check')])
  const picture = await newPicture(clientAddress(await headers()), await now())
  return (
    <SignInCheck
      initialId={picture.id}
      limited={picture.limited}
      strings={{
        legend: t('legend'),
        intro: own('intro'),
        alt: own('alt'),
        answer: t('answer'),
        answerHint: t('answerHint'),
        working: t('working'),
        done: own('done'),
        limited: own('limited'),
      }}
    />
  )
}
