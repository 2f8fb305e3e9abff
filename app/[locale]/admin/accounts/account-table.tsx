import { DataTable } from '@/components/ui/data-table'
import { DateTime } from '@/components/ui/date-time'
import { EmptyState } from '@/components/ui/empty-state'
import { Ltr } from '@/components/ui/ltr'
import { StatusTag } from '@/components/ui/status-tag'
import type { AccountRow } from '@/lib/account-admin/find-accounts'
import { Link } from '@/lib/i18n/link'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { accountHref } from './hrefs'
import { companyName } from './names'

/** Accounts that were found: whose they are, how large, and how they stand. */
export async function AccountTable({ rows }: { rows: AccountRow[] }) {
  const [t, locale] = await Promise.all([getTranslations('office.accounts'), getLocale()])
  return (
    <DataTable
      dense
      caption={t('title')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState icon="search" title={t('noneTitle')}>
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
                href={accountHref(row.id)}
                className="inline-block py-1 font-semibold text-primary hover:underline"
              >
                <bdi>{companyName(row, locale, row.userName)}</bdi>
              </Link>
              {row.number && (
                <span className="block text-sm font-normal text-ink-2">
                  <Ltr>{row.number}</Ltr>
                </span>
              )}
            </>
          ),
        },
        {
          key: 'users',
          header: t('columns.users'),
          tight: true,
          cell: (row) => t('users', { count: row.users }),
        },
        {
          key: 'companies',
          header: t('columns.companies'),
          cell: (row) => (
            <>
              <span>{t('companies', { count: row.companies })}</span>
              {row.suspendedCompanies > 0 && (
                <span className="block text-sm text-stopped">
                  {t('suspendedCompanies', { count: row.suspendedCompanies })}
                </span>
              )}
            </>
          ),
        },
        {
          key: 'state',
          header: t('columns.state'),
          tight: true,
          cell: (row) => <StatusTag state={row.state} />,
        },
        {
          key: 'lastSignIn',
          header: t('columns.lastSignIn'),
          tight: true,
          cell: (row) => (row.lastSignInAt ? <DateTime at={row.lastSignInAt} /> : <span>{t('never')}</span>),
        },
      ]}
    />
  )
}
