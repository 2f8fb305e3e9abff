import type { ReactNode } from 'react'
import { getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from '@/components/ui/button'
import { DataTable, type Column } from '@/components/ui/data-table'
import { DateTime } from '@/components/ui/date-time'
import { Ltr } from '@/components/ui/ltr'
import { Money } from '@/components/ui/money'
import { staffOf, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import type { RefundRow } from '@/lib/payments/refund-queries'
import { paymentHref, reviewHref } from './hrefs'
import { RefundTag } from './tags'

type Props = { rows: RefundRow[]; actor: Actor; locale: string; caption: string; empty?: ReactNode }

/**
 * REQUESTED waits for another finance officer than the one who asked; a lost or contradicted one is settled
 * in its review item.
 */
const isMine = (row: RefundRow, userId: string) => row.state === 'REQUESTED' && row.requestedById === userId
const waits = (row: RefundRow) => row.state === 'REQUESTED' || row.reviewId !== null
const hrefOf = (row: RefundRow) =>
  row.reviewId ? reviewHref(row.reviewId) : `${paymentHref(row.attemptId, { decide: row.id })}#refunds`

/** Refunds with who asked and who decided; what waits for the reader has its button. */
export async function RefundTable({ rows, actor, locale, caption, empty }: Props) {
  const [t, { userId }, decides] = [
    await getTranslations('office.payments'),
    staffOf(actor),
    can(actor, 'payments.decide'),
  ]
  const columns: Column<RefundRow>[] = [
    {
      key: 'request',
      header: t('refund.request'),
      rowHeader: true,
      tight: true,
      cell: (row) => <Ltr>{row.requestNumber}</Ltr>,
    },
    {
      key: 'amount',
      header: t('refund.amount'),
      tight: true,
      cell: (row) => <Money fils={row.amountFils} locale={locale} />,
    },
    { key: 'state', header: t('refund.state'), tight: true, cell: (row) => <RefundTag state={row.state} /> },
    {
      key: 'reason',
      header: t('refund.reason'),
      cell: (row) => (
        <>
          <bdi className="block">{row.reason}</bdi>
          {row.note && (
            <span className="block text-sm text-ink-2">
              {t('refund.note')}: <bdi>{row.note}</bdi>
            </span>
          )}
        </>
      ),
    },
    {
      key: 'asked',
      header: t('refund.asked'),
      cell: (row) => (
        <>
          <bdi className="block">{row.requestedByName}</bdi>
          <span className="text-sm text-ink-2">
            <DateTime at={row.requestedAt} />
          </span>
        </>
      ),
    },
    {
      key: 'decided',
      header: t('refund.decided'),
      cell: (row) =>
        row.decidedByName && (
          <>
            <bdi className="block">{row.decidedByName}</bdi>
            {row.decidedAt && (
              <span className="text-sm text-ink-2">
                <DateTime at={row.decidedAt} />
              </span>
            )}
          </>
        ),
    },
  ]
  if (decides && rows.some(waits)) {
    columns.push({
      key: 'action',
      header: <span className="sr-only">{t('refund.action')}</span>,
      label: t('refund.action'),
      end: true,
      tight: true,
      cell: (row) =>
        waits(row) &&
        (isMine(row, userId) ? (
          <span className="text-sm text-ink-2">{t('queue.mine')}</span>
        ) : (
          <ButtonLink href={hrefOf(row)} variant="secondary" size="sm">
            {t('refund.decide')}
            <span className="sr-only">
              {' '}
              <Ltr>{row.requestNumber}</Ltr>
            </span>
          </ButtonLink>
        )),
    })
  }
  return (
    <DataTable dense columns={columns} rows={rows} rowKey={(row) => row.id} caption={caption} empty={empty} />
  )
}
