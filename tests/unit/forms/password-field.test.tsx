import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { ActionFormClient } from '@/components/forms/action-form-client'
import { PasswordField } from '@/components/forms/password-field'
import type { FormState } from '@/lib/actions/form-state'
import { formStrings as strings } from '@/tests/support/form-strings'

const idle = async (previous: FormState) => previous

test('a password is hidden until its reader shows it, can be pasted whole, and is named to password managers', async () => {
  render(
    <ActionFormClient action={idle} strings={strings} name="sample/password">
      <PasswordField name="password" label="كلمة المرور" autoComplete="new-password" />
    </ActionFormClient>,
  )
  const box = screen.getByLabelText<HTMLInputElement>(/كلمة المرور/, { selector: 'input' })
  expect(box).toHaveAttribute('type', 'password')
  expect(box).toHaveAttribute('autocomplete', 'new-password')
  expect(box).not.toHaveAttribute('maxlength')
  const long = `Sidra!48-${'x'.repeat(180)}`
  await userEvent.click(box)
  await userEvent.paste(long)
  expect(box).toHaveValue(long)
  await userEvent.click(screen.getByRole('button', { name: strings.showPassword }))
  expect(box).toHaveAttribute('type', 'text')
})
