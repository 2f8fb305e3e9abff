import type { Metadata } from 'next'
import { Banner } from '@/components/ui/banner'
import { Button, ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { DateTime } from '@/components/ui/date-time'
import { EmptyState } from '@/components/ui/empty-state'
import { Ltr } from '@/components/ui/ltr'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Tabs } from '@/components/ui/tabs'
import { Tag } from '@/components/ui/tag'
import { can } from '@/lib/access/permissions'
import { requirePermission } from '@/lib/access/require'
import { now } from '@/lib/core/clock'
import { Link } from '@/lib/i18n/link'
import { localePath } from '@/lib/i18n/locale-path'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { listStaff, readStaffFilter, STAFF_FILTERS, UNUSED_DAYS } from '@/lib/staff/staff-queries'
import { doneOf, staffHref, staffListHref } from './hrefs'
import { StaffStateTag } from './state-tag'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('office.staff'))('title') }
}

/** Who works at the office's pages, with which roles, and since when nobody saw them. */
export default async function StaffPage({ searchParams }: Props) {
  const actor = await requirePermission('staff.oversee')
  const params = await searchParams
  const filter = readStaffFilter(params)
  const [t, role, locale, at] = await Promise.all([
    getTranslations('office.staff'),
    getTranslations('shell.role'),
    getLocale(),
    now(),
  ])
  const { rows, next } = await listStaff(actor, at, filter)
  const done = doneOf(params.done)
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          can(actor, 'staff.manage') && (
            <ButtonLink href="/admin/staff/new" icon="plus">
              {t('invite')}
            </ButtonLink>
          )
        }
      />
      <div className="grid gap-4">
        {done && (
          <Banner tone="success" live>
            {t(`done.${done}`)}
          </Banner>
        )}
        <Tabs
          name={t('filter')}
          items={[undefined, ...STAFF_FILTERS].map((state) => ({
            href: staffListHref({ state, text: filter.text }),
            label:
              state === 'unused'
                ? t('filters.unused', { days: UNUSED_DAYS })
                : t(`filters.${state ?? 'all'}`),
            current: state === filter.state,
          }))}
        />
        <form
          action={localePath(locale, '/admin/staff')}
          role="search"
          className="flex flex-wrap items-end gap-3"
          aria-label={t('search')}
        >
          {filter.state && <input type="hidden" name="state" value={filter.state} />}
          <div className="grid min-w-0 flex-1 gap-1.5">
            <label htmlFor="q" className="font-semibold">
              {t('searchLabel')}
            </label>
            <input id="q" name="q" type="search" defaultValue={filter.text} className="field-box" />
          </div>
          <Button type="submit" variant="secondary" icon="search">
            {t('search')}
          </Button>
        </form>
        <Card flush>
          <DataTable
            dense
            caption={t('title')}
            rows={rows}
            rowKey={(row) => row.id}
            empty={
              <EmptyState
                icon="search"
                title={t('noneTitle')}
                action={
                  <ButtonLink href="/admin/staff" variant="secondary">
                    {t('noneAction')}
                  </ButtonLink>
                }
              >
                {t('noneText')}
              </EmptyState>
            }
            columns={[
              {
                key: 'name',
                header: t('columns.name'),
                rowHeader: true,
                cell: (row) => (
                  <>
                    <Link
                      href={staffHref(row.id)}
                      className="inline-block py-1 font-semibold text-primary hover:underline"
                    >
                      <bdi>
                        {row.firstName} {row.lastName}
                      </bdi>
                    </Link>
                    <Ltr className="block w-fit text-sm wrap-anywhere text-ink-2">{row.email}</Ltr>
                  </>
                ),
              },
              {
                key: 'roles',
                header: t('columns.roles'),
                cell: (row) =>
                  row.roles.length > 0 ? (
                    <span>{row.roles.map((one) => role(one)).join(t('comma'))}</span>
                  ) : (
                    <span className="text-ink-2">{t('noRoles')}</span>
                  ),
              },
              {
                key: 'state',
                header: t('columns.state'),
                tight: true,
                cell: (row) => (
                  <span className="flex flex-wrap gap-1">
                    <StaffStateTag row={row} />
                    {row.proposed && row.roles.length > 0 && (
                      <Tag tone="accent" icon="clock">
                        {t('states.PROPOSED')}
                      </Tag>
                    )}
                  </span>
                ),
              },
              {
                key: 'lastSignIn',
                header: t('columns.lastSignIn'),
                tight: true,
                cell: (row) => (
                  <>
                    {row.lastSignInAt ? <DateTime at={row.lastSignInAt} /> : <span>{t('never')}</span>}
                    {row.unused && (
                      <span className="block text-sm text-ink-2">{t('unused', { days: UNUSED_DAYS })}</span>
                    )}
                  </>
                ),
              },
            ]}
          />
          <Pagination
            first={filter.after ? staffListHref({ ...filter, after: undefined }) : undefined}
            next={next ? staffListHref({ ...filter, after: next }) : undefined}
          />
        </Card>
      </div>
    </>
  )
}
