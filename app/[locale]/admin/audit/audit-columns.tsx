import { getTranslations } from '@/lib/i18n/translations'
import type { Column } from '@/components/ui/data-table'
import { Ltr } from '@/components/ui/ltr'
import type { TrailLine } from '@/lib/activity/describe'
import type { AccountName } from '@/lib/activity/names'
import type { TrailRow } from '@/lib/activity/trail-query'
import { AuditDetails } from './audit-details'

export type AuditLine = TrailLine & { row: TrailRow; account: AccountName | undefined }

/** What the whole audit shows of a line beside its words. */
export async function auditColumns(): Promise<Column<AuditLine>[]> {
  const t = await getTranslations('activity')
  const roles = await getTranslations('shell.role')
  return [
    {
      key: 'role',
      header: t('columns.role'),
      cell: ({ row }) => (roles.has(row.actorRole) ? roles(row.actorRole) : t('roles.none')),
    },
    {
      key: 'account',
      header: t('columns.account'),
      cell: ({ account }) => (account?.email ? <Ltr>{account.email}</Ltr> : t('audit.noAccount')),
    },
    {
      key: 'address',
      header: t('columns.address'),
      tight: true,
      cell: ({ row }) => (row.address ? <Ltr>{row.address}</Ltr> : '—'),
    },
    {
      key: 'details',
      header: t('columns.event'),
      cell: ({ row }) => (
        <>
          <Ltr className="block w-fit font-semibold">{row.event}</Ltr>
          <AuditDetails details={row.details} />
        </>
      ),
    },
  ]
}
