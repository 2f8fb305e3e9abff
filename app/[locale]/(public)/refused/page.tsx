import type { Metadata } from 'next'
import { ButtonLink } from '@/components/ui/button'
import { MessagePage } from '@/components/ui/message-page'
import { getTranslations } from '@/lib/i18n/translations'

const REASONS: Readonly<Record<string, string>> = {
  405: 'method',
  409: 'stale',
  413: 'tooLarge',
  421: 'host',
  500: 'failed',
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ui.refused'))('title'), robots: { index: false } }
}

/**
 * What is said of a request that was not carried out, by its status: the server sends it in place of an
 * answer without a page (scripts/serve).
 */
export default async function RefusedPage({
  searchParams,
}: {
  searchParams: Promise<{ status?: string | string[] }>
}) {
  const [t, { status }] = await Promise.all([getTranslations('ui.refused'), searchParams])
  return (
    <MessagePage
      icon="alert"
      title={t('title')}
      actions={
        <>
          <ButtonLink href="/">{t('home')}</ButtonLink>
          <ButtonLink href="/support" variant="secondary">
            {t('support')}
          </ButtonLink>
        </>
      }
    >
      <p>{t(REASONS[String(status)] ?? 'malformed')}</p>
    </MessagePage>
  )
}
