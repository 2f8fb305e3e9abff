import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { PrintButton } from '@/components/ui/print-button'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { Deadline } from '@/components/ui/deadline'
import { DescriptionList } from '@/components/ui/description-list'
import { Icon } from '@/components/ui/icon'
import { Ltr } from '@/components/ui/ltr'
import { requirePermission } from '@/lib/access/require'
import { registrationPath } from '@/lib/companies/registration-paths'
import { openRegistration } from '@/lib/companies/open-registration'
import { dateOnly } from '@/lib/core/clock'
import { redirect } from '@/lib/i18n/navigation'
import { lastDayOf } from '@/lib/requests/service-level'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('companies'))('done.title') }
}

export default async function DonePage({ params }: { params: Promise<{ requestId: string }> }) {
  const actor = await requirePermission('companies.register', null)
  const { requestId } = await params
  const { view, locale } = await openRegistration(actor, requestId)
  const { submittedAt, dueAt } = view
  if (!submittedAt || !dueAt) return redirect({ href: registrationPath(requestId), locale })
  const t = await getTranslations('companies')
  const due = () => (
    <strong>
      <Deadline at={dateOnly(lastDayOf(dueAt))} locale={locale} />
    </strong>
  )
  return (
    <div className="grid max-w-3xl gap-5">
      <div className="rounded-card border border-done/40 bg-done-soft px-5 py-6 text-done sm:px-8">
        <h1 className="flex items-center gap-3 text-2xl sm:text-3xl">
          <Icon name="success" size={28} />
          {t('done.title')}
        </h1>
        <p className="mt-3 text-ink">{t('done.number')}</p>
        <p className="text-2xl font-semibold text-ink">
          <Ltr>{view.number}</Ltr>
        </p>
      </div>
      <Card title={t('done.nextTitle')} id="next">
        <ol className="grid list-decimal gap-2 ps-6">
          <li>{t('done.next1')}</li>
          <li>{t.rich('done.next2', { date: due })}</li>
          <li>{t('done.next3')}</li>
          <li>{t(`done.next4${view.role}`)}</li>
        </ol>
      </Card>
      <Card flush>
        <DescriptionList
          items={[
            {
              key: 'company',
              term: t('steps.number'),
              value: <Ltr>{view.profile.commercialRegistrationNumber}</Ltr>,
            },
            { key: 'sent', term: t('done.sentAt'), value: <DateTime at={submittedAt} /> },
          ]}
        />
      </Card>
      <div className="no-print flex flex-wrap gap-3">
        <ButtonLink href={`/requests/${requestId}`} size="lg" trailing="next">
          {t('done.follow')}
        </ButtonLink>
        <ButtonLink href="/dashboard" size="lg" variant="secondary">
          {t('done.home')}
        </ButtonLink>
        <PrintButton>{t('done.print')}</PrintButton>
      </div>
    </div>
  )
}
