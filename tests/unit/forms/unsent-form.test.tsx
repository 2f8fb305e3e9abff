import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { UnrecognizedActionError } from 'next/dist/client/components/unrecognized-action-error'
import { redirect } from 'next/navigation'
import { ActionFormClient } from '@/components/forms/action-form-client'
import { Checkbox } from '@/components/forms/checkbox'
import { PasswordField } from '@/components/forms/password-field'
import { Select } from '@/components/forms/select'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import type { FormState } from '@/lib/actions/form-state'
import { formStrings as strings } from '@/tests/support/form-strings'

type Action = (previous: FormState, form: FormData) => Promise<FormState>
const ok: FormState = { status: 'ok', values: {}, problems: [], notice: 'تم الحفظ' }

const Sample = ({
  action = async () => ok,
  initial,
  guard,
}: {
  action?: Action
  initial?: FormState
  guard?: boolean
}) => (
  <>
    <ActionFormClient action={action} strings={strings} name="sample/field" initial={initial} guard={guard}>
      <TextField name="city" label="المدينة" defaultValue="الكويت" />
      <PasswordField name="password" label="كلمة المرور" autoComplete="new-password" />
      <Checkbox name="industrial" label="صناعية" />
      <Select
        name="area"
        label="المنطقة"
        options={[
          { value: 'A', label: 'أ' },
          { value: 'B', label: 'ب' },
        ]}
      />
      <SubmitButton>احفظ</SubmitButton>
    </ActionFormClient>
    <a href="/ar/companies">شركاتي</a>
    <a href="/en/companies/register" data-keeps-forms>
      English
    </a>
    <a href="#field-city">إلى المدينة</a>
  </>
)

const online = (is: boolean) => jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(is)
const press = () => userEvent.click(screen.getByRole('button', { name: 'احفظ' }))
const type = (text: string) => userEvent.type(screen.getByLabelText(/المدينة/), text)

beforeEach(() => {
  sessionStorage.clear()
  jest.restoreAllMocks()
})

describe('an action that gives no answer', () => {
  const fault = Object.assign(new Error('rejected'), { digest: '4711' })
  test.each([
    [
      'a dropped line on a device that is offline',
      false,
      new TypeError('Failed to fetch'),
      strings.unsent.offline,
    ],
    [
      'a proxy that answers with an error',
      true,
      new Error('An unexpected response was received from the server.'),
      strings.unsent.noAnswer,
    ],
    [
      'a build that does not know the action',
      true,
      new UnrecognizedActionError('not found'),
      strings.unsent.newVersion,
    ],
    ['an error of the portal', true, fault, strings.unsent.fault],
  ])(
    '%s leaves the form as it stood, says so with the focus, and it can be sent again',
    async (_what, isOnline, error, words) => {
      online(isOnline)
      const posts: FormData[] = []
      render(
        <Sample
          action={async (_, form) => {
            posts.push(form)
            if (posts.length === 1) throw error
            return ok
          }}
        />,
      )
      await type(' الجديدة')
      await userEvent.type(screen.getByLabelText(/كلمة المرور/), 'Secret#1')
      await press()
      const alert = await screen.findByRole('alert')
      expect(alert).toHaveFocus()
      expect(alert).toHaveTextContent(strings.unsent.title)
      expect(alert).toHaveTextContent(words)
      expect(screen.getByLabelText(/المدينة/)).toHaveValue('الكويت الجديدة')
      expect(screen.getByLabelText(/كلمة المرور/)).toHaveValue('Secret#1')
      await press()
      expect(await screen.findByText('تم الحفظ')).toBeInTheDocument()
      expect(posts[1]!.get('city')).toBe('الكويت الجديدة')
      expect(screen.queryByRole('alert')).not.toBeInTheDocument()
    },
  )

  test('tells the number of the event, and no old fault any more', async () => {
    const states = [
      {
        status: 'failed',
        values: { city: 'x' },
        problems: [{ field: 'city', message: 'قصيرة' }],
      } as FormState,
    ]
    render(
      <Sample
        action={async () => {
          const next = states.pop()
          if (next) return next
          throw fault
        }}
      />,
    )
    await press()
    expect(await screen.findAllByText(/قصيرة/)).not.toHaveLength(0)
    await press()
    expect(await screen.findByText('4711')).toBeInTheDocument()
    expect(screen.queryByText(/قصيرة/)).not.toBeInTheDocument()
  })

  test('but a redirect passes: it is an answer', async () => {
    const seen: unknown[] = []
    const error = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    const catchAll = (event: ErrorEvent) => {
      seen.push(event.error)
      event.preventDefault()
    }
    window.addEventListener('error', catchAll)
    expect(() => render(<Sample action={async () => redirect('/ar/companies')} />)).not.toThrow()
    await press()
    await waitFor(() =>
      expect(JSON.stringify([...seen, ...error.mock.calls.flat()].map(String))).toContain('NEXT_REDIRECT'),
    )
    window.removeEventListener('error', catchAll)
  })
})

describe('what was typed', () => {
  beforeEach(() => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined)
  })
  const switchLanguage = () => fireEvent.click(screen.getByRole('link', { name: 'English' }))

  test('is kept in this tab when the language changes, and stands in the form again once; passwords are not kept', async () => {
    window.history.replaceState(null, '', '/ar/companies/register')
    const { unmount } = render(<Sample />)
    await type(' الجديدة')
    await userEvent.type(screen.getByLabelText(/كلمة المرور/), 'Secret#1')
    await userEvent.click(screen.getByLabelText('صناعية'))
    await userEvent.selectOptions(screen.getByLabelText(/المنطقة/), 'B')
    switchLanguage()
    unmount()
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('Secret#1')
    window.history.replaceState(null, '', '/en/companies/register')
    const second = render(<Sample />)
    expect(screen.getByLabelText(/المدينة/)).toHaveValue('الكويت الجديدة')
    expect(screen.getByLabelText('صناعية')).toBeChecked()
    expect(screen.getByLabelText(/المنطقة/)).toHaveValue('B')
    expect(screen.getByLabelText(/كلمة المرور/)).toHaveValue('')
    expect(screen.getByText(strings.unsent.restored)).toHaveAttribute('role', 'status')
    second.unmount()
    render(<Sample />)
    expect(screen.getByLabelText(/المدينة/)).toHaveValue('الكويت')
  })

  test('is not shown to another reader who signs in in the same tab', async () => {
    const first = render(
      <div data-reader="one">
        <Sample />
      </div>,
    )
    await type(' الجديدة')
    fireEvent.click(screen.getByText('English'))
    expect(sessionStorage).toHaveLength(1)
    first.unmount()
    const second = render(
      <div data-reader="two">
        <Sample />
      </div>,
    )
    expect(screen.getByLabelText(/المدينة/)).toHaveValue('الكويت')
    second.unmount()
    render(
      <div data-reader="one">
        <Sample />
      </div>,
    )
    expect(screen.getByLabelText(/المدينة/)).toHaveValue('الكويت الجديدة')
  })

  test('is not kept of a form in which nothing was typed, nor given to another page', async () => {
    window.history.replaceState(null, '', '/ar/companies/register')
    const { unmount } = render(<Sample />)
    switchLanguage()
    expect(sessionStorage).toHaveLength(0)
    await type('x')
    switchLanguage()
    unmount()
    window.history.replaceState(null, '', '/ar/companies/other')
    render(<Sample />)
    expect(screen.getByLabelText(/المدينة/)).toHaveValue('الكويت')
  })
})

describe('leaving', () => {
  const asks = (answer: boolean) => jest.spyOn(window, 'confirm').mockReturnValue(answer)
  /** Whether a click on the link would have led on. */
  const follows = (name: string) => fireEvent.click(screen.getByRole('link', { name }))
  const closes = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  // jsdom cannot follow links and says so.
  beforeEach(() => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined)
  })

  test('a clean form by a link or by closing asks nothing', async () => {
    const ask = asks(false)
    render(<Sample />)
    expect(follows('شركاتي')).toBe(true)
    expect(closes()).toBe(true)
    await type('x')
    await userEvent.clear(screen.getByLabelText(/المدينة/))
    await type('الكويت')
    expect(closes()).toBe(true)
    expect(ask).not.toHaveBeenCalled()
  })

  test('a half-filled form asks, and stays when the answer is no', async () => {
    const ask = asks(false)
    render(<Sample />)
    await type('x')
    expect(follows('شركاتي')).toBe(false)
    expect(ask).toHaveBeenCalledWith(strings.leaveQuestion)
    expect(closes()).toBe(false)
    expect(follows('إلى المدينة')).toBe(true)
  })

  test('asks once: after a yes the browser does not ask again', async () => {
    asks(true)
    render(<Sample />)
    await type('x')
    expect(follows('شركاتي')).toBe(true)
    expect(closes()).toBe(true)
  })

  test('asks nothing after the form was taken, and still asks after it was refused', async () => {
    const ask = asks(false)
    const states: FormState[] = [
      ok,
      { status: 'failed', values: { city: 'الكويتx' }, problems: [{ message: 'لا' }] },
    ]
    render(<Sample action={async () => states.pop()!} />)
    await type('x')
    await press()
    await screen.findByText('لا')
    expect(follows('شركاتي')).toBe(false)
    await press()
    await screen.findByText('تم الحفظ')
    expect(follows('شركاتي')).toBe(true)
    expect(ask).toHaveBeenCalledTimes(1)
  })

  test('asks nothing where a link in the form is the usual way on', async () => {
    asks(false)
    render(<Sample guard={false} />)
    await type('x')
    expect(follows('شركاتي')).toBe(true)
    expect(closes()).toBe(true)
  })
})

test('a form that its page gives back begins with what was posted, and says why', () => {
  const { container } = render(
    <Sample
      initial={{ status: 'idle', problems: [], values: { city: 'حولي' }, unsent: { reason: 'newVersion' } }}
    />,
  )
  expect(screen.getByRole('alert')).toHaveTextContent(strings.unsent.newVersion)
  expect(screen.getByLabelText(/المدينة/)).toHaveValue('حولي')
  expect(container.querySelector('[name="$form"]')).toHaveValue('sample/field')
})
