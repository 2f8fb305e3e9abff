import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Ltr } from '@/components/ui/ltr'
import { Pagination } from '@/components/ui/pagination'
import { Tabs } from '@/components/ui/tabs'
import { requirePermission } from '@/lib/access/require'
import { waitingClosings } from '@/lib/payments/closing-queries'
import { waitingRefunds } from '@/lib/payments/refund-queries'
import { REVIEW_KINDS, reviewQueue } from '@/lib/payments/review-queries'
import { financeDay } from '../day-counts'
import { ClosingTable } from './closing-table'
import { FinanceHead } from './finance-head'
import { queueHref, readReviewFilter, type Params } from './hrefs'
import { RefundTable } from './refund-table'
import { ReviewTable } from './review-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('office.payments'))('title') }
}

/**
 * What waits for finance: refunds for a second officer, then the items that money does not explain itself.
 */
export default async function FinanceQueuePage({ searchParams }: { searchParams: Promise<Params> }) {
  const actor = await requirePermission('payments.oversee')
  const filter = readReviewFilter(await searchParams)
  const [t, locale, counts] = await Promise.all([
    getTranslations('office.payments'),
    getLocale(),
    financeDay(actor),
  ])
  const { rows, next } = await reviewQueue(actor, filter)
  const whole = filter.show === 'open' && !filter.kind && !filter.after
  const [refunds, closings] = whole ? [await waitingRefunds(actor), await waitingClosings(actor)] : [[], []]
  const open = filter.show === 'open'
  const kinds = REVIEW_KINDS.filter((kind) => !open || counts.byKind[kind] || filter.kind === kind)
  return (
    <>
      <FinanceHead section="queue" lead={t('queue.lead')} />
      {closings.length > 0 && (
        <Card id="closings" flush title={t('closing.waiting')} className="mb-6">
          <ClosingTable rows={closings} actor={actor} locale={locale} caption={t('closing.waiting')} />
        </Card>
      )}
      {refunds.length > 0 && (
        <Card id="refunds" flush title={t('queue.refunds')} className="mb-6">
          <RefundTable rows={refunds} actor={actor} locale={locale} caption={t('queue.refunds')} />
        </Card>
      )}
      <div className="mb-4 grid gap-3">
        <Tabs
          name={t('queue.show')}
          items={(['open', 'closed'] as const).map((show) => ({
            href: queueHref({ show }),
            label: t(`queue.${show}`),
            current: show === filter.show,
            count: show === 'open' ? <Ltr>{counts.open > 999 ? '999+' : counts.open}</Ltr> : undefined,
          }))}
        />
        {kinds.length > 1 && (
          <Tabs
            name={t('queue.kinds')}
            items={[undefined, ...kinds].map((kind) => ({
              href: queueHref({ show: filter.show, kind }),
              label: kind ? t(`kinds.${kind}`) : t('queue.all'),
              current: kind === filter.kind,
              count: open && kind ? <Ltr>{counts.byKind[kind] ?? 0}</Ltr> : undefined,
            }))}
          />
        )}
      </div>
      <Card flush>
        <ReviewTable
          rows={rows}
          locale={locale}
          closed={!open}
          caption={t('queue.caption')}
          empty={
            <EmptyState icon="success" title={t(open ? 'queue.emptyOpen' : 'queue.emptyClosed')}>
              {t(open ? 'queue.emptyOpenText' : 'queue.emptyClosedText')}
            </EmptyState>
          }
        />
        <Pagination
          first={filter.after && queueHref({ ...filter, after: undefined })}
          next={next && queueHref({ ...filter, after: next })}
        />
      </Card>
    </>
  )
}
