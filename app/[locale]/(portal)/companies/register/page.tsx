import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Ltr } from '@/components/ui/ltr'
import { PageHeader } from '@/components/ui/page-header'
import { requirePermission } from '@/lib/access/require'
import { registrationPath } from '@/lib/companies/registration-paths'
import { findStart } from '@/lib/companies/registration-queries'
import { requiredDocumentTypes } from '@/lib/companies/document-rules'
import { DraftList } from './draft-list'
import { StartForm } from './start-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('companies'))('start.lead') }
}

export default async function StartPage() {
  const actor = await requirePermission('companies.register', null)
  const start = await findStart(actor)
  if (!start) notFound()
  const [t, types] = await Promise.all([getTranslations('companies'), getTranslations('documents.types')])
  const { openMain, role } = start
  const title = t(role === 'MAIN' ? 'start.titleMain' : 'start.titleBranch')
  const number = openMain && { number: () => <Ltr>{openMain.number}</Ltr> }
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={title}
        lead={t('start.lead')}
        breadcrumbs={[
          { label: t('crumbs.services'), href: '/services' },
          { label: t('crumbs.companies'), href: '/companies' },
          { label: title },
        ]}
      />
      <div className="grid gap-5">
        {!openMain && <Banner>{t(`banner.${role}`)}</Banner>}
        {openMain?.state === 'DRAFT' && (
          <Banner
            tone="warn"
            title={t('start.openDraftTitle')}
            action={
              <ButtonLink href={registrationPath(openMain.requestId)} trailing="next">
                {t('start.resume')}
              </ButtonLink>
            }
          >
            {t.rich('start.openDraftText', number!)}
          </Banner>
        )}
        {openMain?.state === 'SUBMITTED' && (
          <Banner
            title={t('start.underReviewTitle')}
            action={
              <ButtonLink href={`/requests/${openMain.requestId}`} variant="secondary">
                {t('start.follow')}
              </ButtonLink>
            }
          >
            {t.rich('start.underReviewText', number!)}
          </Banner>
        )}
        {openMain?.state === 'RETURNED' && (
          <Banner
            tone="warn"
            title={t('start.returnedTitle')}
            action={<ButtonLink href={`/requests/${openMain.requestId}`}>{t('start.follow')}</ButtonLink>}
          >
            {t.rich('start.returnedText', number!)}
          </Banner>
        )}
        {!openMain && <StartForm start={start} mayCorrect={actor.kind === 'GENERAL'} />}
        {!openMain && <DraftList drafts={start.drafts} />}
        <Card title={t('start.needTitle')} id="need">
          <p>{t('start.needText')}</p>
          <ul className="mt-2 list-disc ps-6">
            {requiredDocumentTypes({ industrial: false }).map((type) => (
              <li key={type}>{types(type)}</li>
            ))}
          </ul>
          <p className="mt-3 text-ink-2">{t('start.needTime')}</p>
        </Card>
      </div>
    </div>
  )
}
