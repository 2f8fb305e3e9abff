import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { DateTime } from '@/components/ui/date-time'
import { Ltr } from '@/components/ui/ltr'
import { PageHeader } from '@/components/ui/page-header'
import { TaskList } from '@/components/ui/task-list'
import { requirePermission } from '@/lib/access/require'
import { listFields } from '@/lib/companies/field-view'
import { isFieldName } from '@/lib/companies/fields'
import { registrationPath } from '@/lib/companies/registration-paths'
import { openDraft } from '@/lib/companies/open-registration'
import { kuwaitDay, now } from '@/lib/core/clock'
import { lookUp, link } from './actions'
import { registrationTasks } from './registration-tasks'

type Props = {
  params: Promise<{ requestId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('companies'))('tasks.title') }
}

export default async function RegistrationPage({ params, searchParams }: Props) {
  const actor = await requirePermission('companies.register', null)
  const { view, locale } = await openDraft(actor, (await params).requestId)
  const query = await searchParams
  const t = await getTranslations('companies')
  const { tasks, summary, ready } = registrationTasks(t, view, kuwaitDay(await now()))
  const dropped = String(query.dropped ?? '')
    .split(',')
    .filter(isFieldName)
  return (
    <>
      <PageHeader
        title={t('tasks.title')}
        breadcrumbs={[
          { label: t('crumbs.services'), href: '/services' },
          { label: t('crumbs.companies'), href: '/companies' },
          { label: <Ltr>{view.number}</Ltr> },
        ]}
        lead={
          <>
            {t('steps.number')} <Ltr>{view.profile.commercialRegistrationNumber}</Ltr>
          </>
        }
      />
      <div className="grid max-w-3xl gap-5">
        {query.saved === '1' && (
          <Banner tone="success" live>
            {t('tasks.savedNotice')}
          </Banner>
        )}
        {dropped.length > 0 && (
          <Banner tone="warn" live>
            {t('tasks.dropped', { fields: listFields(t, dropped, locale) })}
          </Banner>
        )}
        {(query.lookup === 'none' || query.lookup === 'limit') && (
          <Banner live>{t(`match.${query.lookup}`)}</Banner>
        )}
        {query.linked === 'no' && <Banner live>{t('match.unlinked')}</Banner>}
        <Banner>
          {t(`banner.${view.role}`)}. {t('banner.saved')}
        </Banner>
        {view.partyId !== null && (
          <Banner
            tone="success"
            action={
              <ActionForm action={link} className="contents" idPrefix="link">
                <input type="hidden" name="requestId" value={view.requestId} />
                <SubmitButton variant="secondary" size="sm" name="link" value="no">
                  {t('match.unlink')}
                </SubmitButton>
              </ActionForm>
            }
          >
            {t('match.linked')}
          </Banner>
        )}
        <TaskList title={t('tasks.listTitle')} summary={summary} tasks={tasks} />
        <div className="flex flex-wrap items-center gap-4">
          <ButtonLink
            href={registrationPath(view.requestId, 'check')}
            variant={ready ? 'primary' : 'secondary'}
            size="lg"
            trailing="next"
          >
            {t('tasks.review')}
          </ButtonLink>
          <ButtonLink href={`/requests/${view.requestId}/cancel`} variant="quiet">
            {t('tasks.cancel')}
          </ButtonLink>
        </div>
        {view.partyId === null && (
          <ActionForm
            action={lookUp}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-5"
            idPrefix="look-up"
          >
            <input type="hidden" name="requestId" value={view.requestId} />
            <p className="min-w-0 flex-1 basis-72 text-sm text-ink-2">{t('match.lookHint')}</p>
            <SubmitButton variant="secondary" size="sm" icon="search">
              {t('match.look')}
            </SubmitButton>
          </ActionForm>
        )}
        <p className="text-sm text-ink-2">
          {t('tasks.savedAt')} <DateTime at={view.updatedAt} />
        </p>
      </div>
    </>
  )
}
