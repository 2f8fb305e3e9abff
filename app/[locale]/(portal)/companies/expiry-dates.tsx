import { getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { DescriptionList } from '@/components/ui/description-list'
import { StatusTag, type Status } from '@/components/ui/status-tag'
import { EXPIRY_THRESHOLDS, type Expiry } from '@/lib/companies/expiry-dates'
import { dateOnly } from '@/lib/core/clock'

function statusOf({ daysLeft }: Expiry): Status {
  if (daysLeft < 0) return 'EXPIRED'
  return daysLeft <= EXPIRY_THRESHOLDS[0] ? 'EXPIRING' : 'VALID'
}

/**
 * The watched dates of a company, with the warning they call for.
 * @param blocks whether an expired one stops new requests
 */
export async function ExpiryDates({ expiries, blocks }: { expiries: Expiry[]; blocks: boolean }) {
  const t = await getTranslations('myCompanies.dates')
  const states = expiries.map(statusOf)
  return (
    <>
      {states.includes('EXPIRED') && (
        <Banner tone="stopped">{t(blocks ? 'expiredBlocks' : 'expiredWarning')}</Banner>
      )}
      {!states.includes('EXPIRED') && states.includes('EXPIRING') && (
        <Banner tone="warn">{t('warning')}</Banner>
      )}
      <Card title={t('title')} id="dates" flush>
        <DescriptionList
          items={expiries.map((expiry) => ({
            key: expiry.field,
            term: t(expiry.field),
            value: (
              <>
                <span>{t(expiry.daysLeft < 0 ? 'ended' : 'until')} </span>
                <DateTime at={dateOnly(expiry.day)} day />
                {statusOf(expiry) === 'EXPIRING' && (
                  <span className="text-ink-2"> · {t('left', { days: expiry.daysLeft })}</span>
                )}
              </>
            ),
            action: <StatusTag state={statusOf(expiry)} />,
          }))}
        />
      </Card>
    </>
  )
}
