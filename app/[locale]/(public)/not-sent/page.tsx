import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from '@/components/ui/button'
import { Ltr } from '@/components/ui/ltr'
import { MessagePage } from '@/components/ui/message-page'
import { findUnsentForm, UNSENT_FORM_HEADER } from '@/lib/http/unsent-form-store'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('common.form.unsent'))('title'), robots: { index: false } }
}

/**
 * What was typed in a form that its page no longer has, or that its reader may no longer open: to be copied.
 * Asked by the server alone.
 */
export default async function NotSentPage() {
  const posted = findUnsentForm((await headers()).get(UNSENT_FORM_HEADER))
  const [t, unsent] = await Promise.all([
    getTranslations('common.form.listed'),
    getTranslations('common.form.unsent'),
  ])
  const typed = Object.entries(posted?.values ?? {})
    .map(([name, value]) => ({ name, text: [value].flat().join('\n') }))
    .filter(({ text }) => text.trim() !== '')
  return (
    <MessagePage
      icon="alert"
      title={unsent('title')}
      actions={<ButtonLink href={posted?.path ?? '/'}>{t('open')}</ButtonLink>}
    >
      <p>{t(posted?.reason === 'newVersion' ? 'newVersion' : 'fault')}</p>
      {typed.length > 0 && (
        <>
          <p className="mt-3">{t('typed')}</p>
          <dl className="mt-3 grid gap-3 text-ink">
            {typed.map(({ name, text }) => (
              <div key={name}>
                <dt className="text-sm text-ink-2">
                  <Ltr>{name}</Ltr>
                </dt>
                <dd className="whitespace-pre-line break-words">
                  <bdi>{text}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </MessagePage>
  )
}
