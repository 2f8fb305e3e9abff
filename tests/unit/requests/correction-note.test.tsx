import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { ProfileField } from '@/components/companies/profile-field'
import { ActionFormClient } from '@/components/forms/action-form-client'
import { SubmitButton } from '@/components/forms/submit-button'
import { CorrectionNote } from '@/components/requests/correction-note'
import type { FormState } from '@/lib/actions/form-state'
import { formStrings as strings } from '@/tests/support/form-strings'

const labels = { officerSays: 'ملاحظة الموظف', was: 'القيمة عند الإعادة', done: 'صُحّح', todo: 'لم يُصحّح بعد' }
const field = { name: 'city', group: 'contact', kind: 'text', label: 'المدينة', required: true } as const

function form(action: (previous: FormState, form: FormData) => Promise<FormState>, done = false) {
  return (
    <ActionFormClient action={action} strings={strings} idPrefix="fix" keep>
      <CorrectionNote reason="اكتب المدينة لا المنطقة" before="الكويت" done={done} labels={labels}>
        <ProfileField field={field} value="الكويت" />
      </CorrectionNote>
      <SubmitButton>احفظ التصحيحات</SubmitButton>
    </ActionFormClient>
  )
}

test('shows the field open, with the officer’s reason, the value it had and that it waits', () => {
  render(form(async (state) => state))
  expect(screen.getByRole('textbox', { name: /المدينة/ })).toHaveValue('الكويت')
  expect(screen.getByText('اكتب المدينة لا المنطقة')).toBeInTheDocument()
  expect(screen.getByText(/القيمة عند الإعادة/)).toHaveTextContent('الكويت')
  expect(screen.getByText('لم يُصحّح بعد')).toBeInTheDocument()
})

test('says by a word that a value was corrected', () => {
  render(form(async (state) => state, true))
  expect(screen.getByText('صُحّح')).toBeInTheDocument()
  expect(screen.queryByText('لم يُصحّح بعد')).not.toBeInTheDocument()
})

test('a fault stands at the field and in a focused summary, and what was typed is kept', async () => {
  const posts: string[] = []
  render(
    form(async (_previous, data) => {
      posts.push(String(data.get('city')))
      return {
        status: 'failed',
        problems: [{ field: 'city', label: 'المدينة', message: 'هذا الحقل إلزامي' }],
        values: { city: ' ' },
      }
    }),
  )
  await userEvent.clear(screen.getByRole('textbox'))
  await userEvent.type(screen.getByRole('textbox'), ' ')
  await userEvent.click(screen.getByRole('button', { name: 'احفظ التصحيحات' }))
  const summary = await screen.findByRole('alert')
  expect(summary).toHaveFocus()
  expect(within(summary).getByRole('link', { name: 'المدينة: هذا الحقل إلزامي' })).toHaveAttribute(
    'href',
    '#fix-city',
  )
  expect(screen.getByRole('textbox')).toHaveAttribute('id', 'fix-city')
  expect(screen.getByRole('textbox')).toBeInvalid()
  expect(screen.getByRole('textbox')).toHaveAccessibleDescription(/هذا الحقل إلزامي/)
  expect(posts).toEqual([' '])
})
