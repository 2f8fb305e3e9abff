import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { CodeField } from '@/components/forms/code-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { Banner } from '@/components/ui/banner'
import { Ltr } from '@/components/ui/ltr'
import type { FormState } from '@/lib/actions/form-state'
import { formatPhone } from '@/lib/core/phone'

type Action = (previous: FormState, form: FormData) => Promise<FormState>

/**
 * Reminds a user of a mobile that is still to be confirmed, with the forms to do so.
 * @param minutes that a code lasts
 */
export async function MobileReminder({
  mobile,
  minutes,
  confirm,
  resend,
}: {
  mobile: string
  minutes: number
  confirm: Action
  resend: Action
}) {
  const t = await getTranslations('accounts.mobile')
  return (
    <Banner tone="warn" title={t('title')}>
      <p>{t.rich('text', { number: () => <Ltr className="font-semibold">{formatPhone(mobile)}</Ltr> })}</p>
      <div className="mt-4 flex flex-wrap items-end gap-x-6 gap-y-4">
        <ActionForm action={confirm} idPrefix="mobile" label={t('title')} className="grid gap-4">
          <CodeField name="code" label={t('code')} hint={t('codeHint', { minutes })} />
          <div>
            <SubmitButton>{t('confirm')}</SubmitButton>
          </div>
        </ActionForm>
        <ActionForm action={resend} idPrefix="mobile-resend" label={t('resend')} className="grid gap-4">
          <p className="text-sm text-ink-2">{t('resendHint')}</p>
          <div>
            <SubmitButton variant="secondary">{t('resend')}</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </Banner>
  )
}
