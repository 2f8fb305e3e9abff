import { getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from '@/components/ui/button'
import { DataTable, type Column } from '@/components/ui/data-table'
import { DateTime } from '@/components/ui/date-time'
import { Money } from '@/components/ui/money'
import { staffOf, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import type { ClosingRow } from '@/lib/payments/closing-queries'
import { reviewHref } from './hrefs'

/** Proposed closings that wait for another finance officer. */
export async function ClosingTable({
  rows,
  actor,
  locale,
  caption,
}: {
  rows: ClosingRow[]
  actor: Actor
  locale: string
  caption: string
}) {
  const [t, { userId }, decides] = [
    await getTranslations('office.payments'),
    staffOf(actor),
    can(actor, 'payments.decide'),
  ]
  const columns: Column<ClosingRow>[] = [
    { key: 'kind', header: t('queue.kind'), rowHeader: true, cell: (row) => t(`kinds.${row.kind}`) },
    { key: 'outcome', header: t('review.outcome'), cell: (row) => t(`review.outcomes.${row.outcome}`) },
    {
      key: 'amount',
      header: t('queue.amount'),
      tight: true,
      cell: (row) => <Money fils={row.amountFils} locale={locale} />,
    },
    {
      key: 'proposed',
      header: t('closing.proposedBy'),
      cell: (row) => (
        <>
          <bdi className="block">{row.proposedByName}</bdi>
          <span className="text-sm text-ink-2">
            <DateTime at={row.proposedAt} />
          </span>
        </>
      ),
    },
    {
      key: 'action',
      header: <span className="sr-only">{t('refund.action')}</span>,
      label: t('refund.action'),
      end: true,
      tight: true,
      cell: (row) => (
        <>
          <ButtonLink href={reviewHref(row.reviewId)} variant="secondary" size="sm">
            {t(decides && row.proposedById !== userId ? 'closing.decide' : 'closing.open')}
          </ButtonLink>
          {row.proposedById === userId && (
            <span className="block text-sm text-ink-2">{t('closing.mine')}</span>
          )}
        </>
      ),
    },
  ]
  return <DataTable dense columns={columns} rows={rows} rowKey={(row) => row.id} caption={caption} />
}
