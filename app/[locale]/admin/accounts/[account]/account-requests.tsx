import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { DateTime } from '@/components/ui/date-time'
import { Ltr } from '@/components/ui/ltr'
import { StatusTag } from '@/components/ui/status-tag'
import type { OpenRequest } from '@/lib/account-admin/open-requests-of-account'
import { Link } from '@/lib/i18n/link'
import { getTranslations } from '@/lib/i18n/translations'
import type { RequestType } from '@/lib/requests/request-type'
import { reviewHref } from '../../requests/[desk]/filters'

/** The open requests of an account that the reader oversees, each leading to its review page. */
export async function AccountRequests({ requests }: { requests: readonly OpenRequest[] }) {
  const [t, types] = await Promise.all([
    getTranslations('office.accounts'),
    getTranslations('requests.types'),
  ])
  return (
    <Card id="requests" title={t('openRequests')} flush>
      <DataTable
        dense
        caption={t('openRequests')}
        rows={[...requests]}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'number',
            header: t('columns.request'),
            rowHeader: true,
            tight: true,
            cell: (row) => (
              <Link
                href={reviewHref(row)}
                className="inline-block py-1 font-semibold text-primary hover:underline"
              >
                <Ltr>{row.number}</Ltr>
              </Link>
            ),
          },
          { key: 'type', header: t('columns.kind'), cell: (row) => types(row.type as RequestType) },
          {
            key: 'state',
            header: t('columns.state'),
            tight: true,
            cell: (row) => <StatusTag state={row.state} />,
          },
          {
            key: 'submitted',
            header: t('columns.submitted'),
            tight: true,
            cell: (row) => row.submittedAt && <DateTime at={row.submittedAt} />,
          },
        ]}
      />
    </Card>
  )
}
