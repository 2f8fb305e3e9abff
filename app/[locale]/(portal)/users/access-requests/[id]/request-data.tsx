import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { DescriptionList } from '@/components/ui/description-list'
import { Link } from '@/lib/i18n/link'
import type { AccessRequestRow } from '@/lib/service-access/access-request-queries'
import { serviceEntry, servicePath } from '@/lib/services/service-catalogue'

const TONE = { GRANTED: 'success', DECLINED: 'stopped', EXPIRED: 'info', WITHDRAWN: 'info' } as const

/** Who asks for what, why, and what came of it. */
export async function RequestData({ request }: { request: AccessRequestRow }) {
  const [all, t, own, locale] = await Promise.all([
    getTranslations('serviceSubscriptions.catalogue'),
    getTranslations('serviceSubscriptions.decide'),
    getTranslations('serviceSubscriptions.own'),
    getLocale(),
  ])
  const { service, state } = request
  const company = (locale === 'ar' ? request.companyAr : request.companyEn) ?? own('allCompanies')
  const text = (key: string, term: string, value: string | null) =>
    value === null ? [] : [{ key, term, value: <bdi>{value}</bdi> }]
  return (
    <>
      {state !== 'OPEN' && <Banner tone={TONE[state]} title={t(`outcome.${state}`)} />}
      <Card flush>
        <DescriptionList
          items={[
            ...text('asker', t('asker'), request.askerName),
            {
              key: 'service',
              term: t('service'),
              value: <Link href={servicePath(service)}>{all(`${service}.title`)}</Link>,
            },
            ...text('company', own('companies'), serviceEntry(service).ofCompanies ? company : null),
            ...text('reason', own('reason'), request.reason),
            { key: 'when', term: t('when'), value: <DateTime at={request.createdAt} /> },
            ...text('askedOf', t('askedOf'), request.askedOfName),
            ...(state === 'OPEN'
              ? [{ key: 'until', term: own('until'), value: <DateTime at={request.expiresAt} day /> }]
              : []),
            ...text('decidedBy', t('decidedBy'), request.decidedByName),
            ...(request.decidedAt
              ? [
                  {
                    key: 'decidedAt',
                    term: t(request.decidedByName ? 'decidedAt' : 'endedAt'),
                    value: <DateTime at={request.decidedAt} />,
                  },
                ]
              : []),
            ...text('declineReason', own('declineReason'), request.declineReason),
          ]}
        />
      </Card>
    </>
  )
}
