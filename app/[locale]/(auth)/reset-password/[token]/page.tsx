import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { AuthPanel } from '@/components/auth/auth-panel'
import { NewPasswordFields } from '@/components/auth/new-password-fields'
import { ActionForm } from '@/components/forms/action-form'
import { FormLegend } from '@/components/forms/form-legend'
import { SubmitButton } from '@/components/forms/submit-button'
import { ButtonLink } from '@/components/ui/button'
import { Ltr } from '@/components/ui/ltr'
import { requirePermission } from '@/lib/access/require'
import { findPasswordReset } from '@/lib/auth/password-reset'
import { passwordFieldLabels } from '@/lib/auth/password-field-labels'
import { now } from '@/lib/core/clock'
import { resetPasswordAction } from './actions'

type Props = { params: Promise<{ token: string }> }

// The address is a secret: it goes to no other site and into no index.
export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations('auth.reset'))('title'),
    referrer: 'same-origin',
    robots: { index: false },
  }
}

export default async function ResetPasswordPage({ params }: Props) {
  await requirePermission('public.use')
  const { token } = await params
  const user = await findPasswordReset(token, await now())
  const t = await getTranslations('auth')
  if (!user) {
    return (
      <AuthPanel title={t('reset.expiredTitle')}>
        <p className="mb-5">{t('reset.expiredText')}</p>
        <ButtonLink href="/forgot-password">{t('reset.newLink')}</ButtonLink>
      </AuthPanel>
    )
  }
  return (
    <AuthPanel title={t('reset.title')} lead={t.rich('reset.lead', { email: () => <Ltr>{user.email}</Ltr> })}>
      <ActionForm action={resetPasswordAction}>
        <FormLegend />
        <input type="hidden" name="token" value={token} />
        <input type="hidden" autoComplete="username" value={user.email} readOnly />
        <NewPasswordFields
          label={t('fields.newPassword')}
          repeatLabel={t('fields.repeat')}
          {...await passwordFieldLabels()}
        />
        <SubmitButton>{t('reset.submit')}</SubmitButton>
      </ActionForm>
    </AuthPanel>
  )
}
