import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { askKnet } from '../actions'

/** Asks KNET what became of the payment: safe at any time. */
export async function InquiryForm({ attemptId }: { attemptId: string }) {
  const t = await getTranslations('office.payments.payment')
  return (
    <ActionForm action={askKnet} idPrefix="ask-knet" className="grid" label={t('ask')}>
      <input type="hidden" name="attemptId" value={attemptId} />
      <SubmitButton variant="secondary" icon="refresh">
        {t('ask')}
      </SubmitButton>
    </ActionForm>
  )
}
