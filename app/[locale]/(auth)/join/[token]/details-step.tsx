import { getTranslations } from '@/lib/i18n/translations'
import { NewPasswordFields } from '@/components/auth/new-password-fields'
import { ActionForm } from '@/components/forms/action-form'
import { FormLegend } from '@/components/forms/form-legend'
import { SubmitButton } from '@/components/forms/submit-button'
import { Ltr } from '@/components/ui/ltr'
import { PersonFields } from '@/components/users/person-fields'
import { passwordFieldLabels } from '@/lib/auth/password-field-labels'
import type { OpenJoin } from '@/lib/users/invitations/find-join'
import { answerInvitationAction } from './actions'

/** The invited person checks what the general user typed, corrects it, and chooses a password. */
export async function DetailsStep({ join, token }: { join: OpenJoin; token: string }) {
  const [t, fields] = await Promise.all([
    getTranslations('userInvitations.join'),
    getTranslations('userInvitations.fields'),
  ])
  return (
    <ActionForm action={answerInvitationAction}>
      <p>{t(join.kind === 'GENERAL' ? 'asGeneral' : 'asAdditional')}</p>
      <p className="text-ink-2">{t('check')}</p>
      <FormLegend />
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="email" autoComplete="username" value={join.email} readOnly />
      <PersonFields person={join.person} own />
      <p className="text-sm text-ink-2">{t.rich('emailFixed', { email: () => <Ltr>{join.email}</Ltr> })}</p>
      <NewPasswordFields
        label={fields('password')}
        repeatLabel={fields('repeat')}
        {...await passwordFieldLabels()}
      />
      <div>
        <SubmitButton size="lg">{t('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
