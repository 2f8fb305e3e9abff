import { getTranslations } from '@/lib/i18n/translations'
import { Answer } from '@/components/companies/answer'
import { FieldRow } from '@/components/office/field-row'
import { Card } from '@/components/ui/card'
import { StatusTag } from '@/components/ui/status-tag'
import { Tag } from '@/components/ui/tag'
import { fieldView, type CompaniesText } from '@/lib/companies/field-view'
import type { FieldName } from '@/lib/companies/fields'
import type { CompanyReview } from '@/lib/companies/company-review'
import { reviewFields, type ReviewField, type ReviewStep } from '@/lib/companies/review-fields'
import { Link } from '@/lib/i18n/link'
import { NoteForm } from './note-form'
import { NumberForm } from './number-form'
import { showHref, type ReviewContext } from './review-context'

type Props = {
  context: ReviewContext
  company: CompanyReview
  isChange: boolean
  returnable: ReadonlySet<FieldName>
}

/** The answers of a company request, step by step. A change shows what changed first, and the rest folded away. */
export async function CompanyAnswers({ context, company, isChange, returnable }: Props) {
  const { today, showPersonal } = context
  const [t, companies] = [
    await getTranslations('office.review'),
    (await getTranslations('companies')) as unknown as CompaniesText,
  ]
  const steps = reviewFields({
    profile: company.profile,
    base: company.base,
    party: company.party,
    linked: company.linked,
    today,
    maskPersonal: !showPersonal,
  })
  const list = (fields: ReviewField[]) => (
    <dl className="divide-y divide-line">
      {fields.map((field) => (
        <Row key={field.name} {...{ context, field, companies, isChange, returnable }} />
      ))}
    </dl>
  )
  const sections = (of: ReviewStep[]) =>
    of
      .filter(({ fields }) => fields.length > 0)
      .map(({ step, fields }) => (
        <Card key={step} id={`step-${step}`} title={companies(`steps.${step}` as never)} flush>
          {list(fields)}
        </Card>
      ))
  if (!isChange) return sections(steps)
  const changed = steps.flatMap(({ fields }) => fields.filter(({ old }) => old !== undefined))
  const rest = steps.map(({ step, fields }) => ({
    step,
    fields: fields.filter(({ old }) => old === undefined),
  }))
  return (
    <>
      <Card id="changes" title={t('changes')} flush>
        {changed.length > 0 ? list(changed) : <p className="px-5 py-4 text-ink-2">{t('noChanges')}</p>}
      </Card>
      <details className="grid gap-4">
        <summary className="py-2 font-semibold text-primary">{t('unchanged')}</summary>
        <div className="grid gap-4 pt-2">{sections(rest)}</div>
      </details>
    </>
  )
}

async function Row({
  context,
  field,
  companies,
  isChange,
  returnable,
}: Omit<Props, 'company'> & { field: ReviewField; companies: CompaniesText }) {
  const { review, drafts, showsForms, showPersonal } = context
  const [t, common] = await Promise.all([getTranslations('office.field'), getTranslations('office.words')])
  const view = fieldView(companies, field.name)
  const labels = { yes: common('yes'), no: common('no'), notProvided: common('notProvided') }
  const answer = (value: string) => <Answer field={view} value={value} labels={labels} />
  const draft = drafts.find(({ target, name }) => target === 'FIELD' && name === field.name)
  const returned = review.corrections.filter(
    ({ target, name, sentAt }) => target === 'FIELD' && name === field.name && sentAt,
  )
  const asides = [
    ...(field.old !== undefined ? [{ key: 'old', label: t('was'), text: answer(field.old) }] : []),
    ...(field.party === 'differs'
      ? [{ key: 'known', label: t('known'), text: answer(field.known ?? '') }]
      : []),
    ...returned.map(({ id, reason, before }) => ({
      key: id,
      label: t('returned'),
      text: (
        <>
          <bdi>{reason}</bdi>
          {before && (
            <span>
              {' '}
              ({t('wasThen')} {answer(before)})
            </span>
          )}
        </>
      ),
    })),
  ]
  const isNumber = field.name === 'commercialRegistrationNumber'
  return (
    <FieldRow
      id={`field-${field.name}`}
      label={view.label}
      asides={asides}
      note={draft && { label: t('draft'), text: draft.reason }}
      value={<span>{answer(field.party === 'held' ? (field.known ?? '') : field.value)}</span>}
      tags={
        <>
          {field.party === 'matches' && <StatusTag state="MATCHED" />}
          {field.party === 'differs' && (
            <Tag tone="accent" icon="alert">
              {t('differs')}
            </Tag>
          )}
          {field.party === 'held' && (
            <Tag tone="progress" icon="link">
              {t('held')}
            </Tag>
          )}
          {field.expiresIn !== undefined &&
            (field.expiresIn < 0 ? (
              <Tag tone="stopped" icon="close">
                {t('expired', { days: -field.expiresIn })}
              </Tag>
            ) : (
              <Tag tone="accent" icon="calendar-clock">
                {t('expires', { days: field.expiresIn })}
              </Tag>
            ))}
          {field.name === 'signatoryCivilId' && !showPersonal && field.value !== '' && (
            <Link
              href={showHref(context, { show: 'personal' }, 'field-signatoryCivilId')}
              className="text-sm text-primary underline"
            >
              {t('show')}
            </Link>
          )}
        </>
      }
      action={
        showsForms && (
          <>
            {returnable.has(field.name) && (
              <NoteForm context={context} target="FIELD" name={field.name} label={view.label} />
            )}
            {isNumber && !isChange && <NumberForm context={context} label={view.label} />}
          </>
        )
      }
    />
  )
}
