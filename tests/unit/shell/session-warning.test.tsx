import { act, render, screen } from '@testing-library/react'
import { SessionWarning } from '@/components/shell/session-warning'

jest.mock('next/navigation', () => ({ usePathname: () => '/ar/requests' }))

const strings = {
  title: 'ستنتهي',
  idle: 'سكون',
  absolute: 'أقصى مدة',
  stay: 'البقاء',
  ended: 'انتهت',
  endedBody: 'سجّل',
  signIn: 'دخول',
}
const show = (idleSeconds: number, absoluteSeconds: number) =>
  render(
    <SessionWarning
      idleSeconds={idleSeconds}
      absoluteSeconds={absoluteSeconds}
      signInHref="/ar/sign-in"
      strings={strings}
    />,
  )
const pass = (seconds: number) =>
  act(async () => {
    await jest.advanceTimersByTimeAsync(seconds * 1000)
  })

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('says nothing until two minutes before the end', async () => {
  show(1200, 43_200)
  await pass(1070)
  expect(screen.queryByRole('alert')).toBeNull()
  await pass(15)
  expect(screen.getByRole('alert')).toHaveTextContent('ستنتهي')
})

test('staying asks the server and takes the warning away', async () => {
  const fetched = jest.fn().mockResolvedValue({ ok: true })
  globalThis.fetch = fetched as unknown as typeof fetch
  show(130, 43_200)
  await pass(20)
  await act(async () => screen.getByRole('button', { name: 'البقاء' }).click())
  expect(fetched).toHaveBeenCalledWith('/api/session/extend', { method: 'POST' })
  expect(screen.queryByRole('alert')).toBeNull()
})

test('the longest time cannot be extended', async () => {
  show(1200, 100)
  await pass(2)
  expect(screen.getByRole('alert')).toHaveTextContent('أقصى مدة')
  expect(screen.queryByRole('button')).toBeNull()
})

test('after the end it leads to the sign-in and back to this page', async () => {
  show(60, 43_200)
  await pass(61)
  expect(screen.getByRole('link', { name: 'دخول' })).toHaveAttribute(
    'href',
    '/ar/sign-in?next=%2Far%2Frequests',
  )
})
