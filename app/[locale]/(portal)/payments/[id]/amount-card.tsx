import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { Ltr } from '@/components/ui/ltr'
import { Money } from '@/components/ui/money'
import { formatDate } from '@/lib/i18n/format'
import { amountInWords } from '@/lib/receipts/amount-in-words'
import { heldBy, paidBy, type PaymentDetails } from '@/lib/payments/details-query'
import { fitsKnet, isOpen } from '@/lib/payments/payable'
import { undoAction } from '../actions'

/** The amount, largest on the page, and the guide's three buttons: ادفع، رفض، رجوع. */
export async function AmountCard({
  payment,
  mayPay,
  locale,
  at,
}: {
  payment: PaymentDetails
  mayPay: boolean
  locale: string
  at: Date
}) {
  const t = await getTranslations('payments.details')
  const { id, state } = payment
  const open = mayPay && isOpen({ ...payment, held: heldBy(payment) !== undefined }, at)
  const due = open && fitsKnet(payment)
  const paid = state === 'SUCCESSFUL' ? paidBy(payment) : undefined
  const receipt = paid?.receipt
  const labels = { SUCCESSFUL: t('amountPaid'), INITIATED: t('amountDue') }
  const label = labels[state as keyof typeof labels] ?? t('amountWas')
  return (
    <Card>
      <p className="text-ink-2">{label}</p>
      <p className="text-3xl font-semibold">
        <Money fils={payment.amountFils} locale={locale} />
      </p>
      <p className="mt-1 text-sm text-ink-2">
        {amountInWords(payment.amountFils, locale === 'ar' ? 'ar' : 'en')}
      </p>
      {paid && paid.refundedFils > 0 && (
        <p className="mt-2 text-sm font-semibold">
          {t.rich('refunded', { amount: () => <Money fils={paid.refundedFils} locale={locale} /> })}
        </p>
      )}
      {state === 'INITIATED' && payment.expiresAt && (
        <p className="mt-2 text-sm font-semibold text-accent">
          {t.rich('until', { date: () => <Ltr>{formatDate(payment.expiresAt!)}</Ltr> })}
        </p>
      )}
      <div className="no-print mt-5 grid gap-3">
        {due && (
          <ButtonLink href={`/payments/${id}/confirm`} size="lg" icon="card">
            {t('pay')}
          </ButtonLink>
        )}
        {open && (
          <ButtonLink href={`/payments/${id}/reject`} variant="danger">
            {t('reject')}
          </ButtonLink>
        )}
        {receipt && (
          <ButtonLink href={`/receipts/${receipt.id}`} size="lg" icon="file">
            {t('receipt')}
          </ButtonLink>
        )}
        {mayPay && state === 'REJECTED' && (
          <ActionForm action={undoAction} className="grid gap-3" idPrefix="undo">
            <input type="hidden" name="paymentRequestId" value={id} />
            <input type="hidden" name="version" value={payment.version} />
            <SubmitButton size="lg" icon="undo">
              {t('undo')}
            </SubmitButton>
          </ActionForm>
        )}
        <ButtonLink href="/payments" variant="quiet">
          {t('back')}
        </ButtonLink>
      </div>
      {due && (
        <p className="mt-4 flex items-start gap-2 border-t border-line pt-4 text-sm text-ink-2">
          <Icon name="shield" size={18} className="mt-1 flex-none" />
          {t('secure')}
        </p>
      )}
    </Card>
  )
}
