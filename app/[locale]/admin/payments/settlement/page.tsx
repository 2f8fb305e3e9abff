import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { Button, ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Ltr } from '@/components/ui/ltr'
import { can } from '@/lib/access/permissions'
import { requirePermission } from '@/lib/access/require'
import { kuwaitDay, now } from '@/lib/core/clock'
import { addDays, formatDay } from '@/lib/core/day'
import { localePath } from '@/lib/i18n/locale-path'
import { settlement } from '@/lib/payments/settlement'
import { unallocatedCaptures } from '@/lib/payments/unallocated-captures'
import { FinanceHead } from '../finance-head'
import { exportHref, one, readSettlementDay, settlementHref, type Params } from '../hrefs'
import { GapList } from './gap-list'
import { KnetReport } from './knet-report'
import { AccountTable, LineTable, UnallocatedTable } from './settlement-tables'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('office.payments.settlement'))('title') }
}

/** What KNET settles on one post date, by customs account and category. */
export default async function SettlementPage({ searchParams }: { searchParams: Promise<Params> }) {
  const actor = await requirePermission('payments.oversee')
  const [params, today] = [await searchParams, kuwaitDay(await now())]
  const day = readSettlementDay(one(params, 'day'), today)
  const [t, locale, found] = await Promise.all([
    getTranslations('office.payments.settlement'),
    getLocale(),
    settlement(actor, day),
  ])
  const uncounted = await unallocatedCaptures(actor, day)
  const download = (format: 'csv' | 'xlsx') => (
    <a
      href={localePath(locale, exportHref(day, format))}
      className="inline-flex min-h-9 items-center gap-2 font-semibold text-primary underline"
      download
    >
      {t(format)}
    </a>
  )
  return (
    <>
      <FinanceHead section="settlement" lead={t('lead')} />
      <div className="no-print mb-5 flex flex-wrap items-end justify-between gap-4">
        <form
          action={localePath(locale, settlementHref())}
          method="get"
          className="flex flex-wrap items-end gap-3"
        >
          <div className="grid gap-1">
            <label htmlFor="settlement-day" className="text-sm font-semibold">
              {t('day')}
            </label>
            <input
              id="settlement-day"
              name="day"
              type="text"
              inputMode="numeric"
              dir="ltr"
              defaultValue={formatDay(day)}
              key={day}
              className="field-box w-40"
            />
          </div>
          <Button type="submit" variant="secondary">
            {t('show')}
          </Button>
        </form>
        <div className="flex flex-wrap items-center gap-3">
          <ButtonLink href={settlementHref(addDays(day, -1))} variant="quiet" size="sm" icon="back">
            {t('previous')}
          </ButtonLink>
          {day < today && (
            <ButtonLink href={settlementHref(addDays(day, 1))} variant="quiet" size="sm" trailing="next">
              {t('next')}
            </ButtonLink>
          )}
          {download('csv')}
          {download('xlsx')}
        </div>
      </div>
      {one(params, 'done') === 'read' && (
        <div className="mb-5">
          <Banner live title={t('report.done')} />
        </div>
      )}
      <GapList gaps={found.gaps} />
      {found.accounts.length === 0 ? (
        <Card>
          <EmptyState
            icon="calendar"
            title={
              <>
                {t('emptyTitle')} <Ltr>{formatDay(day)}</Ltr>
              </>
            }
          >
            {t('emptyText')}
          </EmptyState>
        </Card>
      ) : (
        <div className="grid gap-6">
          <Card id="accounts" flush title={t('byAccount')} aside={<Ltr>{formatDay(day)}</Ltr>}>
            <AccountTable settlement={found} locale={locale} />
          </Card>
          {uncounted.length > 0 && (
            <Card id="uncounted" flush title={t('uncountedTitle')}>
              <UnallocatedTable rows={uncounted} locale={locale} />
            </Card>
          )}
          {found.lines.length > 0 && (
            <Card id="categories" flush title={t('byCategory')}>
              <LineTable settlement={found} locale={locale} />
            </Card>
          )}
        </div>
      )}
      <div className="mt-6">
        <KnetReport settlement={found} locale={locale} reads={can(actor, 'payments.decide')} />
      </div>
    </>
  )
}
