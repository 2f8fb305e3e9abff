import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Button, ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DataTable, type Column } from '@/components/ui/data-table'
import { DateTime } from '@/components/ui/date-time'
import { EmptyState } from '@/components/ui/empty-state'
import { Ltr } from '@/components/ui/ltr'
import { Money } from '@/components/ui/money'
import { Pagination } from '@/components/ui/pagination'
import { requirePermission } from '@/lib/access/require'
import { cleanText } from '@/lib/core/digits'
import { Link } from '@/lib/i18n/link'
import { localePath } from '@/lib/i18n/locale-path'
import { searchPayments, type PaymentRow } from '@/lib/payments/finance-search'
import { FinanceHead } from '../finance-head'
import { one, paymentHref, searchHref, type Params } from '../hrefs'
import { AttemptTag } from '../tags'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('office.payments.search'))('title') }
}

/** Every payment at KNET, found by any whole number that it carries. */
export default async function FinanceSearchPage({ searchParams }: { searchParams: Promise<Params> }) {
  const actor = await requirePermission('payments.oversee')
  const params = await searchParams
  const [text, after] = [cleanText(one(params, 'q') ?? '').slice(0, 60), one(params, 'after')]
  const [t, locale] = await Promise.all([getTranslations('office.payments.search'), getLocale()])
  const { rows, next } = await searchPayments(actor, { text, after })
  const columns: Column<PaymentRow>[] = [
    {
      key: 'track',
      header: t('trackId'),
      rowHeader: true,
      tight: true,
      cell: (row) => (
        <Link
          href={paymentHref(row.id)}
          className="inline-block py-1 font-semibold text-primary hover:underline"
        >
          <Ltr>{row.trackId}</Ltr>
        </Link>
      ),
    },
    { key: 'requests', header: t('requests'), cell: (row) => <Ltr>{row.numbers}</Ltr> },
    {
      key: 'payer',
      header: t('payer'),
      cell: (row) => <bdi>{locale === 'ar' ? row.payerAr : row.payerEn}</bdi>,
    },
    {
      key: 'amount',
      header: t('amount'),
      tight: true,
      cell: (row) => <Money fils={row.amountFils} locale={locale} />,
    },
    { key: 'state', header: t('state'), tight: true, cell: (row) => <AttemptTag state={row.state} /> },
    { key: 'started', header: t('started'), tight: true, cell: (row) => <DateTime at={row.startedAt} /> },
  ]
  return (
    <>
      <FinanceHead section="search" />
      <form
        action={localePath(locale, '/admin/payments/search')}
        method="get"
        role="search"
        className="mb-4 flex flex-wrap items-end gap-3"
      >
        <div className="grid flex-1 basis-72 gap-1">
          <label htmlFor="payment-search" className="text-sm font-semibold">
            {t('label')}
          </label>
          <input
            id="payment-search"
            name="q"
            type="search"
            dir="auto"
            defaultValue={text}
            aria-describedby="payment-search-hint"
            className="field-box"
          />
          <p id="payment-search-hint" className="text-sm text-ink-2">
            {t('hint')}
          </p>
        </div>
        <div className="flex gap-3 self-center">
          <Button type="submit" variant="secondary" icon="search">
            {t('submit')}
          </Button>
          {text && (
            <ButtonLink href={searchHref()} variant="quiet">
              {t('clear')}
            </ButtonLink>
          )}
        </div>
      </form>
      <Card flush>
        <DataTable
          dense
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          caption={t('caption')}
          empty={
            <EmptyState icon={text ? 'search' : 'card'} title={t(text ? 'none' : 'empty')}>
              {t(text ? 'noneText' : 'emptyText')}
            </EmptyState>
          }
        />
        <Pagination first={after && searchHref(text)} next={next && searchHref(text, next)} />
      </Card>
    </>
  )
}
