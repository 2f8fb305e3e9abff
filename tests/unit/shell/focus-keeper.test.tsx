import { act, render, screen } from '@testing-library/react'
import { FocusKeeper } from '@/components/shell/focus-keeper'

// What jsdom does not draw cannot be seen there either.
beforeAll(() => {
  HTMLElement.prototype.checkVisibility = () => true
})

const page = (inside: React.ReactNode) => (
  <>
    <FocusKeeper />
    <main id="content" tabIndex={-1}>
      <div>{inside}</div>
    </main>
  </>
)
/** The observer tells after the change. */
const settle = () =>
  act(async () => {
    await Promise.resolve()
  })

test('what stands in the place of a pressed button takes the focus', async () => {
  const { rerender } = render(page(<button key="take">استلم</button>))
  screen.getByText('استلم').focus()
  rerender(page(<button key="give">أعد</button>))
  await settle()
  expect(document.activeElement).toBe(screen.getByText('أعد'))
})

test('where a page gave way to another, the content takes it', async () => {
  const { rerender } = render(page(<a href="/ar/requests">طلباتي</a>))
  screen.getByText('طلباتي').focus()
  rerender(page(<p>لا طلبات</p>))
  await settle()
  expect(document.activeElement?.id).toBe('content')
})

test('a reader who has let go of the focus is left alone', async () => {
  const { rerender } = render(page(<button>استلم</button>))
  screen.getByText('استلم').focus()
  document.dispatchEvent(new Event('pointerdown'))
  rerender(page(<p>نُفّذ</p>))
  await settle()
  expect(document.activeElement).toBe(document.body)
})
