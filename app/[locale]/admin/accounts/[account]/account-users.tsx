import { UndeliveredTags } from '@/components/accounts/undelivered-tags'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DataTable, type Column } from '@/components/ui/data-table'
import { DateTime } from '@/components/ui/date-time'
import { StatusTag } from '@/components/ui/status-tag'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { MAX_LISTED, type AccountOverview } from '@/lib/account-admin/find-account'
import { getTranslations } from '@/lib/i18n/translations'
import { userHref } from '../hrefs'

/** Who is in an account, as what, and when they last signed in. */
export async function AccountUsers({ account, manages }: { account: AccountOverview; manages: boolean }) {
  const [t, role] = await Promise.all([getTranslations('office.accounts'), getTranslations('shell.role')])
  const action: Column<AccountOverview['people'][number]> = {
    key: 'action',
    header: t('columns.action'),
    tight: true,
    cell: (row) => {
      const what = row.state === 'SUSPENDED' ? 'reinstate' : 'suspend'
      return (
        <ButtonLink
          href={userHref(account.id, row.id, what)}
          variant={what === 'suspend' ? 'danger' : 'secondary'}
          size="sm"
        >
          {t(`${what}User.short`)}
          <VisuallyHidden>
            : <bdi>{row.name}</bdi>
          </VisuallyHidden>
        </ButtonLink>
      )
    },
  }
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
          ...(manages ? [action] : []),
        ]}
      />
      {account.users > MAX_LISTED && (
        <p className="px-4 py-3 text-sm text-ink-2">{t('firstOnes', { count: MAX_LISTED })}</p>
      )}
    </Card>
  )
}
