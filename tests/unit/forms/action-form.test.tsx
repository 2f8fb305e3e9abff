import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { ActionFormClient } from '@/components/forms/action-form-client'
import { Checkbox } from '@/components/forms/checkbox'
import { CheckboxGroup, RadioGroup } from '@/components/forms/choice-group'
import { DateField } from '@/components/forms/date-field'
import { PasswordField } from '@/components/forms/password-field'
import { Select } from '@/components/forms/select'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import type { FormState } from '@/lib/actions/form-state'
import { formStrings as strings } from '@/tests/support/form-strings'

const failed: FormState = {
  status: 'failed',
  values: { email: 'a@b.example' },
  problems: [{ field: 'email', label: 'البريد', message: 'بريد غير صحيح' }, { message: 'حاول لاحقاً' }],
}
const ok: FormState = { status: 'ok', values: {}, problems: [], notice: 'تم الحفظ' }

type Action = (previous: FormState, form: FormData) => Promise<FormState>

function Sample({ action, initial, keep }: { action: Action; initial?: FormState; keep?: boolean }) {
  return (
    <ActionFormClient action={action} initial={initial} keep={keep} strings={strings}>
      <TextField name="email" kind="email" label="البريد الإلكتروني" hint="للتواصل" required />
      <PasswordField
        name="password"
        label="كلمة المرور"
        required
        autoComplete="new-password"
        rules={[{ key: 'digit', label: 'رقم', pattern: '\\p{Nd}' }]}
        met="تحقق"
        unmet="لم يتحقق"
      />
      <TextField name="fax" kind="tel" label="الفاكس" />
      <SubmitButton name="go" value="save">
        احفظ
      </SubmitButton>
      <SubmitButton name="go" value="next">
        التالي
      </SubmitButton>
    </ActionFormClient>
  )
}

beforeEach(() => {
  document.title = 'تسجيل'
})

test('a failure keeps what was typed, passwords too, and takes the focus to a summary with links', async () => {
  const user = userEvent.setup()
  render(<Sample action={async () => failed} />)
  await user.type(screen.getByLabelText(/البريد/), 'a@b.example')
  await user.type(screen.getByLabelText(/كلمة المرور/), 'Secret#1')
  await user.click(screen.getByRole('button', { name: 'احفظ' }))
  const summary = await screen.findByRole('alert')
  expect(summary).toHaveFocus()
  expect(within(summary).getByRole('link', { name: 'البريد: بريد غير صحيح' })).toHaveAttribute(
    'href',
    '#field-email',
  )
  expect(within(summary).getByText('حاول لاحقاً')).toBeInTheDocument()
  expect(screen.getByLabelText(/البريد/)).toHaveValue('a@b.example')
  expect(screen.getByLabelText(/كلمة المرور/)).toHaveValue('Secret#1')
  expect(document.title).toBe('خطأ: تسجيل')
})

test('an error is told at its field and described by it', async () => {
  const user = userEvent.setup()
  render(<Sample action={async () => failed} />)
  await user.click(screen.getByRole('button', { name: 'احفظ' }))
  await screen.findByRole('alert')
  const field = screen.getByLabelText(/البريد/)
  expect(field).toBeInvalid()
  expect(field).toHaveAccessibleDescription('للتواصل خطأ: بريد غير صحيح')
  expect(screen.getByLabelText(/الفاكس/)).toBeValid()
})

test('the pressed button is posted, and a second press while it works does nothing', async () => {
  const user = userEvent.setup()
  const posts: (FormDataEntryValue | null)[] = []
  let finish: (state: FormState) => void = () => {}
  render(
    <Sample
      action={(_, form) => {
        posts.push(form.get('go'))
        return new Promise((done) => {
          finish = done
        })
      }}
    />,
  )
  await user.click(screen.getByRole('button', { name: 'التالي' }))
  const busy = await screen.findByRole('button', { name: 'جارٍ الإرسال…' })
  expect(busy).toHaveAttribute('aria-disabled', 'true')
  await user.click(busy)
  await user.click(screen.getByRole('button', { name: 'احفظ' }))
  expect(posts).toEqual(['next'])
  await act(async () => finish(ok))
  expect(await screen.findByText('تم الحفظ')).toBeInTheDocument()
})

test('success is announced and empties the fields, unless they are to be kept', async () => {
  const user = userEvent.setup()
  const { unmount } = render(<Sample action={async () => ok} />)
  await user.type(screen.getByLabelText(/الفاكس/), '24981479')
  await user.click(screen.getByRole('button', { name: 'احفظ' }))
  expect(await screen.findByText('تم الحفظ')).toHaveAttribute('role', 'status')
  expect(screen.getByLabelText(/الفاكس/)).toHaveValue('')
  unmount()
  render(<Sample action={async () => ok} keep />)
  await user.type(screen.getByLabelText(/الفاكس/), '24981479')
  await user.click(screen.getByRole('button', { name: 'احفظ' }))
  await screen.findByText('تم الحفظ')
  expect(screen.getByLabelText(/الفاكس/)).toHaveValue('24981479')
})

test('values kept from before a time-out are there from the start, with the notice', () => {
  render(
    <Sample
      action={async () => ok}
      initial={{ status: 'idle', problems: [], values: { email: 'kept@b.example' }, notice: 'أُعيد ما كتبته' }}
    />,
  )
  expect(screen.getByLabelText(/البريد/)).toHaveValue('kept@b.example')
  expect(screen.getByText('أُعيد ما كتبته')).toBeInTheDocument()
})

test('codes and phones read left to right; optional fields say so', () => {
  render(<Sample action={async () => ok} />)
  expect(screen.getByLabelText('الفاكس (اختياري)')).toHaveAttribute('dir', 'ltr')
  expect(screen.getByLabelText(/البريد/)).toBeRequired()
})

test('a password can be shown, and its list follows what is typed', async () => {
  const user = userEvent.setup()
  render(<Sample action={async () => ok} />)
  const field = screen.getByLabelText(/كلمة المرور/)
  await user.type(field, 'x')
  expect(screen.getByText('لم يتحقق')).toBeInTheDocument()
  await user.type(field, '٣')
  expect(screen.getByText('تحقق')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'إظهار' }))
  expect(field).toHaveAttribute('type', 'text')
})

test('choices come back after a post without JavaScript', () => {
  const values = { gender: 'FEMALE', services: ['A', 'C'], city: 'HAWALLI', day: '28/07/2026' }
  render(
    <ActionFormClient
      action={async () => ok}
      initial={{ status: 'failed', problems: [{ field: 'gender', message: 'اختر' }], values }}
      strings={strings}
    >
      <RadioGroup
        name="gender"
        label="الجنس"
        options={[
          { value: 'MALE', label: 'ذكر' },
          { value: 'FEMALE', label: 'أنثى' },
        ]}
        required
      />
      <CheckboxGroup
        name="services"
        label="الخدمات"
        options={['A', 'B', 'C'].map((value) => ({ value, label: value }))}
      />
      <Select
        name="city"
        label="المدينة"
        placeholder="اختر"
        options={[{ value: 'HAWALLI', label: 'حولي' }]}
      />
      <DateField name="day" label="التاريخ" />
      <Checkbox name="industrial" label="صناعية" defaultChecked />
    </ActionFormClient>,
  )
  expect(screen.getByLabelText('أنثى')).toBeChecked()
  expect(screen.getByRole('group', { name: /الجنس/ })).toHaveAccessibleDescription('خطأ: اختر')
  expect(screen.getByLabelText('A')).toBeChecked()
  expect(screen.getByLabelText('B')).not.toBeChecked()
  expect(screen.getByLabelText(/المدينة/)).toHaveValue('HAWALLI')
  expect(screen.getByLabelText(/التاريخ/)).toHaveValue('28/07/2026')
  expect(screen.getByLabelText('صناعية')).not.toBeChecked()
})
