import { getTranslations } from '@/lib/i18n/translations'
import type { ActionItem } from '@/components/dashboard/action-list'
import { DateTime } from '@/components/ui/date-time'
import { Ltr } from '@/components/ui/ltr'
import { dateOnly } from '@/lib/core/clock'
import type { DashboardItem } from '@/lib/companies/dashboard-items'
import { formatRecent } from '@/lib/i18n/format'
import { requestTypes } from '@/lib/request-types'
import type { RequestType } from '@/lib/requests/request-type'
import { correctionPath, getRequestType } from '@/lib/requests/request-type-definition'

/** What needs the reader, in words. */
export async function actionItems(
  items: readonly DashboardItem[],
  locale: string,
  at: Date,
): Promise<ActionItem[]> {
  const [t, requests, dates] = await Promise.all([
    getTranslations('dashboard.items'),
    getTranslations('requests'),
    getTranslations('myCompanies.dates'),
  ])
  const nameOf = (row: { ar: string | null; en: string | null }) => (
    <bdi>{(locale === 'ar' ? row.ar : row.en) || requests('unnamed')}</bdi>
  )
  const code = (number: string) => ({ number: () => <Ltr>{number}</Ltr> })
  return items.map((item): ActionItem => {
    if (item.kind === 'expiry') {
      const { company, expiry } = item
      const field = dates(expiry.field)
      const expired = expiry.daysLeft < 0
      const title = expired ? t('expired', { field }) : t('expiring', { field, days: expiry.daysLeft })
      return {
        key: `${company.id}-${expiry.field}`,
        icon: 'calendar-clock',
        urgent: expired,
        title,
        detail: nameOf({ ar: company.profile.nameAr, en: company.profile.nameEn }),
        when: <DateTime at={dateOnly(expiry.day)} day />,
        action: {
          href: `/companies/${company.id}/update`,
          label: t('renew'),
          describe: `${t('renew')}: ${title}`,
        },
      }
    }
    const { request } = item
    const name = nameOf({ ar: request.subjectAr, en: request.subjectEn })
    if (item.kind === 'returned') {
      const count = requests('returned.count', {
        fields: item.fields,
        documents: item.documents,
        both: item.fields > 0 && item.documents > 0 ? 'yes' : 'no',
      })
      return {
        key: request.id,
        icon: 'request-alert',
        title: t.rich('returnedTitle', code(request.number)),
        detail: (
          <>
            {count} · {name}
          </>
        ),
        when: formatRecent(request.updatedAt, at, locale),
        action: {
          href: correctionPath(request.id),
          label: t('correct'),
          describe: `${t('correct')} ${request.number}`,
        },
      }
    }
    const href = getRequestType(requestTypes, request.type).paths.draft(request)
    return {
      key: request.id,
      icon: 'edit',
      title: t.rich('draftTitle', code(request.number)),
      detail: (
        <>
          {requests(`types.${request.type as RequestType}`)} · {name}
        </>
      ),
      when: t('draftSaved', { when: formatRecent(request.updatedAt, at, locale) }),
      action: { href, label: t('continue'), describe: `${t('continue')} ${request.number}` },
    }
  })
}
