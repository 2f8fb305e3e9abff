import { render } from '@testing-library/react'
import { FormContext, type FormContextValue } from '@/components/forms/form-context'
import { FormDetails } from '@/components/office/form-details'
import { IDLE, type FormState } from '@/lib/actions/form-state'

const strings = {} as FormContextValue['strings']
const isOpen = (state: FormState) => {
  const { container } = render(
    <FormContext value={{ state, busy: false, strings, idPrefix: 'x' }}>
      <FormDetails summary="أعد للتصحيح">النموذج</FormDetails>
    </FormContext>,
  )
  return container.querySelector('details')?.open
}

test('a note’s form is folded away until it is wanted', () => {
  expect(isOpen(IDLE)).toBe(false)
})

test('a failed post and text kept from before a time-out open it', () => {
  expect(isOpen({ ...IDLE, status: 'failed', problems: [{ message: 'مطلوب' }] })).toBe(true)
  expect(isOpen({ ...IDLE, values: { reason: 'نص محفوظ' } })).toBe(true)
})

test('once its note is stored it folds, and the focus stays at what the note is about', () => {
  const form = (stored: string | undefined, saved: boolean) => (
    <FormContext value={{ state: IDLE, busy: false, strings, idPrefix: 'x' }}>
      <div>
        <div>
          <FormDetails summary="أعد للتصحيح" stored={stored}>
            <textarea />
            {!saved && <button>احفظ</button>}
          </FormDetails>
        </div>
      </div>
    </FormContext>
  )
  const { container, rerender } = render(form(undefined, false))
  const details = container.querySelector('details')!
  details.open = true
  container.querySelector('button')!.focus()
  rerender(form('الاسم ناقص', true))
  expect(details.open).toBe(false)
  expect(document.activeElement).toBe(container.querySelector('summary'))
})
