import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextArea } from '@/components/forms/text-area'
import { FormDetails } from '@/components/office/form-details'
import { HideWhenDecided } from '@/components/office/hide-when-decided'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import type { CorrectionTarget } from '@/lib/db/generated/enums'
import { draftNote, removeNote } from '../actions'
import { savedForm, type ReviewContext } from './review-context'

type Props = { context: ReviewContext; target: CorrectionTarget; name: string; label: string }

function Hidden({ context, target, name }: Omit<Props, 'label'>) {
  return (
    <>
      <input type="hidden" name="requestId" value={context.review.id} />
      <input type="hidden" name="version" value={context.review.version} />
      <input type="hidden" name="target" value={target} />
      <input type="hidden" name="name" value={name} />
    </>
  )
}

/**
 * «أعد للتصحيح»: a note on one field or document, written beside it. Nobody reads it before the request is
 * returned.
 */
export async function NoteForm({ context, target, name, label }: Props) {
  const t = await getTranslations('office.note')
  const draft = context.drafts.find((note) => note.target === target && note.name === name)
  const kept = await savedForm(context, 'office.draft-correction', { target, name })
  return (
    <>
      <ActionForm
        action={draftNote}
        initial={kept}
        idPrefix={`note-${target}-${name}`.toLowerCase()}
        className="grid gap-2"
        label={`${t(draft ? 'edit' : 'open')}: ${label}`}
      >
        <HideWhenDecided open={context.mayDecide}>
          <FormDetails
            stored={draft?.reason}
            summary={
              <>
                {t(draft ? 'edit' : 'open')}
                <VisuallyHidden> {label}</VisuallyHidden>
              </>
            }
          >
            <div className="grid gap-3 pt-2 pb-1">
              <Hidden {...{ context, target, name }} />
              <TextArea
                name="reason"
                label={t('reason')}
                hint={t('hint')}
                required
                rows={2}
                defaultValue={draft?.reason}
              />
              {context.mayDecide && (
                <div>
                  <SubmitButton size="sm">{t('save')}</SubmitButton>
                </div>
              )}
            </div>
          </FormDetails>
        </HideWhenDecided>
      </ActionForm>
      {draft && context.mayDecide && (
        <ActionForm
          action={removeNote}
          idPrefix={`remove-${target}-${name}`.toLowerCase()}
          className="grid gap-2"
        >
          <Hidden {...{ context, target, name }} />
          <SubmitButton variant="quiet" size="sm" className="justify-self-start px-1">
            {t('remove')}
            <VisuallyHidden> {label}</VisuallyHidden>
          </SubmitButton>
        </ActionForm>
      )}
    </>
  )
}
