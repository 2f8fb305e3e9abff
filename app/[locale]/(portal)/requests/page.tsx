import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Button, ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Tabs } from '@/components/ui/tabs'
import { can } from '@/lib/access/permissions'
import { requireAnywhere } from '@/lib/access/require'
import { now } from '@/lib/core/clock'
import { requestTypes } from '@/lib/request-types'
import { listRequests, readRequestFilter, STATE_FILTERS, type RequestFilter } from '@/lib/requests/queries'
import { RequestTable } from './request-table'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('requests'))('title') }
}

/** The list's address with a filter; without `after` it is the first page. */
function listPath({ state, text, after }: RequestFilter): string {
  const query = new URLSearchParams({
    ...(state && { state }),
    ...(text && { q: text }),
    ...(after && { after }),
  })
  return query.size > 0 ? `/requests?${query}` : '/requests'
}

export default async function RequestsPage({ searchParams }: Props) {
  const actor = await requireAnywhere('requests.read')
  const filter = readRequestFilter(await searchParams)
  const [t, common, locale, at] = await Promise.all([
    getTranslations('requests'),
    getTranslations('common'),
    getLocale(),
    now(),
  ])
  const { rows, next } = await listRequests(requestTypes, actor, filter)
  const filters = [undefined, ...(Object.keys(STATE_FILTERS) as (keyof typeof STATE_FILTERS)[])]
  const narrowed = filter.state ?? filter.text ?? filter.after
  const mayRegister = can(actor, 'companies.register', null)
  const empty = narrowed ? (
    <EmptyState
      icon="search"
      title={t('noMatch.title')}
      action={
        <ButtonLink href="/requests" variant="secondary">
          {t('noMatch.action')}
        </ButtonLink>
      }
    >
      {t('noMatch.body')}
    </EmptyState>
  ) : (
    <EmptyState
      title={t('empty.title')}
      action={mayRegister && <ButtonLink href="/companies/register">{t('empty.action')}</ButtonLink>}
    >
      {t('empty.body')}
    </EmptyState>
  )
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          mayRegister &&
          rows.length > 0 && (
            <ButtonLink href="/companies/register" variant="secondary" icon="plus">
              {t('new')}
            </ButtonLink>
          )
        }
      />
      <div className="grid gap-5">
        {(rows.length > 0 || narrowed) && (
          <>
            <form method="get" role="search" className="no-print flex flex-wrap gap-3">
              {filter.state && <input type="hidden" name="state" value={filter.state} />}
              <label htmlFor="request-search" className="sr-only">
                {t('search')}
              </label>
              <input
                id="request-search"
                name="q"
                type="search"
                dir="auto"
                defaultValue={filter.text}
                placeholder={t('search')}
                className="field-box min-w-0 flex-1 basis-64"
              />
              <Button type="submit" variant="secondary" icon="search">
                {common('search')}
              </Button>
            </form>
            <Tabs
              name={t('filterName')}
              items={filters.map((state) => ({
                href: listPath({ state, text: filter.text }),
                label: t(`filters.${state ?? 'all'}`),
                current: filter.state === state,
              }))}
            />
          </>
        )}
        <Card flush>
          <RequestTable rows={rows} locale={locale} at={at} empty={empty} />
          <Pagination
            first={filter.after ? listPath({ ...filter, after: undefined }) : undefined}
            next={next && listPath({ ...filter, after: next })}
          />
        </Card>
      </div>
    </>
  )
}
