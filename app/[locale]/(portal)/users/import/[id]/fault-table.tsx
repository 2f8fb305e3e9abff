import { getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { Ltr } from '@/components/ui/ltr'
import { Pagination } from '@/components/ui/pagination'
import type { CheckedRow } from '@/lib/users/import/check-rows'
import { faultMessage } from './fault-message'
import { pageOfRows } from './page-of-rows'

/** Characters of a cell that are shown. */
const SHOWN = 60

type Props = { id: string; rows: readonly CheckedRow[]; from: number | undefined }

/** What is wrong with a file: row, column, what stands there, and what should. */
export async function FaultTable({ id, rows, from }: Props) {
  const [t, names, problems] = await Promise.all([
    getTranslations('userImport.faults'),
    getTranslations('userImport.columns'),
    getTranslations('problems'),
  ])
  const faults = rows.flatMap(({ row, cells, faults: found }) =>
    found.map((fault) => ({ row, cell: cells[fault.column] ?? '', ...fault })),
  )
  const { shown, next } = pageOfRows(faults, from)
  const href = `/users/import/${id}`
  return (
    <Card title={t('title')} id="faults" flush>
      <DataTable
        rows={shown}
        rowKey={({ row, column }) => `${row} ${column}`}
        caption={t('title')}
        brief
        columns={[
          { key: 'row', header: t('row'), tight: true, cell: ({ row }) => <Ltr>{row}</Ltr> },
          { key: 'column', header: t('column'), rowHeader: true, cell: ({ column }) => names(column) },
          {
            key: 'cell',
            header: t('cell'),
            cell: ({ cell }) =>
              cell ? (
                <bdi className="wrap-anywhere text-ink-2">
                  {cell.length > SHOWN ? `${cell.slice(0, SHOWN)}…` : cell}
                </bdi>
              ) : (
                t('empty')
              ),
          },
          { key: 'what', header: t('what'), cell: (fault) => <bdi>{faultMessage(problems, fault)}</bdi> },
        ]}
      />
      <Pagination
        first={from ? href : undefined}
        next={next === undefined ? undefined : `${href}?faults=${next}#faults`}
      />
    </Card>
  )
}
