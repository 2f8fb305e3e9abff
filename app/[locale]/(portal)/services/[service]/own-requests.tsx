import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { Card } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { DescriptionList } from '@/components/ui/description-list'
import type { IconName } from '@/components/ui/icon'
import { Tag, type Tone } from '@/components/ui/tag'
import type { AccessRequestState } from '@/lib/db/generated/enums'
import type { AccessRequestRow } from '@/lib/service-access/access-request-queries'
import { serviceEntry } from '@/lib/services/service-catalogue'
import { isolateAuto } from '@/lib/messages/bidi-isolates'
import { withdrawAskAction } from './actions'

/** So many of the latest are shown. */
const SHOWN = 5

const LOOK: Record<AccessRequestState, { icon: IconName; tone: Tone }> = {
  OPEN: { icon: 'clock', tone: 'progress' },
  GRANTED: { icon: 'check', tone: 'done' },
  DECLINED: { icon: 'close', tone: 'stopped' },
  EXPIRED: { icon: 'stopped', tone: 'neutral' },
  WITHDRAWN: { icon: 'stopped', tone: 'neutral' },
}

/** What the reader has asked for, of whom, and what came of it; newest first. */
export async function OwnRequests({ rows }: { rows: readonly AccessRequestRow[] }) {
  if (rows.length === 0) return null
  const [t, locale] = await Promise.all([getTranslations('serviceSubscriptions.own'), getLocale()])
  return (
    <Card title={t('title')} id="own" flush>
      <ul className="divide-y divide-line">
        {rows.slice(0, SHOWN).map((row) => {
          const company = (locale === 'ar' ? row.companyAr : row.companyEn) ?? t('allCompanies')
          const name = row.state === 'OPEN' ? row.askedOfName : (row.decidedByName ?? '')
          return (
            <li key={row.id} className="grid gap-2 py-3">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 sm:px-6">
                <Tag {...LOOK[row.state]}>{t(`states.${row.state}`)}</Tag>
                <span>{t(row.state, { name: isolateAuto(name) })}</span>
                <span className="text-sm text-ink-2">
                  {t.rich('asked', { date: () => <DateTime at={row.createdAt} day /> })}
                </span>
              </div>
              <DescriptionList
                items={[
                  ...(serviceEntry(row.service).ofCompanies
                    ? [{ key: 'company', term: t('companies'), value: <bdi>{company}</bdi> }]
                    : []),
                  { key: 'reason', term: t('reason'), value: <bdi>{row.reason}</bdi> },
                  ...(row.declineReason
                    ? [{ key: 'decline', term: t('declineReason'), value: <bdi>{row.declineReason}</bdi> }]
                    : []),
                  ...(row.state === 'OPEN'
                    ? [{ key: 'until', term: t('until'), value: <DateTime at={row.expiresAt} day /> }]
                    : []),
                ]}
              />
              {row.state === 'OPEN' && (
                <div className="px-4 sm:px-6">
                  <ActionForm action={withdrawAskAction} idPrefix={`withdraw-${row.id}`}>
                    <input type="hidden" name="requestId" value={row.id} />
                    <div>
                      <SubmitButton variant="secondary">{t('withdraw')}</SubmitButton>
                    </div>
                  </ActionForm>
                </div>
              )}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
