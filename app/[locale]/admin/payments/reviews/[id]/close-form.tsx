import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { RadioGroup } from '@/components/forms/choice-group'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextArea } from '@/components/forms/text-area'
import { Card } from '@/components/ui/card'
import { initialFormState } from '@/lib/actions/held-form'
import { REVIEW_OUTCOMES } from '@/lib/payments/review-commands'
import type { ReviewRow } from '@/lib/payments/review-queries'
import { closeReview } from '../../actions'

/** Closing an item. Only a payment that stands in review asks what became of the money. */
export async function CloseForm({ review }: { review: ReviewRow }) {
  const t = await getTranslations('office.payments.review')
  const initial = await initialFormState('finance.close-review', { reviewId: review.id })
  return (
    <Card id="close" title={t('close')}>
      <ActionForm action={closeReview} initial={initial} idPrefix="close" className="grid gap-4" label={t('close')}>
        <input type="hidden" name="reviewId" value={review.id} />
        <input type="hidden" name="version" value={review.version} />
        {review.attemptState === 'REVIEW'
          ? <RadioGroup name="outcome" label={t('outcome')} hint={t('outcomeHint')} required options={REVIEW_OUTCOMES.filter((value) => value !== 'SETTLED').map((value) => ({ value, label: t(`outcomes.${value}`) }))} />
          : <input type="hidden" name="outcome" value="SETTLED" />}
        <TextArea name="resolution" label={t('resolution')} hint={t('resolutionHint')} required rows={3} />
        <p className="text-sm text-ink-2">{t('closeText')}</p>
        <div><SubmitButton>{t('submit')}</SubmitButton></div>
      </ActionForm>
    </Card>
  )
}
