import { getTranslations } from 'next-intl/server'
import { PublicShell } from '@/components/shell/public-shell'
import { ButtonLink } from '@/components/ui/button'
import { MessagePage } from '@/components/ui/message-page'
import { publicShellProps } from './shell-props'

/** Nothing here, or nothing for this reader: the answer is the same, so that it gives nothing away. */
export default async function NotFound() {
  const t = await getTranslations('ui.notFound')
  return (
    <PublicShell {...(await publicShellProps())}>
      <title>{t('title')}</title>
      <MessagePage icon="search" title={t('title')} actions={<><ButtonLink href="/">{t('home')}</ButtonLink><ButtonLink href="/support" variant="secondary">{t('support')}</ButtonLink></>}>
        <p>{t('body')}</p>
      </MessagePage>
    </PublicShell>
  )
}
