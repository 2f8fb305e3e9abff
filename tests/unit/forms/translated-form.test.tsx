import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { ActionFormClient } from '@/components/forms/action-form-client'
import { Checkbox } from '@/components/forms/checkbox'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { CorrectionNote } from '@/components/requests/correction-note'
import { Button } from '@/components/ui/button'
import { Tag } from '@/components/ui/tag'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import type { FormState } from '@/lib/actions/form-state'
import { formStrings as strings } from '@/tests/support/form-strings'
import { translate } from '@/tests/support/translate'

const states: FormState[] = [
  { status: 'ok', values: {}, problems: [], notice: 'تم الحفظ' },
  { status: 'failed', values: { city: 'x' }, problems: [{ message: 'حاول لاحقاً' }] },
  {
    status: 'failed',
    values: { city: 'x' },
    problems: [
      { field: 'city', label: 'المدينة', message: 'قصيرة' },
      { field: 'agree', message: 'وافق' },
    ],
  },
]

test('a form on a page that the browser translated shows faults, waits, and takes what is mended', async () => {
  const user = userEvent.setup()
  const left = [...states]
  const { container } = render(
    <ActionFormClient action={async () => left.pop()!} strings={strings} name="sample/field" keep>
      <TextField name="city" label="المدينة" required />
      <Checkbox name="agree" label="أوافق" required />
      <SubmitButton>
        احفظ<VisuallyHidden> المدينة</VisuallyHidden>
      </SubmitButton>
    </ActionFormClient>,
  )
  for (const told of ['المدينة: قصيرة', 'حاول لاحقاً', 'تم الحفظ']) {
    translate(container)
    await user.click(screen.getByRole('button'))
    expect(await screen.findByText(told)).toBeInTheDocument()
  }
})

test('so do words beside an icon that comes and goes', () => {
  const page = (on: boolean) => (
    <>
      <Button icon={on ? 'search' : undefined} trailing={on ? undefined : 'next'}>
        ابحث
      </Button>
      <Tag icon={on ? 'check' : undefined}>صُحّح</Tag>
      <CorrectionNote
        reason="غير واضحة"
        before={on ? 'الكويت' : undefined}
        done={on}
        labels={{ officerSays: 'ملاحظة', was: 'كانت', done: 'صُحّح', todo: 'لم يُصحّح' }}
      >
        <input />
      </CorrectionNote>
    </>
  )
  const { container, rerender } = render(page(false))
  for (const on of [true, false, true]) {
    translate(container)
    rerender(page(on))
  }
  expect(container).toHaveTextContent('كانت')
})
