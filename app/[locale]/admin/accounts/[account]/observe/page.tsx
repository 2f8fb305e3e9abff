import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Banner } from '@/components/ui/banner'
import { EmptyState } from '@/components/ui/empty-state'
import { Ltr } from '@/components/ui/ltr'
import { PageHeader } from '@/components/ui/page-header'
import { isObserver } from '@/lib/access/actor'
import { observationDoneOf } from '@/lib/access/observe-href'
import { can } from '@/lib/access/permissions'
import { requirePermission } from '@/lib/access/require'
import { getActor } from '@/lib/auth/session'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { findObservableAccount, listObservations } from '@/lib/observations/observation-queries'
import { getSettings } from '@/lib/settings/settings'
import { BeginForm } from './begin-form'
import { ObservationList } from './observation-list'

type Props = {
  params: Promise<{ account: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('office.observe'))('title') }
}

/** «عرض كما يراه المتعامل»: begun here, for a reason, and told to the account. */
export default async function ObservePage({ params, searchParams }: Props) {
  const actor = await requirePermission('observations.read')
  const account = await findObservableAccount(actor, (await params).account)
  if (!account) notFound()
  const [t, accounts, locale, query, { observationMinutes }, rows] = await Promise.all([
    getTranslations('office.observe'),
    getTranslations('office.accounts'),
    getLocale(),
    searchParams,
    getSettings(),
    listObservations(actor, account.id),
  ])
  const name = locale === 'ar' ? (account.nameAr ?? account.nameEn) : (account.nameEn ?? account.nameAr)
  const done = observationDoneOf(query.done)
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={
          <span className="inline-flex flex-wrap gap-x-4">
            <bdi>{name ?? t('noCompany')}</bdi>
            {account.number && <span>{t.rich('number', { number: () => <Ltr>{account.number}</Ltr> })}</span>}
          </span>
        }
        breadcrumbs={[
          { href: '/admin/accounts', label: accounts('title') },
          { href: `/admin/accounts/${account.id}`, label: accounts('account') },
          { label: t('title') },
        ]}
      />
      <div className="grid gap-6">
        {done && (
          <Banner tone={done === 'ended' ? 'success' : 'info'} live>
            {t(`done.${done}`)}
          </Banner>
        )}
        {isObserver(await getActor()) && <Banner tone="warn">{t('running')}</Banner>}
        {!can(actor, 'accounts.observe') && <Banner>{t('readOnly')}</Banner>}
        {can(actor, 'accounts.observe') && account.users.length > 0 && (
          <BeginForm account={account} minutes={observationMinutes} />
        )}
        {account.users.length === 0 && (
          <EmptyState icon="users" title={t('nobody.title')}>
            {t('nobody.text')}
          </EmptyState>
        )}
        <ObservationList rows={rows} />
      </div>
    </>
  )
}
