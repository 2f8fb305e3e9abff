import { getTranslations } from '@/lib/i18n/translations'
import { Banner, type BannerTone } from '@/components/ui/banner'
import { Link } from '@/lib/i18n/link'
import type { SignInNotice } from '@/lib/auth/sign-in-notice'

const LOOK: Record<SignInNotice, { tone: BannerTone; title: string; text?: string }> = {
  signedOut: { tone: 'success', title: 'signedOut', text: 'signedOutText' },
  everywhere: { tone: 'success', title: 'everywhere', text: 'signedOutText' },
  passwordSet: { tone: 'success', title: 'passwordSet', text: 'passwordSetText' },
  invitationDone: { tone: 'success', title: 'invitationDone', text: 'invitationDoneText' },
  formKept: { tone: 'warn', title: 'ended', text: 'formKept' },
  ended: { tone: 'warn', title: 'ended', text: 'endedText' },
  suspended: { tone: 'warn', title: 'suspended', text: 'suspendedText' },
  accountSuspended: { tone: 'warn', title: 'accountSuspended', text: 'accountSuspendedText' },
  roleChanged: { tone: 'warn', title: 'roleChanged', text: 'roleChangedText' },
  needed: { tone: 'info', title: 'needed', text: 'neededText' },
}

/** What was just done, or why the reader is asked to sign in. */
export async function SignInBanner({ notice }: { notice: SignInNotice | undefined }) {
  if (!notice) return null
  const t = await getTranslations('auth.signIn')
  const { tone, title, text } = LOOK[notice]
  return (
    <Banner
      tone={tone}
      title={t(title)}
      live
      action={
        notice === 'accountSuspended' && (
          <Link href="/suspended" className="underline underline-offset-4">
            {t('accountSuspendedWhy')}
          </Link>
        )
      }
    >
      {text && t(text)}
    </Banner>
  )
}
