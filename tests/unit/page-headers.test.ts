import { contentSecurityPolicy, pageHeaders } from '@/lib/http/page-headers'
import { isPostResponse } from '@/lib/http/is-post-response'

const site = {
  siteUrl: 'https://portal.example',
  gatewayUrl: 'https://kpaytest.example/pg',
  developing: false,
}

test('nothing inline runs without the nonce', () => {
  const policy = contentSecurityPolicy('abc', '/ar', site)
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';")
  expect(policy).toContain("style-src 'self' 'nonce-abc';")
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval/)
})
test('a page fetches from no other site, and sends to none but the gateway', () => {
  const sources = contentSecurityPolicy('abc', '/ar', site)
    .split('; ')
    .map((directive) => directive.split(' '))
  expect(sources[0]).toEqual(['default-src', "'self'"])
  const own = /^(?:'(?:self|none|strict-dynamic|nonce-abc)'|data:|blob:)$/
  expect(
    sources.flatMap(([name, ...allowed]) =>
      allowed.filter((source) => !own.test(source)).map((source) => `${name} ${source}`),
    ),
  ).toEqual(['form-action https://kpaytest.example'])
})
test('forms may end at the gateway and nowhere else', () => {
  expect(contentSecurityPolicy('abc', '/ar', site)).toContain("form-action 'self' https://kpaytest.example;")
  expect(contentSecurityPolicy('abc', '/ar', { ...site, gatewayUrl: undefined })).toContain(
    "form-action 'self';",
  )
})
test('pages may not be framed', () =>
  expect(contentSecurityPolicy('abc', '/ar', site)).toContain("frame-ancestors 'none'"))
test('https is insisted on only where the site has it', () => {
  const plain = { ...site, siteUrl: 'http://localhost:3000' }
  expect(contentSecurityPolicy('abc', '/ar', site)).toContain('upgrade-insecure-requests')
  expect(contentSecurityPolicy('abc', '/ar', plain)).not.toContain('upgrade-insecure-requests')
  expect(Object.fromEntries(pageHeaders(site))).toHaveProperty('Strict-Transport-Security')
  expect(Object.fromEntries(pageHeaders(plain))).not.toHaveProperty('Strict-Transport-Security')
})
test('the referrer policy lets browsers send an Origin with forms', () => {
  expect(Object.fromEntries(pageHeaders(site))['Referrer-Policy']).toBe('strict-origin-when-cross-origin')
})
test.each([
  ['/ar/companies/register/0190/documents', "'self'"],
  ['/en/companies/0190/update/documents', "'self'"],
  ['/ar/admin/requests/registrations/0190', "'self'"],
  ['/ar', "'none'"],
  ['/ar/companies/register/0190/importer', "'none'"],
  ['/ar/admin/requests/registrations', "'none'"],
  ['/ar/documents', "'none'"],
])('%s loads plug-ins from %s', (path, source) =>
  expect(contentSecurityPolicy('abc', path, site)).toContain(`object-src ${source};`),
)

test('a page answers a post by the method that the proxy noted, not by headers that a redirect takes along', () => {
  expect(isPostResponse(new Headers({ 'x-portal-method': 'POST' }))).toBe(true)
  expect(
    isPostResponse(
      new Headers({ 'x-portal-method': 'GET', 'content-type': 'multipart/form-data; boundary=x' }),
    ),
  ).toBe(false)
})
