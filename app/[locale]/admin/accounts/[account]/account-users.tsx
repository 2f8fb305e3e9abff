import { UndeliveredTags } from '@/components/accounts/undelivered-tags'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { DateTime } from '@/components/ui/date-time'
import { StatusTag } from '@/components/ui/status-tag'
import { MAX_LISTED, type AccountOverview } from '@/lib/account-admin/find-account'
import { getTranslations } from '@/lib/i18n/translations'

/** Who is in an account, as what, and when they last signed in. */
export async function AccountUsers({ account }: { account: AccountOverview }) {
  const [t, role] = await Promise.all([getTranslations('office.accounts'), getTranslations('shell.role')])
  return (
    <Card id="users" title={t('columns.users')} flush>
      <DataTable
        dense
        caption={t('columns.users')}
        rows={account.people}
        rowKey={(row) => row.id}
        columns={[
          { key: 'name', header: t('columns.user'), rowHeader: true, cell: (row) => <bdi>{row.name}</bdi> },
          { key: 'role', header: t('columns.role'), cell: (row) => role(row.kind) },
          {
            key: 'state',
            header: t('columns.state'),
            tight: true,
            cell: (row) => (
              <span className="flex flex-wrap gap-1.5">
                <StatusTag state={row.state} />
                <UndeliveredTags channels={row.undelivered} />
              </span>
            ),
          },
          {
            key: 'lastSignIn',
            header: t('columns.lastSignIn'),
            tight: true,
            cell: (row) =>
              row.lastSignInAt === null ? (
                <span>{t('never')}</span>
              ) : (
                <DateTime at={new Date(row.lastSignInAt)} />
              ),
          },
        ]}
      />
      {account.users > MAX_LISTED && (
        <p className="px-4 py-3 text-sm text-ink-2">{t('firstOnes', { count: MAX_LISTED })}</p>
      )}
    </Card>
  )
}
