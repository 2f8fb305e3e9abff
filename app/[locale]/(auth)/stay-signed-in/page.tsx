import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from '@/components/ui/button'
import { Ltr } from '@/components/ui/ltr'
import { MessagePage } from '@/components/ui/message-page'
import { isStaff } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { signedIn } from '@/lib/auth/change-password'
import { extendSession } from '@/lib/auth/extend-session'
import { now } from '@/lib/core/clock'
import { formatTime } from '@/lib/i18n/format'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.stay'))('title') }
}

/**
 * Opened beside a half-filled form by readers without JavaScript: any page keeps the session, this one leaves
 * the form alone.
 */
export default async function StaySignedInPage() {
  const actor = signedIn(await requirePermission('session.own'))
  const { idleEndsAt, endsAt } = await extendSession(actor, await now())
  const t = await getTranslations('auth.stay')
  const hard = endsAt <= idleEndsAt
  const time = () => <Ltr>{formatTime(hard ? endsAt : idleEndsAt)}</Ltr>
  return (
    <MessagePage
      icon={hard ? 'alert' : 'success'}
      title={t('title')}
      actions={
        <ButtonLink href={isStaff(actor) ? '/admin' : '/dashboard'} variant="secondary">
          {t('home')}
        </ButtonLink>
      }
    >
      <p>{t.rich(hard ? 'absolute' : 'text', { time })}</p>
    </MessagePage>
  )
}
