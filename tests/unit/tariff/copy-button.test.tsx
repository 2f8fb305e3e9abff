import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { CopyButton } from '@/components/tariff/copy-button'

const given = (name: 'clipboard' | 'share', value: unknown) =>
  Object.defineProperty(navigator, name, { value, configurable: true })

afterEach(() => {
  Reflect.deleteProperty(navigator, 'share')
  Reflect.deleteProperty(navigator, 'clipboard')
})

test('a code is copied as it is given, and said to be', async () => {
  const user = userEvent.setup()
  render(<CopyButton text="851713" label="نسخ الرمز" done="نُسخ الرمز" />)
  await user.click(screen.getByRole('button', { name: 'نسخ الرمز' }))
  expect(await navigator.clipboard.readText()).toBe('851713')
  expect(screen.getByRole('status')).toHaveTextContent('نُسخ الرمز')
})

test('a page is handed to the phone’s own sharing, without the search that led to it', async () => {
  const [user, share] = [userEvent.setup(), jest.fn(() => Promise.resolve())]
  given('share', share)
  window.history.pushState({}, '', '/ar/tariff/851713?q=iphone')
  render(<CopyButton label="مشاركة الرابط" done="نُسخ الرابط" />)
  await user.click(screen.getByRole('button', { name: 'مشاركة الرابط' }))
  expect(share).toHaveBeenCalledWith({ title: '', url: 'http://localhost/ar/tariff/851713' })
})

test('where nothing shares, the page’s address is copied', async () => {
  const user = userEvent.setup()
  window.history.pushState({}, '', '/ar/tariff/851713?q=iphone')
  render(<CopyButton label="مشاركة الرابط" done="نُسخ الرابط" />)
  await user.click(screen.getByRole('button', { name: 'مشاركة الرابط' }))
  expect(await navigator.clipboard.readText()).toBe('http://localhost/ar/tariff/851713')
})

test('sharing that is called off is no error, and a browser that can neither copy nor share shows no button', async () => {
  const user = userEvent.setup()
  given('share', () => Promise.reject(new DOMException('called off', 'AbortError')))
  const { unmount } = render(<CopyButton label="مشاركة الرابط" done="نُسخ الرابط" />)
  await user.click(screen.getByRole('button', { name: 'مشاركة الرابط' }))
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('مشاركة الرابط'))
  unmount()
  given('clipboard', undefined)
  render(<CopyButton text="851713" label="نسخ الرمز" done="نُسخ الرمز" />)
  expect(screen.queryByRole('button')).toBeNull()
})
