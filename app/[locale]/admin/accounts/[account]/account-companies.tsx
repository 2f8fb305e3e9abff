import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DataTable, type Column } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Ltr } from '@/components/ui/ltr'
import { StatusTag } from '@/components/ui/status-tag'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { MAX_LISTED, type AccountCompany, type AccountOverview } from '@/lib/account-admin/find-account'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { companyHref } from '../hrefs'
import { companyName } from '../names'

/** The companies of an account, and what an administrator can do about each. */
export async function AccountCompanies({ account, manages }: { account: AccountOverview; manages: boolean }) {
  const [t, locale] = await Promise.all([getTranslations('office.accounts'), getLocale()])
  const columns: Column<AccountCompany>[] = [
    {
      key: 'name',
      header: t('columns.company'),
      rowHeader: true,
      cell: (row) => (
        <>
          <bdi>{companyName(row, locale, row.number)}</bdi>
          <span className="block text-sm font-normal text-ink-2">
            <Ltr>{row.number}</Ltr>
          </span>
        </>
      ),
    },
    { key: 'role', header: t('columns.kind'), tight: true, cell: (row) => <StatusTag state={row.role} /> },
    { key: 'state', header: t('columns.state'), tight: true, cell: (row) => <StatusTag state={row.state} /> },
  ]
  if (manages)
    columns.push({
      key: 'action',
      header: t('columns.action'),
      tight: true,
      cell: (row) => {
        const what = row.state === 'SUSPENDED' ? 'reinstate' : 'suspend'
        return (
          <ButtonLink
            href={companyHref(account.id, row.id, what)}
            variant={what === 'suspend' ? 'danger' : 'secondary'}
            size="sm"
          >
            {t(`${what}Company.short`)}
            <VisuallyHidden>
              : <bdi>{companyName(row, locale, row.number)}</bdi>
            </VisuallyHidden>
          </ButtonLink>
        )
      },
    })
  return (
    <Card id="companies" title={t('columns.companies')} flush>
      <DataTable
        dense
        caption={t('columns.companies')}
        rows={account.companyList}
        rowKey={(row) => row.id}
        columns={columns}
        empty={
          <EmptyState icon="companies" title={t('noCompaniesTitle')}>
            {t('noCompaniesText')}
          </EmptyState>
        }
      />
      {account.companies > MAX_LISTED && (
        <p className="px-4 py-3 text-sm text-ink-2">{t('firstOnes', { count: MAX_LISTED })}</p>
      )}
    </Card>
  )
}
