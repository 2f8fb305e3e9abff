import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextArea } from '@/components/forms/text-area'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { FocusHere } from '@/components/ui/focus-here'
import type { DocumentType } from '@/lib/documents/types'
import type { ReviewCorrection } from '@/lib/requests/office-review'
import { approve, reject, returnForCorrection, takeOver } from '../actions'
import { savedForm, showHref, type Confirmation, type ReviewContext } from './review-context'

const ACTIONS = { approve, return: returnForCorrection, reject, 'take-over': takeOver } as const

/** Asks again, says what will follow, and posts the version the page showed. */
export async function ConfirmDecision({
  context,
  confirm,
}: {
  context: ReviewContext
  confirm: Confirmation
}) {
  const { review, drafts, mayDecide } = context
  const t = await getTranslations('office.confirm')
  const back = (
    <ButtonLink href={showHref(context, {}, 'decision')} variant="secondary">
      {t('back')}
    </ButtonLink>
  )
  if (confirm === 'return' && drafts.length === 0 && mayDecide) {
    return (
      <div className="grid gap-4">
        <FocusHere>
          <Banner tone="warn" title={t('return.none')}>
            {t('return.noneText')}
          </Banner>
        </FocusHere>
        <div>{back}</div>
      </div>
    )
  }
  return (
    <ActionForm
      action={ACTIONS[confirm]}
      initial={confirm === 'reject' ? await savedForm(context, 'office.reject') : undefined}
      idPrefix={confirm}
      className="grid gap-4"
      label={t(`${confirm}.title`)}
    >
      <FocusHere key={confirm} className="justify-self-start">
        <h3 className="text-lg font-semibold">{t(`${confirm}.title`)}</h3>
      </FocusHere>
      <input type="hidden" name="requestId" value={review.id} />
      <input type="hidden" name="version" value={review.version} />
      {confirm === 'take-over' && (
        <>
          <input type="hidden" name="from" value={review.assignedToId ?? ''} />
          <p>
            {t('take-over.text')} <bdi>{review.assignedName}</bdi>
          </p>
        </>
      )}
      {confirm === 'return' && (
        <>
          <p>{t('return.text')}</p>
          <Drafts context={context} />
        </>
      )}
      {confirm === 'approve' && <p>{context.panels.approval}</p>}
      {confirm === 'approve' && drafts.length > 0 && (
        <Banner tone="warn" title={t('approve.drafts', { count: drafts.length })} />
      )}
      {confirm === 'reject' && (
        <>
          <p>{t('reject.text')}</p>
          <TextArea name="reason" label={t('reject.reason')} hint={t('reject.hint')} required rows={3} />
        </>
      )}
      <div className="flex flex-wrap gap-3">
        {(mayDecide || confirm === 'take-over') && (
          <SubmitButton variant={confirm === 'reject' ? 'danger' : 'primary'}>
            {t(`${confirm}.submit`, { count: drafts.length })}
          </SubmitButton>
        )}
        {back}
      </div>
    </ActionForm>
  )
}

async function Drafts({ context }: { context: ReviewContext }) {
  const types = await getTranslations('documents.types')
  const label = ({ target, name }: ReviewCorrection) =>
    target === 'FIELD' ? context.panels.fieldLabel(name) : types(name as DocumentType)
  return (
    <ul className="list-disc ps-6">
      {context.drafts.map((draft) => (
        <li key={draft.id}>
          {label(draft)}: <bdi>{draft.reason}</bdi>
        </li>
      ))}
    </ul>
  )
}
