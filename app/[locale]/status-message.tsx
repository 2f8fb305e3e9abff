import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { MessagePage } from '@/components/ui/message-page'

/** What is said instead of a page: nothing here (for this reader), or a service that was not granted. */
export async function StatusMessage({ kind }: { kind: 'notFound' | 'forbidden' }) {
  const t = await getTranslations(`ui.${kind}`)
  return (
    <MessagePage icon={kind === 'notFound' ? 'search' : 'lock'} title={t('title')}
      actions={<><ButtonLink href={kind === 'notFound' ? '/' : '/dashboard'}>{t('home')}</ButtonLink><ButtonLink href="/support" variant="secondary">{t('support')}</ButtonLink></>}>
      <p>{t('body')}</p>
    </MessagePage>
  )
}

/** Their title; not for search engines. */
export async function statusMetadata(kind: 'notFound' | 'forbidden'): Promise<Metadata> {
  return { title: (await getTranslations(`ui.${kind}`))('title'), robots: { index: false } }
}
