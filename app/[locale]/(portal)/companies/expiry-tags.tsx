import { getTranslations } from '@/lib/i18n/translations'
import { StatusTag } from '@/components/ui/status-tag'
import { Tag } from '@/components/ui/tag'
import type { Expiry } from '@/lib/companies/expiry-dates'

/** The dates that need care, or that all are valid. */
export async function ExpiryTags({ expiries }: { expiries: Expiry[] }) {
  const [t, ui] = await Promise.all([getTranslations('myCompanies'), getTranslations('ui.status')])
  if (expiries.length === 0) return <StatusTag state="VALID" label={t('licencesValid')} />
  return (
    <span className="flex flex-wrap gap-2">
      {expiries.map(({ field, daysLeft }) =>
        daysLeft < 0 ? (
          <Tag key={field} tone="stopped" icon="close">
            {t(`dates.${field}`)}: {ui('EXPIRED')}
          </Tag>
        ) : (
          <Tag key={field} tone="accent" icon="calendar-clock">
            {t(`dates.${field}`)}: {t('dates.left', { days: daysLeft })}
          </Tag>
        ),
      )}
    </span>
  )
}
