import { PasswordField, type PasswordRule } from '@/components/forms/password-field'

type Props = {
  label: string
  repeatLabel: string
  hint: string
  met: string
  unmet: string
  /** The checklist, in the reader's language. */
  rules: PasswordRule[]
}

/** A new password with its live checklist, and its repetition. */
export function NewPasswordFields({ label, repeatLabel, hint, met, unmet, rules }: Props) {
  return (
    <>
      <PasswordField
        name="password"
        label={label}
        hint={hint}
        required
        autoComplete="new-password"
        rules={rules}
        met={met}
        unmet={unmet}
      />
      <PasswordField name="repeat" label={repeatLabel} required autoComplete="new-password" />
    </>
  )
}
