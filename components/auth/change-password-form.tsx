import { ActionForm } from '@/components/forms/action-form'
import { FormLegend } from '@/components/forms/form-legend'
import { PasswordField, type PasswordRule } from '@/components/forms/password-field'
import { SubmitButton } from '@/components/forms/submit-button'
import type { FormState } from '@/lib/actions/form-state'
import { NewPasswordFields } from './new-password-fields'

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  email: string
  passwordLabels: { hint: string; met: string; unmet: string; rules: PasswordRule[] }
  labels: { current: string; next: string; repeat: string; submit: string }
}

/** The present password, the new one twice. */
export function ChangePasswordForm({ action, email, passwordLabels, labels }: Props) {
  return (
    <ActionForm action={action}>
      <FormLegend />
      {/* Password managers learn from it whose password changes. */}
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <PasswordField name="currentPassword" label={labels.current} required autoComplete="current-password" />
      <NewPasswordFields label={labels.next} repeatLabel={labels.repeat} {...passwordLabels} />
      <div>
        <SubmitButton>{labels.submit}</SubmitButton>
      </div>
    </ActionForm>
  )
}
