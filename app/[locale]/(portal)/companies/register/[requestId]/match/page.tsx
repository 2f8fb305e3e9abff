import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { Ltr } from '@/components/ui/ltr'
import { PageHeader } from '@/components/ui/page-header'
import { requirePermission } from '@/lib/access/require'
import { registrationPath } from '@/lib/companies/registration-paths'
import { openDraft } from '@/lib/companies/open-registration'
import { findMatch } from '@/lib/companies/party-match'
import { now } from '@/lib/core/clock'
import { redirect } from '@/lib/i18n/navigation'
import { link } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('companies'))('match.title') }
}

export default async function MatchPage({ params }: { params: Promise<{ requestId: string }> }) {
  const actor = await requirePermission('companies.register', null)
  const { requestId } = await params
  const { view, locale } = await openDraft(actor, requestId)
  const match = await findMatch(view, view.profile.commercialRegistrationNumber, await now())
  if (!match || view.partyId) redirect({ href: registrationPath(requestId), locale })
  const t = await getTranslations('companies')
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={t('match.title')}
        lead={t('match.lead')}
        breadcrumbs={[
          { label: t('crumbs.services'), href: '/services' },
          { label: t('crumbs.companies'), href: '/companies' },
          { label: <Ltr>{view.number}</Ltr>, href: registrationPath(requestId) },
          { label: t('match.title') },
        ]}
      />
      <div className="grid gap-5">
        <Card flush>
          <DescriptionList
            items={[
              { key: 'ar', term: t('match.nameAr'), value: <bdi lang="ar">{match!.nameAr}</bdi> },
              { key: 'en', term: t('match.nameEn'), value: <bdi lang="en">{match!.nameEn}</bdi> },
              {
                key: 'number',
                term: t('match.number'),
                value: <Ltr>{match!.commercialRegistrationNumber}</Ltr>,
              },
            ]}
          />
        </Card>
        <p className="text-ink-2">{t('match.what')}</p>
        <ActionForm action={link} className="flex flex-wrap items-center gap-3">
          <input type="hidden" name="requestId" value={requestId} />
          <SubmitButton name="link" value="yes" size="lg" icon="link">
            {t('match.link')}
          </SubmitButton>
          <SubmitButton name="link" value="no" variant="secondary" size="lg">
            {t('match.notMine')}
          </SubmitButton>
        </ActionForm>
      </div>
    </div>
  )
}
