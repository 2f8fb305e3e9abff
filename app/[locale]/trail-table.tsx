import { getTranslations } from '@/lib/i18n/translations'
import type { ReactNode } from 'react'
import { DataTable, type Column } from '@/components/ui/data-table'
import { DateTime } from '@/components/ui/date-time'
import { Ltr } from '@/components/ui/ltr'
import { Tag } from '@/components/ui/tag'
import type { TrailLine } from '@/lib/activity/describe'
import { Isolated } from './isolated'

type Props<Line extends TrailLine> = {
  lines: Line[]
  caption: string
  empty: ReactNode
  /** Columns of those who read more of each line. */
  more?: Column<Line>[]
}

/** Lines of the audit in words: when, what, who, from which device. */
export async function TrailTable<Line extends TrailLine>({ lines, caption, empty, more = [] }: Props<Line>) {
  const t = await getTranslations('activity')
  const columns: Column<Line>[] = [
    { key: 'at', header: t('columns.at'), tight: true, cell: (line) => <DateTime at={line.at} /> },
    {
      key: 'what',
      header: t('columns.what'),
      rowHeader: true,
      cell: (line) => (
        <>
          <span className="me-2 font-semibold">
            <Isolated text={line.sentence} />
          </span>
          {line.refused && (
            <Tag tone="stopped" icon="stopped">
              {t('outcomes.REFUSED')}
            </Tag>
          )}
        </>
      ),
    },
    { key: 'who', header: t('columns.who'), cell: (line) => <Isolated text={line.who} /> },
    {
      key: 'device',
      header: t('columns.device'),
      tight: true,
      cell: (line) => (line.device ? <Ltr>{line.device}</Ltr> : '—'),
    },
    ...more,
  ]
  return (
    <DataTable
      columns={columns}
      rows={lines}
      rowKey={(line) => line.id}
      caption={caption}
      empty={empty}
      long={more.length === 0}
      dense={more.length > 0}
    />
  )
}
