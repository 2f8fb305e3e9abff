import { getTranslations } from '@/lib/i18n/translations'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { DateTime } from '@/components/ui/date-time'
import { Ltr } from '@/components/ui/ltr'
import { formatFils } from '@/lib/core/money'
import { formatDate } from '@/lib/i18n/format'
import { localePath } from '@/lib/i18n/locale-path'
import { Link } from '@/lib/i18n/link'
import type { PaymentRow } from '@/lib/payments/list-query'
import { isPayable } from '@/lib/payments/payable'
import { PaymentState } from './payment-state'

type Props = {
  rows: PaymentRow[]
  locale: string
  at: Date
  empty: ReactNode
  mayPay: boolean
  /** Requests of several companies: say whose each is. */ companies: boolean
}

/** Requests in rows (guide §5.1). What is due has a box: the chosen ones are paid together. */
export async function PaymentTable({ rows, locale, at, empty, mayPay, companies }: Props) {
  const t = await getTranslations('payments')
  const payable = (row: PaymentRow) =>
    mayPay && row.own && isPayable({ ...row, held: row.heldBy !== null }, at)
  const basket = rows.filter(payable).length > 1
  const table = (
    <DataTable
      rows={rows}
      rowKey={(row) => row.id}
      caption={t('title')}
      empty={empty}
      columns={[
        ...(basket
          ? [
              {
                key: 'select',
                header: <span className="sr-only">{t('columns.select')}</span>,
                label: t('columns.select'),
                tight: true,
                cell: (row: PaymentRow) =>
                  payable(row) && (
                    <input
                      type="checkbox"
                      name="ids"
                      value={row.id}
                      aria-label={t('select', { number: row.number })}
                      className="tick-box"
                    />
                  ),
              },
            ]
          : []),
        {
          key: 'number',
          header: t('columns.number'),
          rowHeader: true,
          tight: true,
          cell: (row) => (
            <>
              <Link
                href={`/payments/${row.id}`}
                className="inline-block py-1 text-primary underline underline-offset-4"
              >
                <Ltr>{row.number}</Ltr>
              </Link>
              <span className="block text-sm font-normal text-ink-2">
                <DateTime at={row.issuedAt} day />
              </span>
            </>
          ),
        },
        {
          key: 'papers',
          header: t('columns.papers'),
          tight: true,
          cell: (row) =>
            [row.finalNumber, row.temporaryNumber, row.deliveryOrderNumber]
              .filter(Boolean)
              .map((number, index) => (
                <Ltr key={number} className={`block ${index > 0 ? 'text-sm text-ink-2' : ''}`}>
                  {number}
                </Ltr>
              )),
        },
        ...(companies
          ? [
              {
                key: 'company',
                header: t('columns.company'),
                cell: (row: PaymentRow) => <bdi>{locale === 'ar' ? row.payerNameAr : row.payerNameEn}</bdi>,
              },
            ]
          : []),
        { key: 'type', header: t('columns.type'), tight: true, cell: (row) => t(`types.${row.type}`) },
        {
          key: 'amount',
          header: t('columns.amount'),
          tight: true,
          end: true,
          cell: (row) => <Ltr className="font-semibold">{formatFils(row.amountFils)}</Ltr>,
        },
        {
          key: 'state',
          header: t('columns.state'),
          tight: true,
          cell: (row) => (
            <>
              <PaymentState state={row.state} heldBy={row.heldBy} />
              {row.state === 'INITIATED' && row.expiresAt && (
                <span className="block text-sm text-ink-2">
                  {t.rich('until', { date: () => <Ltr>{formatDate(row.expiresAt!)}</Ltr> })}
                </span>
              )}
            </>
          ),
        },
      ]}
    />
  )
  if (!basket) return table
  return (
    <form method="get" action={localePath(locale, '/payments/confirm')}>
      {table}
      <div className="no-print flex flex-wrap items-center justify-between gap-3 border-t border-line px-4 py-4 sm:px-6">
        <p className="min-w-0 flex-1 basis-64 text-sm text-ink-2">{t('basketHint')}</p>
        <Button type="submit" variant="secondary" icon="card">
          {t('paySelected')}
        </Button>
      </div>
    </form>
  )
}
