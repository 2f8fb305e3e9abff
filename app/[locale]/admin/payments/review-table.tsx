import type { ReactNode } from 'react'
import { getTranslations } from '@/lib/i18n/translations'
import { DataTable, type Column } from '@/components/ui/data-table'
import { DateTime } from '@/components/ui/date-time'
import { Ltr } from '@/components/ui/ltr'
import { Money } from '@/components/ui/money'
import { Link } from '@/lib/i18n/link'
import type { ReviewRow } from '@/lib/payments/review-queries'
import { reviewHref } from './hrefs'
import { AttemptTag } from './tags'

type Props = { rows: ReviewRow[]; locale: string; caption: string; closed?: boolean; empty?: ReactNode }

/** Items of finance's queue; each opens on what happened and what to do. */
export async function ReviewTable({ rows, locale, caption, closed = false, empty }: Props) {
  const t = await getTranslations('office.payments')
  const columns: Column<ReviewRow>[] = [
    {
      key: 'kind',
      header: t('queue.kind'),
      rowHeader: true,
      cell: (row) => (
        <Link
          href={reviewHref(row.id)}
          className="inline-block py-1 font-semibold text-primary hover:underline"
        >
          {t(`kinds.${row.kind}`)}
        </Link>
      ),
    },
    {
      key: 'amount',
      header: t('queue.amount'),
      tight: true,
      cell: (row) => <Money fils={row.amountFils} locale={locale} />,
    },
    {
      key: 'requests',
      header: t('queue.requests'),
      cell: (row) =>
        row.numbers ? <Ltr>{row.numbers}</Ltr> : <span className="text-ink-2">{t('queue.noPayment')}</span>,
    },
    {
      key: 'payment',
      header: t('queue.payment'),
      tight: true,
      cell: (row) => row.attemptState && <AttemptTag state={row.attemptState} />,
    },
    { key: 'since', header: t('queue.since'), tight: true, cell: (row) => <DateTime at={row.openedAt} /> },
  ]
  if (closed) {
    columns.push(
      {
        key: 'closed',
        header: t('queue.closedAt'),
        tight: true,
        cell: (row) => row.resolvedAt && <DateTime at={row.resolvedAt} />,
      },
      { key: 'by', header: t('queue.by'), cell: (row) => <bdi>{row.resolvedByName}</bdi> },
    )
  }
  return (
    <DataTable dense columns={columns} rows={rows} rowKey={(row) => row.id} caption={caption} empty={empty} />
  )
}
