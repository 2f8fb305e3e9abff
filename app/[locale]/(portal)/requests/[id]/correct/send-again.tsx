import { getTranslations } from '@/lib/i18n/translations'
import { AnswersChecked } from '@/components/companies/answers-seen'
import { ActionForm } from '@/components/forms/action-form'
import { Checkbox } from '@/components/forms/checkbox'
import { SubmitButton } from '@/components/forms/submit-button'
import { Card } from '@/components/ui/card'
import { isFieldName } from '@/lib/companies/fields'
import { isDocumentType } from '@/lib/documents/types'
import type { CorrectionState } from '@/lib/requests/correction-states'
import { resubmitAction } from './actions'

type Props = { request: { id: string; version: number }; states: CorrectionState[]; stamp: string }

/** Sending it again: how far the corrections are, what was left as it was, and what is missing. */
export async function SendAgain({ request, states, stamp }: Props) {
  const [t, companies, documents] = [await getTranslations('requests.correctPage'), await getTranslations('companies'), await getTranslations('documents')]
  const left = states.filter(({ done }) => !done).map(({ correction }) => correction)
  const fields = left.flatMap(({ target, name }) => (target === 'FIELD' && isFieldName(name) ? [companies(`fields.${name}`)] : []))
  const papers = left.flatMap(({ target, name }) => (target === 'DOCUMENT' && isDocumentType(name) ? [documents(`types.${name}`)] : []))
  return (
    <Card title={t('sendTitle')}>
      <p>{t('progress', { done: states.length - left.length, all: states.length })}</p>
      {papers.length > 0 && <Left title={t('missingDocuments')} names={papers} />}
      {fields.length > 0 && <Left title={t('unchanged')} names={fields} />}
      <ActionForm action={resubmitAction} idPrefix="fix" className="mt-5 grid gap-5" keep>
        <input type="hidden" name="requestId" value={request.id} />
        <input type="hidden" name="version" value={request.version} />
        {fields.length > 0 && <Checkbox name="unchanged" label={t('confirmUnchanged')} />}
        <AnswersChecked stamp={stamp} href={`/requests/${request.id}/correct`} />
        <div><SubmitButton size="lg">{t('send')}</SubmitButton></div>
      </ActionForm>
    </Card>
  )
}

function Left({ title, names }: { title: string; names: string[] }) {
  return (
    <div className="mt-3">
      <p>{title}</p>
      <ul className="list-disc ps-6">{names.map((name) => <li key={name}>{name}</li>)}</ul>
    </div>
  )
}
