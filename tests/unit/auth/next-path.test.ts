import { safeNext, withNext } from '@/lib/auth/next-path'

it.each([
  ['/ar/requests/1?tab=2', '/requests/1?tab=2'],
  ['/en/companies/register', '/companies/register'],
  ['/dashboard', '/dashboard'],
  ['/ar', '/'],
  ['/arabic', '/arabic'],
  ['/ar/requests?q=%D8%B4', '/requests?q=%D8%B4'],
])('%s leads to %s', (wish, path) => {
  expect(safeNext(wish)).toBe(path)
})

it.each([
  undefined,
  null,
  ['/a', '/b'],
  '',
  '/',
  'dashboard',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '\\\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/ar//evil.example',
  '/ar/\\evil.example',
  '/api/auth/signout',
  '/dev/clock',
  '/ar/sign-out',
  '/en/sign-in',
  '/ar/staff/sign-in/code',
  `/${'a'.repeat(1001)}`,
])('%p leads nowhere', (wish) => {
  expect(safeNext(wish)).toBeUndefined()
})

it('is carried along as one parameter', () => {
  expect(withNext('/verify-email', '/requests?a=1&b=2')).toBe(
    '/verify-email?next=%2Frequests%3Fa%3D1%26b%3D2',
  )
  expect(withNext('/verify-email', undefined)).toBe('/verify-email')
})
