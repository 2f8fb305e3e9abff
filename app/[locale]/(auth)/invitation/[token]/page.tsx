import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { AuthPanel } from '@/components/auth/auth-panel'
import { NewPasswordFields } from '@/components/auth/new-password-fields'
import { ActionForm } from '@/components/forms/action-form'
import { Checkbox } from '@/components/forms/checkbox'
import { FormLegend } from '@/components/forms/form-legend'
import { SubmitButton } from '@/components/forms/submit-button'
import { ButtonLink } from '@/components/ui/button'
import { Ltr } from '@/components/ui/ltr'
import { requirePermission } from '@/lib/access/require'
import { findInvitation } from '@/lib/auth/invitations'
import { passwordFieldLabels } from '@/lib/auth/password-field-labels'
import { now } from '@/lib/core/clock'
import { Link } from '@/lib/i18n/link'
import { acceptInvitationAction } from './actions'

type Props = { params: Promise<{ token: string }> }

// The address is a secret: it goes to no other site and into no index.
export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations('auth.fields'))('newPassword'),
    referrer: 'same-origin',
    robots: { index: false },
  }
}

export default async function InvitationPage({ params }: Props) {
  await requirePermission('public.use')
  const { token } = await params
  const user = await findInvitation(token, await now())
  const t = await getTranslations('auth')
  if (!user) {
    return (
      <AuthPanel title={t('invitation.expiredTitle')}>
        <p className="mb-5">{t('invitation.expiredText')}</p>
        <ButtonLink href="/sign-in" variant="secondary">
          {t('signIn.title')}
        </ButtonLink>
      </AuthPanel>
    )
  }
  const staff = user.kind === 'STAFF'
  return (
    <AuthPanel
      title={<bdi>{t('invitation.title', { name: user.firstName })}</bdi>}
      lead={t.rich('invitation.lead', { email: () => <Ltr>{user.email}</Ltr> })}
    >
      <ActionForm action={acceptInvitationAction}>
        <FormLegend />
        <input type="hidden" name="token" value={token} />
        <NewPasswordFields
          label={t('fields.password')}
          repeatLabel={t('fields.repeat')}
          {...await passwordFieldLabels()}
        />
        {staff ? (
          <p className="text-sm text-ink-2">{t('invitation.staffNext')}</p>
        ) : (
          <Checkbox
            name="terms"
            required
            label={t.rich('invitation.terms', { link: (text) => <Link href="/terms">{text}</Link> })}
          />
        )}
        <SubmitButton>{t('invitation.submit')}</SubmitButton>
      </ActionForm>
    </AuthPanel>
  )
}
