import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextArea } from '@/components/forms/text-area'
import { ButtonLink } from '@/components/ui/button'
import { FocusHere } from '@/components/ui/focus-here'
import { initialFormState } from '@/lib/actions/saved-form'
import { formatFils } from '@/lib/core/money'
import { isolate } from '@/lib/i18n/format'
import type { RefundRow } from '@/lib/payments/refund-queries'
import { decline, release } from '../actions'
import { paymentHref } from '../hrefs'

/**
 * The second officer's word: release, which sends money at once, or decline with a reason. Posts the version
 * the page showed.
 */
export async function DecideForms({ refund }: { refund: RefundRow }) {
  const t = await getTranslations('office.payments.refund')
  const initial = await initialFormState('finance.decline-refund', { refundId: refund.id })
  const about = (
    <>
      <input type="hidden" name="refundId" value={refund.id} />
      <input type="hidden" name="version" value={refund.version} />
    </>
  )
  return (
    <div className="grid gap-8 lg:grid-cols-2">
      <ActionForm
        action={release}
        idPrefix="release"
        className="grid content-start gap-4"
        label={t('releaseTitle')}
      >
        <FocusHere key={refund.id} className="justify-self-start">
          <h3 className="text-lg font-semibold">{t('releaseTitle')}</h3>
        </FocusHere>
        {about}
        <p>{t('releaseText', { amount: isolate(formatFils(refund.amountFils)) })}</p>
        <div className="flex flex-wrap gap-3">
          <SubmitButton>{t('releaseSubmit')}</SubmitButton>
          <ButtonLink href={paymentHref(refund.attemptId)} variant="secondary">
            {t('back')}
          </ButtonLink>
        </div>
      </ActionForm>
      <ActionForm
        action={decline}
        initial={initial}
        idPrefix="decline"
        className="grid content-start gap-4"
        label={t('declineTitle')}
      >
        <h3 className="text-lg font-semibold">{t('declineTitle')}</h3>
        {about}
        <TextArea name="reason" label={t('declineReason')} required rows={3} />
        <div>
          <SubmitButton variant="danger">{t('declineSubmit')}</SubmitButton>
        </div>
      </ActionForm>
    </div>
  )
}
