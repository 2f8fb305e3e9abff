import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ActionList } from '@/components/dashboard/action-list'
import { FirstSteps } from '@/components/dashboard/first-steps'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { StatusTag } from '@/components/ui/status-tag'
import { memberOf } from '@/lib/access/actor'
import { can, canAnywhere } from '@/lib/access/permissions'
import { requirePermission } from '@/lib/access/require'
import { contactFor, findContactState } from '@/lib/accounts/contact-state'
import { listCompanies } from '@/lib/companies/companies-queries'
import { requestTypes } from '@/lib/request-types'
import { countOpenCorrections, listOpenRequests } from '@/lib/requests/open-requests'
import { dashboardItems, firstOfEach } from '@/lib/companies/dashboard-items'
import { kuwaitDay, now } from '@/lib/core/clock'
import { Link } from '@/lib/i18n/link'
import { ContactNotices } from '../contact-notices'
import { RequestTable } from '../requests/request-table'
import { actionItems } from './action-items'
import { dueItem } from './due-item'

/** Open requests read for the page: the newest. */
const MAX_OPEN = 50
const MAX_SHOWN = 8

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('dashboard'))('title') }
}

export default async function DashboardPage() {
  const actor = memberOf(await requirePermission('portal.use'))
  const [t, locale, at] = await Promise.all([getTranslations('dashboard'), getLocale(), now()])
  const [companies, open, due, contact] = await Promise.all([
    listCompanies(actor),
    listOpenRequests(requestTypes, actor, MAX_OPEN),
    dueItem(actor, locale, at),
    findContactState(actor.userId),
  ])
  const counts = await countOpenCorrections(
    open.filter(({ state }) => state === 'RETURNED').map(({ id }) => id),
  )
  const items = dashboardItems(open, companies, counts, kuwaitDay(at))
  const shown = firstOfEach(items)
  const main = companies.find(({ role }) => role === 'MAIN')
  const submitted = open.filter(({ state }) => state === 'SUBMITTED')
  const first = companies.length === 0 && open.length === 0 && due.length === 0
  const mayRegister = can(actor, 'companies.register', null)
  return (
    <>
      <PageHeader
        title={t.rich('welcome', { name: () => <bdi>{actor.firstName}</bdi> })}
        lead={
          main && (
            <span className="inline-flex flex-wrap items-center gap-2">
              <bdi>{(locale === 'ar' ? main.profile.nameAr : main.profile.nameEn) ?? ''}</bdi>
              <StatusTag state="MAIN" />
            </span>
          )
        }
      />
      <div className="grid gap-5">
        <ContactNotices contact={contactFor(actor, contact)} />
        {first && mayRegister && (
          <FirstSteps
            title={t('first.title')}
            body={t('first.body')}
            action={t('first.action')}
            href="/companies/register"
            needTitle={t('first.needTitle')}
            needs={[t('first.need.licence'), t('first.need.signatory'), t('first.need.industrial')]}
            saved={t('first.saved')}
          />
        )}
        {first && !mayRegister && (
          <Card>
            <EmptyState icon="companies" title={t('limited.title')}>
              {t('limited.body')}
            </EmptyState>
          </Card>
        )}
        {!first && (
          <ActionList
            title={t('action.title')}
            count={due.length + items.length}
            countLabel={t('action.count')}
            none={t('action.none')}
            items={[...due, ...(await actionItems(shown, locale, at))]}
            more={
              shown.length < items.length
                ? { href: '/requests?state=action', label: t('action.more') }
                : undefined
            }
          />
        )}
        {!first && canAnywhere(actor, 'requests.read') && (
          <Card
            id="progress"
            title={t('progress.title')}
            flush
            aside={
              <Link href="/requests" className="py-1 text-sm text-primary hover:underline">
                {t('progress.all')}
              </Link>
            }
          >
            <RequestTable
              rows={submitted.slice(0, MAX_SHOWN)}
              locale={locale}
              at={at}
              empty={<p className="px-4 py-4 text-ink-2 sm:px-6">{t('progress.none')}</p>}
            />
          </Card>
        )}
      </div>
    </>
  )
}
