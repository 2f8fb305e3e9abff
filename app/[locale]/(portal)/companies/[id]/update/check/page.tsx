import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { SubmittedAnswersEtag } from '@/components/companies/answers-etag-fields'
import { Answer } from '@/components/companies/answer'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { RequiredList } from '@/components/documents/required-list'
import { requireAnywhere } from '@/lib/access/require'
import { changeShown, findChangeDraft } from '@/lib/companies/change-query'
import { fieldView } from '@/lib/companies/field-view'
import { getField } from '@/lib/companies/fields'
import { STEPS } from '@/lib/companies/steps'
import { displayValues } from '@/lib/companies/profile-values'
import { answersEtag } from '@/lib/companies/answers-etag'
import { isDocumentType } from '@/lib/documents/types'
import { valuesForReader } from '../../../values-for-reader'
import { submit } from '../actions'
import { UpdateFrame } from '../update-frame'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('myCompanies.checkPage'))('title') }
}

export default async function CheckChangePage({ params }: Props) {
  const actor = await requireAnywhere('companies.register')
  const { id } = await params
  const draft = await findChangeDraft(actor, id)
  if (!draft) redirect(`/${await getLocale()}/companies/${encodeURIComponent(id)}/update`)
  const [t, common, companies] = await Promise.all([
    getTranslations('myCompanies.checkPage'),
    getTranslations('common'),
    getTranslations('companies'),
  ])
  const labels = { yes: common('yes'), no: common('no'), notProvided: t('empty') }
  const [from, to] = await Promise.all([
    valuesForReader(displayValues(draft.base, { maskPersonal: true })),
    valuesForReader(displayValues(draft.profile, { maskPersonal: true })),
  ])
  const rows = draft.differences.map(({ name }) => ({ name, field: fieldView(companies, name) }))
  if (rows.length === 0) {
    return (
      <UpdateFrame company={{ id, names: draft.names }} title={t('title')} lead={t('lead')}>
        <Card>
          <EmptyState
            icon="edit"
            title={t('nothing.title')}
            action={
              <ButtonLink href={`/companies/${id}/update`} variant="secondary">
                {t('nothing.action')}
              </ButtonLink>
            }
          >
            {t('nothing.body')}
          </EmptyState>
        </Card>
      </UpdateFrame>
    )
  }
  return (
    <UpdateFrame company={{ id, names: draft.names }} title={t('title')} lead={t('lead')}>
      <ActionForm action={submit} idPrefix="check" keep>
        <input type="hidden" name="companyId" value={id} />
        <input type="hidden" name="version" value={draft.version} />
        <Card title={t('changes')} flush>
          {STEPS.map((step) => (
            <span key={step} id={`check-section-${step}`} className="scroll-mt-24" />
          ))}
          <DataTable
            rows={rows}
            rowKey={(row) => row.name}
            caption={t('changes')}
            columns={[
              { key: 'field', header: t('field'), rowHeader: true, cell: (row) => row.field.label },
              {
                key: 'old',
                header: t('old'),
                cell: (row) => <Answer field={row.field} value={from[row.name]} labels={labels} />,
              },
              {
                key: 'new',
                header: t('new'),
                cell: (row) => (
                  <strong>
                    <Answer field={row.field} value={to[row.name]} labels={labels} />
                  </strong>
                ),
              },
              {
                key: 'change',
                header: common('actions'),
                cell: (row) => (
                  <ButtonLink
                    href={`/companies/${id}/update/${getField(row.name).step}`}
                    variant="quiet"
                    size="sm"
                    aria-label={`${common('change')}: ${row.field.label}`}
                  >
                    {common('change')}
                  </ButtonLink>
                ),
              },
            ]}
          />
        </Card>
        {draft.required.length > 0 && (
          <Card
            id="check-section-documents"
            title={t('documents')}
            aside={
              <ButtonLink href={`/companies/${id}/update/documents`} variant="quiet" size="sm">
                {common('change')}
              </ButtonLink>
            }
          >
            <RequiredList required={draft.required} present={draft.documents.filter(isDocumentType)} />
          </Card>
        )}
        <SubmittedAnswersEtag etag={answersEtag(changeShown(draft))} href={`/companies/${id}/update/check`} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton size="lg">{t('send')}</SubmitButton>
          <ButtonLink href={`/companies/${id}/update`} size="lg" variant="quiet">
            {common('back')}
          </ButtonLink>
        </div>
      </ActionForm>
    </UpdateFrame>
  )
}
