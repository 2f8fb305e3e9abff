import type { Metadata } from 'next'
import { SuspensionReason } from '@/components/accounts/suspension-reason'
import { ButtonLink } from '@/components/ui/button'
import { MessagePage } from '@/components/ui/message-page'
import { requirePermission } from '@/lib/access/require'
import { ownSuspension } from '@/lib/auth/own-suspension'
import { getTranslations } from '@/lib/i18n/translations'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('suspension'))('title'), robots: { index: false } }
}

/**
 * Where the next click of a suspended account leads: why, what becomes of what is under way, and where to turn. The
 * reason is shown to the holder of one of the account's sessions alone.
 */
export default async function SuspendedPage() {
  await requirePermission('public.use')
  const [suspension, t] = await Promise.all([ownSuspension(), getTranslations('suspension')])
  const signIn = (
    <ButtonLink href="/sign-in" variant="secondary">
      {t('signIn')}
    </ButtonLink>
  )
  if (!suspension)
    return (
      <MessagePage icon="info" title={t('none.title')} actions={signIn}>
        <p>{t('none.text')}</p>
      </MessagePage>
    )
  return (
    <MessagePage
      icon="stopped"
      title={t('title')}
      actions={
        <>
          <ButtonLink href="/support">{t('support')}</ButtonLink>
          {signIn}
        </>
      }
    >
      <div className="grid gap-2">
        <p>{t('lead')}</p>
        <SuspensionReason {...suspension} />
        <ul className="list-disc ps-6">
          <li>{t('kept')}</li>
          <li>{t('payments')}</li>
          <li>{t('back')}</li>
        </ul>
      </div>
    </MessagePage>
  )
}
