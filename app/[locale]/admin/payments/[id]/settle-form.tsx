import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { RadioGroup } from '@/components/forms/choice-group'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextArea } from '@/components/forms/text-area'
import { FocusHere } from '@/components/ui/focus-here'
import { initialFormState } from '@/lib/actions/held-form'
import type { RefundRow } from '@/lib/payments/refund-queries'
import { settle } from '../actions'

/** What KNET's books say of a refund whose answer was lost. */
export async function SettleForm({ refund }: { refund: RefundRow }) {
  const t = await getTranslations('office.payments.refund')
  const initial = await initialFormState('finance.settle-refund', { refundId: refund.id })
  return (
    <ActionForm action={settle} initial={initial} idPrefix="settle" className="grid max-w-2xl gap-4" label={t('settleTitle')}>
      <FocusHere key={refund.id} className="justify-self-start"><h3 className="text-lg font-semibold">{t('settleTitle')}</h3></FocusHere>
      <p>{t('settleText')}</p>
      <input type="hidden" name="refundId" value={refund.id} />
      <input type="hidden" name="version" value={refund.version} />
      <RadioGroup name="outcome" label={t('settleOutcome')} required options={(['DONE', 'FAILED'] as const).map((value) => ({ value, label: t(`outcomes.${value}`) }))} />
      <TextArea name="note" label={t('settleNote')} required rows={3} />
      <div><SubmitButton>{t('settleSubmit')}</SubmitButton></div>
    </ActionForm>
  )
}
