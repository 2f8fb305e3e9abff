import { getTranslations } from '@/lib/i18n/translations'
import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { Deadline } from '@/components/ui/deadline'
import { Ltr } from '@/components/ui/ltr'
import { StatusTag } from '@/components/ui/status-tag'
import { formatRecent } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/link'
import type { RequestRow } from '@/lib/requests/queries'
import type { RequestType } from '@/lib/requests/request-type'

type Row = Pick<
  RequestRow,
  'id' | 'type' | 'number' | 'state' | 'subjectAr' | 'subjectEn' | 'updatedAt' | 'dueAt'
>

/** The day that a deadline ends on: it is stored as the midnight after it. */
const lastMoment = (dueAt: Date) => new Date(dueAt.getTime() - 1)

/** Requests in rows: number, what it is about, state, last change, and when an answer is expected. */
export async function RequestTable({
  rows,
  locale,
  at,
  empty,
}: {
  rows: Row[]
  locale: string
  at: Date
  empty?: ReactNode
}) {
  const t = await getTranslations('requests')
  return (
    <DataTable
      rows={rows}
      rowKey={(row) => row.id}
      caption={t('title')}
      empty={empty}
      highlight={(row) => row.state === 'RETURNED'}
      columns={[
        {
          key: 'number',
          header: t('columns.number'),
          rowHeader: true,
          tight: true,
          cell: (row) => (
            <Link
              href={`/requests/${row.id}`}
              className="inline-block py-1 text-primary underline underline-offset-4"
            >
              <Ltr>{row.number}</Ltr>
            </Link>
          ),
        },
        {
          key: 'company',
          header: t('columns.company'),
          cell: (row) => (
            <>
              <bdi className="block">{(locale === 'ar' ? row.subjectAr : row.subjectEn) || t('unnamed')}</bdi>
              <span className="text-sm text-ink-2">{t(`types.${row.type as RequestType}`)}</span>
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
          key: 'updated',
          header: t('columns.updated'),
          tight: true,
          cell: (row) => (
            <time dateTime={row.updatedAt.toISOString()}>{formatRecent(row.updatedAt, at, locale)}</time>
          ),
        },
        {
          key: 'due',
          header: t('columns.due'),
          tight: true,
          cell: (row) =>
            row.state === 'SUBMITTED' && row.dueAt ? (
              <Deadline at={lastMoment(row.dueAt)} locale={locale} />
            ) : (
              '—'
            ),
        },
      ]}
    />
  )
}
