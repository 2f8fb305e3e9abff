import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { CodeField } from '@/components/forms/code-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { ButtonLink } from '@/components/ui/button'
import { Ltr } from '@/components/ui/ltr'
import { CODE_MINUTES } from '@/lib/accounts/rules'
import { formatPhone } from '@/lib/core/phone'
import type { OpenJoin } from '@/lib/users/invitations/find-join'
import { resendJoinCodeAction, verifyJoinEmailAction, verifyJoinMobileAction } from './actions'

/** The code of the e-mail, or that of the SMS, which may follow later. */
export async function CodeStep({ join, token }: { join: OpenJoin; token: string }) {
  const t = await getTranslations('userInvitations.join')
  const byMobile = join.step === 'MOBILE'
  const target = byMobile ? formatPhone(join.person.mobile) : join.email
  return (
    <div className="grid gap-6">
      <p>{t.rich('sentTo', { target: () => <Ltr className="font-semibold">{target}</Ltr> })}</p>
      <ActionForm
        action={byMobile ? verifyJoinMobileAction : verifyJoinEmailAction}
        guard={false}
        label={t(`steps.${join.step}`)}
      >
        <input type="hidden" name="token" value={token} />
        <CodeField
          name="code"
          label={t(byMobile ? 'smsCode' : 'emailCode')}
          hint={t('codeHint', { minutes: CODE_MINUTES })}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton size="lg">{t('confirm')}</SubmitButton>
          {byMobile && (
            <ButtonLink href={`/join/${token}?step=terms`} variant="secondary">
              {t('later')}
            </ButtonLink>
          )}
          <ButtonLink href={`/join/${token}?step=details`} variant="quiet">
            {t('change')}
          </ButtonLink>
        </div>
      </ActionForm>
      <div className="border-t border-line pt-5">
        <h2 className="text-lg">{t('notArrived')}</h2>
        <p className="mt-1 mb-3 text-sm text-ink-2">
          {join.wait > 0 ? t('resendIn', { seconds: join.wait }) : t('resendHint')}
        </p>
        <ActionForm action={resendJoinCodeAction} guard={false} idPrefix="resend" label={t('notArrived')}>
          <input type="hidden" name="token" value={token} />
          <div>
            <SubmitButton variant="secondary" icon="mail">
              {t(byMobile ? 'resendMobile' : 'resendEmail')}
            </SubmitButton>
          </div>
        </ActionForm>
      </div>
    </div>
  )
}
