import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextArea } from '@/components/forms/text-area'
import { TextField } from '@/components/forms/text-field'
import { ButtonLink } from '@/components/ui/button'
import { FocusHere } from '@/components/ui/focus-here'
import { Ltr } from '@/components/ui/ltr'
import { initialFormState } from '@/lib/actions/saved-form'
import { formatFils } from '@/lib/core/money'
import { isolate } from '@/lib/i18n/format'
import type { FinancePayment, PaidRequest } from '@/lib/payments/finance-payment'
import { askRefund } from '../actions'
import { paymentHref } from '../hrefs'

/** Asks for money back of one request: all that is left unless the officer writes less. */
export async function RefundRequestForm({
  payment,
  request,
}: {
  payment: FinancePayment
  request: PaidRequest
}) {
  const t = await getTranslations('office.payments.refund')
  const initial = await initialFormState('finance.ask-refund', { allocationId: request.allocationId })
  const most = formatFils(request.refundable)
  return (
    <ActionForm
      action={askRefund}
      initial={initial}
      idPrefix="ask"
      className="grid max-w-2xl gap-4"
      label={t('askTitle')}
    >
      <FocusHere key={request.allocationId} className="justify-self-start">
        <h3 className="text-lg font-semibold">
          {t('askTitle')}: <Ltr>{request.number}</Ltr>
        </h3>
      </FocusHere>
      <p>{t('askText')}</p>
      <input type="hidden" name="allocationId" value={request.allocationId} />
      <TextField
        name="amount"
        kind="code"
        inputMode="decimal"
        label={t('amountLabel')}
        hint={t('amountHint', { amount: isolate(most) })}
        required
        defaultValue={most.replaceAll(',', '')}
      />
      <TextArea name="reason" label={t('reasonLabel')} hint={t('reasonHint')} required rows={3} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton>{t('askSubmit')}</SubmitButton>
        <ButtonLink href={paymentHref(payment.id)} variant="secondary">
          {t('back')}
        </ButtonLink>
      </div>
    </ActionForm>
  )
}
