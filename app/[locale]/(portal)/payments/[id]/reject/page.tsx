import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextArea } from '@/components/forms/text-area'
import { ButtonLink } from '@/components/ui/button'
import { ConfirmPage } from '@/components/ui/confirm-page'
import { Ltr } from '@/components/ui/ltr'
import { requireAnywhere } from '@/lib/access/require'
import { findPayment, heldBy } from '@/lib/payments/details-query'
import { rejectAction } from '../../actions'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('payments.details'))('reject') }
}

/**
 * Asks for a reason, and again, before a request is rejected. What cannot be rejected says why on its own
 * page.
 */
export default async function RejectPage({ params }: Props) {
  const actor = await requireAnywhere('payments.pay')
  const payment = await findPayment(actor, (await params).id)
  if (!payment?.own) notFound()
  const [t, locale] = await Promise.all([getTranslations('payments.reject'), getLocale()])
  if (payment.state !== 'INITIATED' || heldBy(payment)) redirect(`/${locale}/payments/${payment.id}`)
  return (
    <ConfirmPage
      title={t.rich('title', { number: () => <Ltr>{payment.number}</Ltr> })}
      consequences={[t('consequences.told'), t('consequences.stops'), t('consequences.undo')]}
    >
      <ActionForm action={rejectAction}>
        <input type="hidden" name="paymentRequestId" value={payment.id} />
        <input type="hidden" name="version" value={payment.version} />
        <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} required />
        <div className="flex flex-wrap gap-3">
          <SubmitButton variant="danger">{t('confirm')}</SubmitButton>
          <ButtonLink href={`/payments/${payment.id}`} variant="secondary">
            {t('keep')}
          </ButtonLink>
        </div>
      </ActionForm>
    </ConfirmPage>
  )
}
