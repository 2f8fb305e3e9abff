import { patternOfPath, permissionOfPath } from '@/lib/access/permission-of-path'

test.each([
  ['/', '/', 'public.use'],
  ['/dashboard', '/dashboard', 'portal.use'],
  ['/payments/confirm', '/payments/confirm', 'payments.pay'],
  ['/payments/0199aaaa', '/payments/[id]', 'payments.read'],
  ['/users/new', '/users/new', 'users.manage'],
  ['/admin/accounts/0199aaaa/observe', '/admin/accounts/[account]/observe', 'observations.read'],
])('the page at %s is %s', (path, pattern, permission) => {
  expect(patternOfPath(path)).toBe(pattern)
  expect(permissionOfPath(path)).toBe(permission)
})

test('what is no page of the table has no pattern: an observation keeps no address with ids', () => {
  expect(patternOfPath('/no/such/page')).toBeUndefined()
  expect(permissionOfPath('/no/such/page')).toBeUndefined()
})
