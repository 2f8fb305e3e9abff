import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { RadioGroup } from '@/components/forms/choice-group'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextArea } from '@/components/forms/text-area'
import { Card } from '@/components/ui/card'
import { initialFormState } from '@/lib/actions/saved-form'
import type { ReviewRow } from '@/lib/payments/review-queries'
import { outcomesFor } from '@/lib/payments/judge-closing'
import { close } from '../../actions'

/** Closing an item: KNET is asked when it is sent, and what moves money waits for another officer. */
export async function CloseForm({ review }: { review: ReviewRow }) {
  const t = await getTranslations('office.payments.review')
  const initial = await initialFormState('finance.close-review', { reviewId: review.id })
  const outcomes = outcomesFor(review)
  return (
    <Card id="close" title={t('close')}>
      <ActionForm action={close} initial={initial} idPrefix="close" className="grid gap-4" label={t('close')}>
        <input type="hidden" name="reviewId" value={review.id} />
        <input type="hidden" name="version" value={review.version} />
        {outcomes.length > 1 ? (
          <RadioGroup
            name="outcome"
            label={t('outcome')}
            hint={review.attemptState === 'REVIEW' ? t('outcomeHint') : undefined}
            required
            options={outcomes.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
          />
        ) : (
          <input type="hidden" name="outcome" value={outcomes[0]} />
        )}
        <TextArea name="resolution" label={t('resolution')} hint={t('resolutionHint')} required rows={3} />
        <p className="text-sm text-ink-2">{t('closeText')}</p>
        <div>
          <SubmitButton>{t('submit')}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}
