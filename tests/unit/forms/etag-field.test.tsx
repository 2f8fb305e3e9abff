import { fireEvent, render, screen } from '@testing-library/react'
import { ActionFormClient } from '@/components/forms/action-form-client'
import { EtagField } from '@/components/forms/etag-field'
import type { FormState } from '@/lib/actions/form-state'
import { formStrings as strings } from '@/tests/support/form-strings'

const refused: FormState = {
  status: 'failed',
  problems: [{ field: 'seen', message: 'overtaken' }],
  values: { seen: 'first' },
}
const stampIn = (container: HTMLElement) => container.querySelector<HTMLInputElement>('[name=seen]')!.value

const form = (etag: string, keep: boolean, initial?: FormState) => (
  <ActionFormClient action={() => Promise.resolve(refused)} initial={initial} strings={strings} keep>
    <EtagField etag={etag} keep={keep}>
      what to do
    </EtagField>
    <button>save</button>
  </ActionFormClient>
)

test('what to do is said only after a refusal, at the place that the summary links to', async () => {
  const { container } = render(form('first', true))
  expect(screen.queryByText('what to do')).toBeNull()
  fireEvent.click(screen.getByText('save'))
  expect(await screen.findByText('what to do')).toBeInTheDocument()
  expect(
    container.querySelector(screen.getByRole('link', { name: 'overtaken' }).getAttribute('href')!),
  ).toHaveTextContent('what to do')
})

test('a form that is filled keeps the etag it was opened with, one that confirms takes the newest', () => {
  expect(stampIn(render(form('second', true, refused)).container)).toBe('first')
  expect(stampIn(render(form('second', false, refused)).container)).toBe('second')
  expect(stampIn(render(form('second', true)).container)).toBe('second')
})
