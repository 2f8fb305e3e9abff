import {
  isOutsidePages,
  maxBodyBytes,
  MAX_BODY_BYTES,
  MAX_PAGE_BODY_BYTES,
  requestError,
} from '@/scripts/serve/request-error'

const HOSTS = ['portal.example']
const error = (
  url: string,
  { method = 'GET', protocol = 'https', from = '198.51.100.7', ...headers }: Record<string, string> = {},
) =>
  requestError(
    { method, url, headers: { host: 'portal.example', ...headers }, socket: { remoteAddress: from } },
    { hosts: HOSTS, protocol, port: 3000 },
  )?.status

describe('a request is refused before it is read', () => {
  it.each([
    '/%ff',
    '/ar/verify/%A0',
    '/en/tariff/foo%A0',
    '/api/v1/tariff/lines/%A0',
    '/ar/%',
    '/ar/%ed%a0%80',
    '/ar/verify/%00',
    '/ar/tariff?q=%00',
    'http://evil.example/ar',
    '*',
    '',
    '/api/../ar/register',
    '/api/%2e%2e/ar/register',
    '/ar/.',
  ])('with 400 for the address %p', (url) => {
    expect(error(url)).toBe(400)
  })

  it.each(['/', '/ar', '/en/tariff?q=%A0', '/ar/%D8%B4', '/ar/100%25', '/api/knet/response?trandata=%41'])(
    'and not for the address %p',
    (url) => {
      expect(error(url)).toBeUndefined()
    },
  )

  it.each(['TRACE', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'PROPFIND'])('with 405 for %s', (method) => {
    expect(error('/ar', { method })).toBe(405)
  })

  it('with 400 for a WebSocket, and not for a client that offers HTTP/2 on every call, as Java’s does', () => {
    expect(error('/ar/odd', { connection: 'Upgrade', upgrade: 'WebSocket' })).toBe(400)
    expect(
      error('/api/knet/response', { method: 'POST', connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c' }),
    ).toBeUndefined()
  })

  it('with 400 for a framework’s header that is garbage', () => {
    expect(error('/ar', { rsc: '1', 'next-router-state-tree': '%5B' })).toBe(400)
    expect(
      error('/ar', { rsc: '1', 'next-router-state-tree': encodeURIComponent('["",{},null,null,true]') }),
    ).toBeUndefined()
  })

  it('with 421 for another host, but for the health of the process', () => {
    expect(error('/ar', { host: 'evil.example' })).toBe(421)
    expect(error('/ar', { host: '' })).toBe(421)
    expect(error('/api/metrics', { host: '10.0.0.9:3000' })).toBe(421)
    expect(error('/api/health/live', { host: '10.0.0.9:3000' })).toBeUndefined()
    expect(error('/api/health/ready?x', { host: '' })).toBeUndefined()
    expect(error('/api/health/live/../../ar', { host: 'evil.example' })).toBe(421)
    expect(error('/api/health/live/more', { host: 'evil.example' })).toBe(421)
  })

  it('and not for the site’s own host with the protocol’s port, in any case of letters', () => {
    expect(error('/ar', { host: 'Portal.Example' })).toBeUndefined()
    expect(error('/ar', { host: 'portal.example:443' })).toBeUndefined()
    expect(error('/ar', { host: 'portal.example:80' })).toBe(421)
    expect(error('/ar', { host: 'portal.example:80', protocol: 'http' })).toBeUndefined()
  })

  it('and not for the process’ own address, by which the framework fetches from itself', () => {
    for (const from of ['127.0.0.1', '::ffff:127.0.0.1'])
      expect(error('/ar', { host: '127.0.0.1:3000', from })).toBeUndefined()
    expect(error('/ar', { host: '127.0.0.1:3000' })).toBe(421)
    expect(error('/ar', { host: '127.0.0.1:3001', from: '127.0.0.1' })).toBe(421)
  })

  it('with 413 for a body that is announced too large: a form’s megabyte for a page, 32 MB elsewhere', () => {
    expect(
      error('/ar/register', { method: 'POST', 'content-length': String(MAX_PAGE_BODY_BYTES) }),
    ).toBeUndefined()
    expect(error('/ar/register', { method: 'POST', 'content-length': String(MAX_PAGE_BODY_BYTES + 1) })).toBe(
      413,
    )
    expect(
      error('/api/documents', { method: 'POST', 'content-length': String(MAX_BODY_BYTES) }),
    ).toBeUndefined()
    expect(error('/api/documents', { method: 'POST', 'content-length': String(MAX_BODY_BYTES + 1) })).toBe(
      413,
    )
  })

  it('an address that only begins like one of the APIs is a page', () => {
    expect(['/api', '/api/x', '/api?x', '/dev/clock', '/knet-simulator'].every(isOutsidePages)).toBe(true)
    expect(['/apis', '/ar/api', '/developer'].some(isOutsidePages)).toBe(false)
    expect(maxBodyBytes('/apis')).toBe(MAX_PAGE_BODY_BYTES)
  })
})
