import { render, screen } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { SignInCheck } from '@/components/auth/sign-in-check'
import { FormContext, type FormContextValue } from '@/components/forms/form-context'

const solve = jest.fn<Promise<string>, []>()
jest.mock('@/components/captcha/solve-proof', () => ({ solveProof: () => solve() }))

const strings = {
  legend: 'Check',
  intro: 'Why',
  alt: 'Picture',
  answer: 'Text',
  answerHint: 'Case',
  working: 'Working',
  done: 'Done',
  limited: 'Later',
}
const form = (problems: FormContextValue['state']['problems'] = []): FormContextValue => ({
  state: { status: problems.length > 0 ? 'failed' : 'idle', problems, values: {} },
  busy: false,
  idPrefix: 'field',
  strings: {
    problemTitle: '',
    errorPrefix: '',
    errorWord: 'Error',
    optional: '',
    busy: '',
    showPassword: '',
    hidePassword: '',
    dateHint: '',
    leaveQuestion: '',
    unsent: {
      title: '',
      offline: '',
      noAnswer: '',
      newVersion: '',
      fault: '',
      eventId: '',
      reload: '',
      restored: '',
    },
  },
})
const check = (value = form(), limited = false) => (
  <FormContext value={value}>
    <SignInCheck initialId="first" limited={limited} strings={strings} />
  </FormContext>
)
const hidden = (name: string) => document.querySelector<HTMLInputElement>(`input[name=${name}]`)!.value

beforeEach(() => solve.mockReset())

it('without scripts it is the picture', () => {
  const html = renderToString(check())
  expect(html).toContain('src="/api/captcha/first"')
  expect(html).toMatch(/name="captchaWay" value="picture"/)
  expect(html).toContain('name="captchaAnswer"')
})

it('with scripts it computes by itself, shows no picture and says when it is done', async () => {
  solve.mockResolvedValue('solved')
  render(check())
  expect(await screen.findByText('Done')).toBeInTheDocument()
  expect([hidden('captchaWay'), hidden('altcha')]).toEqual(['proof', 'solved'])
  expect(screen.queryByRole('img')).toBeNull()
})

it('where the browser cannot compute it is the picture, and says so when the address has had its pictures', async () => {
  solve.mockRejectedValue(new Error('no secure context'))
  render(check(form(), true))
  expect(await screen.findByRole('img')).toHaveAttribute('src', '/api/captcha/first')
  expect(screen.getByText('Later')).toBeInTheDocument()
  expect(hidden('captchaWay')).toBe('picture')
})

it('a refusal stands at the check, where the summary’s link leads', async () => {
  solve.mockResolvedValue('solved')
  render(check(form([{ field: 'captchaWay', message: 'Pass the check' }])))
  expect(await screen.findByRole('group', { name: 'Check' })).toHaveAttribute('id', 'field-captchaWay')
  expect(screen.getByText('Pass the check')).toBeInTheDocument()
})
