import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from '@/components/ui/button'
import { MessagePage } from '@/components/ui/message-page'

const HOME = { notFound: '/', forbidden: '/services' } as const
const HOME_LABEL = { notFound: 'home', forbidden: 'services' } as const

/** What is said instead of a page: nothing here (for this reader), or a service that was not granted. */
export async function StatusMessage({ kind }: { kind: 'notFound' | 'forbidden' }) {
  const t = await getTranslations(`ui.${kind}`)
  return (
    <MessagePage
      icon={kind === 'notFound' ? 'search' : 'lock'}
      title={t('title')}
      actions={
        <>
          <ButtonLink href={HOME[kind]}>{t(HOME_LABEL[kind])}</ButtonLink>
          <ButtonLink href="/support" variant="secondary">
            {t('support')}
          </ButtonLink>
        </>
      }
    >
      <p>{t('body')}</p>
    </MessagePage>
  )
}

/** The same in the fewest words: it travels with every page. */
export async function PlainStatus({ kind }: { kind: 'notFound' | 'forbidden' }) {
  const [t, locale] = await Promise.all([getTranslations(`ui.${kind}`), getLocale()])
  return (
    <main id="content" className="plain-status">
      <h1>{t('title')}</h1>
      <p>{t('body')}</p>
      <a href={`/${locale}${HOME[kind]}`}>{t(HOME_LABEL[kind])}</a>
    </main>
  )
}

/** Their title; not for search engines. */
export async function statusMetadata(kind: 'notFound' | 'forbidden'): Promise<Metadata> {
  return { title: (await getTranslations(`ui.${kind}`))('title'), robots: { index: false } }
}
