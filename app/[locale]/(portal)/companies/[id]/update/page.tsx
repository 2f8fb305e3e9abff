import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Ltr } from '@/components/ui/ltr'
import { TaskList } from '@/components/ui/task-list'
import { requireAnywhere } from '@/lib/access/require'
import { findChangeDraft, findChangeHead } from '@/lib/companies/change-query'
import { start } from './actions'
import { changeTasks } from './change-tasks'
import { UpdateFrame } from './update-frame'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('myCompanies.updatePage'))('title') }
}

export default async function UpdatePage({ params, searchParams }: Props) {
  const actor = await requireAnywhere('companies.register')
  const head = await findChangeHead(actor, (await params).id)
  if (!head || head.companyState !== 'ACTIVE') notFound()
  const [t, all] = await Promise.all([
    getTranslations('myCompanies.updatePage'),
    getTranslations('myCompanies'),
  ])
  const draft = head.state === 'DRAFT' ? await findChangeDraft(actor, head.companyId) : undefined
  const id = head.companyId
  return (
    <UpdateFrame
      company={{ id, names: { ar: head.nameAr ?? '', en: head.nameEn ?? '' } }}
      title={t('title')}
      lead={null}
      saved={(await searchParams).saved === '1'}
    >
      <Card title={t('contactTitle')}>
        <p className="mb-4 text-ink-2">{t('contactBody')}</p>
        <ButtonLink href={`/companies/${id}/update/contact`} variant="secondary" icon="phone">
          {t('contactAction')}
        </ButtonLink>
      </Card>
      {head.requestId && head.state !== 'DRAFT' && (
        <Banner
          title={
            <>
              {all('openChange.title')} <Ltr>{head.number}</Ltr>
            </>
          }
          action={
            <ButtonLink href={`/requests/${head.requestId}`} variant="secondary" size="sm">
              {all('openChange.view')}
            </ButtonLink>
          }
        >
          {all('openChange.body')}
        </Banner>
      )}
      {!head.requestId && (
        <Card title={t('changeTitle')}>
          <p className="mb-4 text-ink-2">{t('changeBody')}</p>
          <ActionForm action={start} idPrefix="start">
            <input type="hidden" name="companyId" value={id} />
            <div>
              <SubmitButton trailing="next">{t('changeAction')}</SubmitButton>
            </div>
          </ActionForm>
        </Card>
      )}
      {draft && (
        <>
          <TaskList
            title={
              <>
                {t('stepsTitle')} · <Ltr>{draft.number}</Ltr>
              </>
            }
            summary={t('stepsSummary')}
            tasks={changeTasks(t, draft).tasks}
          />
          <div className="flex flex-wrap gap-3">
            <ButtonLink
              href={`/companies/${id}/update/check`}
              size="lg"
              trailing="next"
              variant={changeTasks(t, draft).ready ? 'primary' : 'secondary'}
            >
              {t('step.check')}
            </ButtonLink>
            <ButtonLink href={`/requests/${draft.requestId}/cancel`} variant="danger">
              {t('cancel')}
            </ButtonLink>
          </div>
        </>
      )}
    </UpdateFrame>
  )
}
