import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { FormDetails } from '@/components/office/form-details'
import { HideWhenDecided } from '@/components/office/hide-when-decided'
import { correctCompanyNumber } from '../actions'
import { savedForm, type ReviewContext } from './review-context'

/**
 * The office corrects a commercial registration number that was mistyped at sign-up; it is in the history.
 */
export async function NumberForm({ context, label }: { context: ReviewContext; label: string }) {
  const t = await getTranslations('office.number')
  return (
    <ActionForm
      action={correctCompanyNumber}
      initial={await savedForm(context, 'office.correct-number')}
      idPrefix="number"
      className="grid gap-2"
      label={t('open')}
    >
      <HideWhenDecided open={context.mayDecide}>
        <FormDetails stored={context.review.version} summary={t('open')}>
          <div className="grid gap-3 pt-2 pb-1">
            <input type="hidden" name="requestId" value={context.review.id} />
            <input type="hidden" name="version" value={context.review.version} />
            <TextField name="number" kind="number" label={label} hint={t('hint')} required />
            {context.mayDecide && (
              <div>
                <SubmitButton size="sm">{t('save')}</SubmitButton>
              </div>
            )}
          </div>
        </FormDetails>
      </HideWhenDecided>
    </ActionForm>
  )
}
