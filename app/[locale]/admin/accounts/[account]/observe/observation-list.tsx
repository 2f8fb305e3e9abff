import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { DateTime } from '@/components/ui/date-time'
import { Ltr } from '@/components/ui/ltr'
import { getTranslations } from '@/lib/i18n/translations'
import type { ListedObservation } from '@/lib/observations/observation-queries'

/** Who saw the portal as a user of this account, the latest first. */
export async function ObservationList({ rows }: { rows: ListedObservation[] }) {
  const t = await getTranslations('office.observe')
  return (
    <Card id="history" title={t('history')} flush>
      <DataTable
        rows={rows}
        rowKey={(row) => row.id}
        caption={t('history')}
        empty={<p className="px-4 py-4 text-ink-2 sm:px-6">{t('historyNone')}</p>}
        columns={[
          {
            key: 'when',
            header: t('columns.when'),
            rowHeader: true,
            tight: true,
            cell: (row) => <DateTime at={row.startedAt} />,
          },
          { key: 'officer', header: t('columns.officer'), cell: (row) => <bdi>{row.officer}</bdi> },
          { key: 'user', header: t('columns.user'), cell: (row) => <bdi>{row.user}</bdi> },
          {
            key: 'reason',
            header: t('columns.reason'),
            cell: (row) => (
              <>
                {t(`reasons.${row.reason}`)}
                <bdi className="block text-sm text-ink-2">{row.note}</bdi>
              </>
            ),
          },
          { key: 'pages', header: t('columns.pages'), cell: (row) => <Ltr>{row.pages}</Ltr> },
          {
            key: 'end',
            header: t('columns.end'),
            cell: (row) => t(row.end ? `ends.${row.end}` : 'ends.none'),
          },
        ]}
      />
    </Card>
  )
}
