import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import type { ReactNode } from 'react'
import { PublicPage } from '@/components/shell/public-page'
import { telephoneHref } from '@/components/shell/telephone'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon, type IconName } from '@/components/ui/icon'
import { Ltr } from '@/components/ui/ltr'
import { PageHeader } from '@/components/ui/page-header'
import { supportLine } from '../../shell-props'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('support'))('title') }
}

/** The guide's §11: the support team around the clock, from the settings. */
export default async function SupportPage() {
  const [t, support] = await Promise.all([getTranslations('support'), supportLine()])
  const { name, email, phones, fax, current } = support
  const link = 'inline-flex min-h-9 items-center text-primary underline underline-offset-4'
  const rows: { key: string; icon: IconName; term: string; value: ReactNode }[] = [
    { key: 'hours', icon: 'clock', term: t('hours'), value: t('always') },
    ...(phones.length > 0
      ? [
          {
            key: 'phone',
            icon: 'phone' as const,
            term: t('phone'),
            value: (
              <ul className="flex flex-wrap gap-x-6">
                {phones.map((phone) => (
                  <li key={phone}>
                    <a className={link} href={telephoneHref(phone)}>
                      <Ltr>{phone}</Ltr>
                    </a>
                  </li>
                ))}
              </ul>
            ),
          },
        ]
      : []),
    ...(email
      ? [
          {
            key: 'email',
            icon: 'mail' as const,
            term: t('email'),
            value: (
              <a className={link} href={`mailto:${email}`}>
                <Ltr>{email}</Ltr>
              </a>
            ),
          },
        ]
      : []),
    ...(fax ? [{ key: 'fax', icon: 'fax' as const, term: t('fax'), value: <Ltr>{fax}</Ltr> }] : []),
  ]
  const empty = phones.length === 0 && !email && !fax
  return (
    <PublicPage>
      <PageHeader title={t('title')} lead={<p className="max-w-2xl">{t('lead')}</p>} />
      {!current && (
        <div className="mb-6">
          <Banner tone="warn">{t('unavailable')}</Banner>
        </div>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-[1.6fr_1fr]">
        <Card id="contact" title={name} flush>
          {empty ? (
            <EmptyState icon="support" title={t('empty')}>
              {t('emptyBody')}
            </EmptyState>
          ) : (
            <dl className="divide-y divide-line">
              {rows.map(({ key, icon, term, value }) => (
                <div key={key} className="relative py-4 ps-18 pe-4 sm:ps-20 sm:pe-6">
                  <dt className="text-sm text-ink-2">
                    <span className="absolute start-4 top-5 grid size-10 place-items-center rounded-field bg-primary-soft text-primary sm:start-6">
                      <Icon name={icon} />
                    </span>
                    {term}
                  </dt>
                  <dd className="font-semibold">{value}</dd>
                </div>
              ))}
            </dl>
          )}
        </Card>
        <Card id="before" title={t('before.title')}>
          <ul className="grid gap-3">
            <li>{t.rich('before.one', { number: () => <Ltr>CO/131/26</Ltr> })}</li>
            <li>{t('before.two')}</li>
            <li>{t('before.three')}</li>
          </ul>
          <p className="mt-5 mb-2 text-sm text-ink-2">{t('help.title')}</p>
          <ButtonLink href="/guide" variant="secondary" icon="book">
            {t('help.guide')}
          </ButtonLink>
        </Card>
      </div>
    </PublicPage>
  )
}
