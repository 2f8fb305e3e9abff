import {
  isOutsidePages,
  maxBodyBytes,
  MAX_BODY_BYTES,
  MAX_PAGE_BODY_BYTES,
  requestFault,
} from '@/scripts/serve/request-fault'

const HOSTS = ['portal.example']
const fault = (
  url: string,
  { method = 'GET', protocol = 'https', from = '198.51.100.7', ...headers }: Record<string, string> = {},
) =>
  requestFault(
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
    expect(fault(url)).toBe(400)
  })

  it.each(['/', '/ar', '/en/tariff?q=%A0', '/ar/%D8%B4', '/ar/100%25', '/api/knet/response?trandata=%41'])(
    'and not for the address %p',
    (url) => {
      expect(fault(url)).toBeUndefined()
    },
  )

  it.each(['TRACE', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'PROPFIND'])('with 405 for %s', (method) => {
    expect(fault('/ar', { method })).toBe(405)
  })

  it('with 400 for a WebSocket, and not for a client that offers HTTP/2 on every call, as Java’s does', () => {
    expect(fault('/ar/odd', { connection: 'Upgrade', upgrade: 'WebSocket' })).toBe(400)
    expect(
      fault('/api/knet/response', { method: 'POST', connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c' }),
    ).toBeUndefined()
  })

  it('with 400 for a framework’s header that is garbage', () => {
    expect(fault('/ar', { rsc: '1', 'next-router-state-tree': '%5B' })).toBe(400)
    expect(
      fault('/ar', { rsc: '1', 'next-router-state-tree': encodeURIComponent('["",{},null,null,true]') }),
    ).toBeUndefined()
  })

  it('with 421 for another host, but for the health of the process', () => {
    expect(fault('/ar', { host: 'evil.example' })).toBe(421)
    expect(fault('/ar', { host: '' })).toBe(421)
    expect(fault('/api/metrics', { host: '10.0.0.9:3000' })).toBe(421)
    expect(fault('/api/health/live', { host: '10.0.0.9:3000' })).toBeUndefined()
    expect(fault('/api/health/ready?x', { host: '' })).toBeUndefined()
    expect(fault('/api/health/live/../../ar', { host: 'evil.example' })).toBe(421)
    expect(fault('/api/health/live/more', { host: 'evil.example' })).toBe(421)
  })

  it('and not for the site’s own host with the protocol’s port, in any case of letters', () => {
    expect(fault('/ar', { host: 'Portal.Example' })).toBeUndefined()
    expect(fault('/ar', { host: 'portal.example:443' })).toBeUndefined()
    expect(fault('/ar', { host: 'portal.example:80' })).toBe(421)
    expect(fault('/ar', { host: 'portal.example:80', protocol: 'http' })).toBeUndefined()
  })

  it('and not for the process’ own address, by which the framework fetches from itself', () => {
    for (const from of ['127.0.0.1', '::ffff:127.0.0.1'])
      expect(fault('/ar', { host: '127.0.0.1:3000', from })).toBeUndefined()
    expect(fault('/ar', { host: '127.0.0.1:3000' })).toBe(421)
    expect(fault('/ar', { host: '127.0.0.1:3001', from: '127.0.0.1' })).toBe(421)
  })

  it('with 413 for a body that is announced too large: a form’s megabyte for a page, 32 MB elsewhere', () => {
    expect(
      fault('/ar/register', { method: 'POST', 'content-length': String(MAX_PAGE_BODY_BYTES) }),
    ).toBeUndefined()
    expect(fault('/ar/register', { method: 'POST', 'content-length': String(MAX_PAGE_BODY_BYTES + 1) })).toBe(
      413,
    )
    expect(
      fault('/api/documents', { method: 'POST', 'content-length': String(MAX_BODY_BYTES) }),
    ).toBeUndefined()
    expect(fault('/api/documents', { method: 'POST', 'content-length': String(MAX_BODY_BYTES + 1) })).toBe(
      413,
    )
  })

  it('an address that only begins like one of the APIs is a page', () => {
    expect(['/api', '/api/x', '/api?x', '/dev/clock', '/knet-simulator'].every(isOutsidePages)).toBe(true)
    expect(['/apis', '/ar/api', '/developer'].some(isOutsidePages)).toBe(false)
    expect(maxBodyBytes('/apis')).toBe(MAX_PAGE_BODY_BYTES)
  })
})
