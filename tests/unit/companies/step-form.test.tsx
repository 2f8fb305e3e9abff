import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createTranslator } from 'use-intl/core'
import { FieldGroups } from '@/components/companies/field-groups'
import { ActionFormClient } from '@/components/forms/action-form-client'
import { SubmitButton } from '@/components/forms/submit-button'
import type { FormState } from '@/lib/actions/form-state'
import { fieldGroups, type CompaniesText } from '@/lib/companies/field-view'
import { fieldsOf } from '@/lib/companies/fields'
import type { StepName } from '@/lib/companies/steps'
import messages from '@/messages/ar.json'
import { formStrings as strings } from '@/tests/support/form-strings'

const t = createTranslator({ locale: 'ar', messages, namespace: 'companies' }) as unknown as CompaniesText

function Step({
  step,
  values = {},
  action = async (state) => state,
  initial,
}: {
  step: StepName
  values?: Record<string, string>
  action?: (state: FormState, form: FormData) => Promise<FormState>
  initial?: FormState
}) {
  return (
    <ActionFormClient action={action} initial={initial} strings={strings} keep>
      <FieldGroups
        groups={fieldGroups(
          t,
          fieldsOf(step).map((field) => field.name),
        )}
        values={values}
        readOnly={['commercialRegistrationNumber']}
      />
      <SubmitButton name="intent" value="next">
        التالي
      </SubmitButton>
      <SubmitButton name="intent" value="later">
        حفظ والعودة لاحقاً
      </SubmitButton>
    </ActionFormClient>
  )
}

test('the company step has every field of the guide by its label, grouped, optional ones said so', () => {
  render(<Step step="company" values={{ commercialRegistrationNumber: '482910', industrial: 'on' }} />)
  for (const { name } of fieldsOf('company'))
    expect(document.getElementById(`field-${name}`)).toBeInTheDocument()
  expect(screen.getByRole('group', { name: 'المعتمد للتوقيع' })).toBeInTheDocument()
  expect(screen.getByLabelText(/رقم السجل التجاري/)).toHaveAttribute('readonly')
  expect(screen.getByLabelText(/رقم السجل التجاري/)).toHaveValue('482910')
  expect(screen.getByLabelText(/رقم فاكس المكتب/)).not.toBeRequired()
  expect(screen.getByText('رقم فاكس المكتب').closest('label')).toHaveTextContent('(اختياري)')
  expect(screen.getByLabelText('تفاصيل الرخصة الصناعية')).toBeChecked()
})

test('codes, phones and dates read left to right; names in their own direction', () => {
  render(<Step step="company" />)
  for (const name of ['signatoryCivilId', 'officePhone', 'email', 'signatoryCivilIdExpiresOn', 'poBox'])
    expect(document.getElementById(`field-${name}`)).toHaveAttribute('dir', 'ltr')
  expect(document.getElementById('field-nameAr')).toHaveAttribute('dir', 'auto')
})

test('a refused step shows each message at its field and in a summary that leads there, and keeps what was typed', () => {
  const message = 'الرقم المدني غير صحيح: رقم التحقق الأخير لا يطابق'
  render(
    <Step
      step="company"
      initial={{
        status: 'failed',
        values: { signatoryCivilId: '288020122597', nameAr: 'شركة' },
        problems: [{ field: 'signatoryCivilId', label: 'الرقم المدني', message }],
      }}
    />,
  )
  const box = document.getElementById('field-signatoryCivilId')!
  expect(box).toHaveValue('288020122597')
  expect(box).toHaveAttribute('aria-invalid', 'true')
  expect(document.getElementById('field-nameAr')).toHaveValue('شركة')
  const summary = screen.getByRole('alert')
  expect(summary).toHaveFocus()
  expect(within(summary).getByRole('link')).toHaveAttribute('href', '#field-signatoryCivilId')
})

test('the importer step posts the choice, what was typed, and which button it was', async () => {
  const posted: Record<string, FormDataEntryValue>[] = []
  render(
    <Step
      step="importer"
      action={async (state, form) => {
        posted.push(Object.fromEntries(form))
        return state
      }}
    />,
  )
  const user = userEvent.setup()
  await user.click(screen.getByLabelText('مؤقت'))
  await user.type(screen.getByLabelText(/رقم رخصة الاستيراد/), '١٢٣٤٥/٢٠٢٦')
  await user.click(screen.getByRole('button', { name: 'حفظ والعودة لاحقاً' }))
  expect(posted).toMatchObject([
    { importLicenceType: 'TEMPORARY', importLicenceNumber: '١٢٣٤٥/٢٠٢٦', intent: 'later' },
  ])
})
