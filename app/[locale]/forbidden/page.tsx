import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PublicShell } from '@/components/shell/public-shell'
import { ButtonLink } from '@/components/ui/button'
import { MessagePage } from '@/components/ui/message-page'
import { publicShellProps } from '../shell-props'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ui.forbidden'))('title'), robots: { index: false } }
}

/** For an additional user who was not granted a service. */
export default async function ForbiddenPage() {
  const t = await getTranslations('ui.forbidden')
  return (
    <PublicShell {...(await publicShellProps())}>
      <MessagePage icon="lock" title={t('title')} actions={<><ButtonLink href="/dashboard">{t('home')}</ButtonLink><ButtonLink href="/support" variant="secondary">{t('support')}</ButtonLink></>}>
        <p>{t('body')}</p>
      </MessagePage>
    </PublicShell>
  )
}
