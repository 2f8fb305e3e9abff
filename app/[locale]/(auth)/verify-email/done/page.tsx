import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { MessagePage } from '@/components/ui/message-page'
import { getReader } from '@/lib/auth/reader'
import { readConfirmedCookie } from '@/lib/accounts/confirmed-cookie'
import { now } from '@/lib/core/clock'
import { redirect } from '@/lib/i18n/navigation'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accounts'))('done.title') }
}

/**
 * The guide's confirmation message with «موافق», for the browser that has just confirmed; others are led to
 * where they belong.
 */
export default async function VerifiedPage() {
  const actor = await getReader()
  const member = actor.kind === 'GENERAL' || actor.kind === 'ADDITIONAL'
  const other = actor.kind === 'UNVERIFIED' ? '/verify-email' : '/sign-in'
  const confirmed = await readConfirmedCookie(await now())
  if (!confirmed) redirect({ href: member ? '/dashboard' : other, locale: await getLocale() })
  const [t, common] = await Promise.all([getTranslations('accounts.done'), getTranslations('common')])
  return (
    <MessagePage
      icon="success"
      title={t('title')}
      actions={
        <ButtonLink href={member ? '/dashboard' : '/sign-in'} size="lg">
          {common('ok')}
        </ButtonLink>
      }
    >
      <div className="grid gap-4">
        <p>{t('text')}</p>
        <p>{t('mobile')}</p>
        {confirmed?.numberHeld && <Banner tone="info">{t('numberReview')}</Banner>}
      </div>
    </MessagePage>
  )
}
