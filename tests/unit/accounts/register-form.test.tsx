import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { CaptchaField, type CaptchaStrings } from '@/components/captcha/captcha-field'
import { EntityFields } from '@/components/accounts/entity-fields'
import { ActionFormClient } from '@/components/forms/action-form-client'
import { Checkbox } from '@/components/forms/checkbox'
import { PasswordField } from '@/components/forms/password-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import type { FormState } from '@/lib/actions/form-state'
import { formStrings as strings } from '@/tests/support/form-strings'

const captcha = Object.fromEntries(
  [
    'legend',
    'intro',
    'picture',
    'pictureHint',
    'proof',
    'proofHint',
    'skip',
    'skipHint',
    'alt',
    'answer',
    'answerHint',
    'refresh',
    'working',
    'done',
    'failed',
    'limited',
  ].map((key) => [key, key]),
) as CaptchaStrings
const entities = [
  { code: 'LLC', name: 'شركة', requiresCompany: true },
  { code: 'INDIVIDUAL', name: 'فرد', requiresCompany: false },
]
const labels = {
  legalEntity: 'الكيان القانوني',
  placeholder: 'اختر',
  crNumber: 'رقم السجل التجاري',
  crNumberHint: 'تلميح',
}

function form(action: (previous: FormState, data: FormData) => Promise<FormState>) {
  return render(
    <ActionFormClient action={action} strings={strings}>
      <EntityFields entities={entities} labels={labels} />
      <TextField name="civilId" label="الرقم المدني" kind="number" required />
      <PasswordField name="password" label="كلمة المرور" required autoComplete="new-password" />
      <CaptchaField initialId="first" strings={captcha} />
      <Checkbox name="terms" label="الشروط" required />
      <SubmitButton>إرسال</SubmitButton>
    </ActionFormClient>,
  )
}

const failedState: FormState = {
  status: 'failed',
  values: { civilId: '123' },
  problems: [
    { field: 'civilId', label: 'الرقم المدني', message: 'يتكون من 12 رقماً' },
    { field: 'captchaAnswer', label: 'نص الصورة', message: 'لا يطابق' },
  ],
}

const calls: string[] = []
beforeEach(() => {
  calls.length = 0
  globalThis.fetch = jest.fn(async (address: unknown, init?: RequestInit) => {
    calls.push(`${init?.method ?? 'GET'} ${String(address)}`)
    if (init?.method === 'HEAD') return { ok: false } as Response
    if (String(address) === '/api/captcha/new')
      return { ok: true, json: async () => ({ id: 'second' }) } as unknown as Response
    return { ok: false } as Response
  })
})

test('faults stand in a focused summary that links to the fields, and nothing typed is lost', async () => {
  form(async () => failedState)
  fireEvent.change(screen.getByLabelText(/الرقم المدني/), { target: { value: '123' } })
  fireEvent.change(screen.getByLabelText(/كلمة المرور/), { target: { value: 'Kuwait#2026x' } })
  fireEvent.click(screen.getByRole('button', { name: 'إرسال' }))
  const summary = await screen.findByRole('alert')
  await waitFor(() => expect(summary).toHaveFocus())
  expect(screen.getByRole('link', { name: 'الرقم المدني: يتكون من 12 رقماً' })).toHaveAttribute(
    'href',
    '#field-civilId',
  )
  const civilId = screen.getByLabelText(/الرقم المدني/)
  expect(civilId).toHaveAttribute('aria-invalid', 'true')
  expect(civilId).toHaveAccessibleDescription(/يتكون من 12 رقماً/)
  expect(civilId).toHaveValue('123')
  expect(screen.getByLabelText(/كلمة المرور/)).toHaveValue('Kuwait#2026x')
})

test('after a failed post that spent the picture another one is shown and its answer asked for anew', async () => {
  form(async () => failedState)
  fireEvent.change(screen.getByLabelText(/^answer/), { target: { value: 'ABd23T' } })
  fireEvent.click(screen.getByRole('button', { name: 'إرسال' }))
  await waitFor(() => expect(screen.getByRole('img')).toHaveAttribute('src', '/api/captcha/second'))
  expect(calls).toEqual(['HEAD /api/captcha/first', 'POST /api/captcha/new'])
  expect(screen.getByLabelText(/^answer/)).toHaveValue('')
})

test('the number is asked of entities and free for an individual', () => {
  form(async () => failedState)
  const number = () => screen.getByRole('textbox', { name: /رقم السجل التجاري/ })
  expect(number()).toBeRequired()
  fireEvent.change(screen.getByRole('combobox'), { target: { value: 'INDIVIDUAL' } })
  expect(number()).not.toBeRequired()
  fireEvent.change(screen.getByRole('combobox'), { target: { value: 'LLC' } })
  expect(number()).toBeRequired()
})

test('where the browser cannot compute the proof, skipping the picture is offered', async () => {
  form(async () => failedState)
  expect(screen.queryByLabelText('skip')).toBeNull()
  fireEvent.click(screen.getByLabelText('proof'))
  await screen.findByText('failed')
  expect(screen.getByLabelText('skip')).toBeInTheDocument()
})

test('where an address has had its pictures, the form says so and offers the ways that need none', () => {
  render(
    <ActionFormClient action={async () => failedState} strings={strings}>
      <CaptchaField initialId="none" limited strings={captcha} />
    </ActionFormClient>,
  )
  expect(screen.getByText('limited')).toBeVisible()
  expect(screen.queryByRole('img')).toBeNull()
  expect(screen.queryByLabelText('picture')).toBeNull()
  expect(screen.getByLabelText('proof')).toBeInTheDocument()
  expect(screen.getByLabelText('skip')).toBeChecked()
})
