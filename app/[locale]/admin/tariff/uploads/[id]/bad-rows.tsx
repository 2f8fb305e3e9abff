import { getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { Ltr } from '@/components/ui/ltr'
import { Pagination } from '@/components/ui/pagination'
import type { BadRow } from '@/lib/tariff/import/read-national-lines'
import { uploadHref } from '../../hrefs'

const PAGE = 25

/**
 * Every row that is not taken, with its line in the file and the reason; a page of them.
 * @param after the row of the file after which the page begins
 */
export async function BadRows({ uploadId, bad, after }: { uploadId: string; bad: BadRow[]; after: number }) {
  const [t, faults] = await Promise.all([
    getTranslations('tariffAdmin.file'),
    getTranslations('tariffAdmin.faults'),
  ])
  if (bad.length === 0) return <Banner tone="success">{t('noBad')}</Banner>
  const rest = bad.filter(({ row }) => row > after)
  const rows = rest.slice(0, PAGE)
  return (
    <Card id="bad" title={t('bad', { count: bad.length })} flush>
      <DataTable
        dense
        caption={t('bad', { count: bad.length })}
        rows={rows}
        rowKey={(row) => String(row.row)}
        columns={[
          { key: 'row', header: t('row'), tight: true, rowHeader: true, cell: (row) => <Ltr>{row.row}</Ltr> },
          { key: 'code', header: t('code'), tight: true, cell: (row) => <Ltr>{row.code || '—'}</Ltr> },
          { key: 'fault', header: t('reason'), cell: (row) => faults(row.fault) },
          {
            key: 'value',
            header: t('value'),
            cell: (row) => <bdi className="wrap-anywhere">{row.value || '—'}</bdi>,
          },
        ]}
      />
      <Pagination
        first={after > 0 ? uploadHref(uploadId) : undefined}
        next={rest.length > PAGE ? uploadHref(uploadId, rows.at(-1)!.row) : undefined}
      />
    </Card>
  )
}
