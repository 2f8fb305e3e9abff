import type { IncomingHttpHeaders } from 'node:http'
import { trustHeaders, type Front } from '@/lib/http/trusted-headers'

const front: Front = {
  socketAddress: '::ffff:10.0.0.9',
  trustedProxies: 0,
  hosts: ['portal.example', 'localhost:3000'],
  protocol: 'https',
}

function trusted(
  headers: IncomingHttpHeaders,
  more: Partial<Front> = {},
  method = 'GET',
): IncomingHttpHeaders {
  trustHeaders(headers, method, { ...front, ...more })
  return headers
}

describe('headers that a client can forge', () => {
  it('the address is the socket’s when no proxy stands in front', () => {
    expect(
      trusted({ 'x-forwarded-for': '1.2.3.4', 'x-real-ip': '1.2.3.4', forwarded: 'for=1.2.3.4' }),
    ).toEqual({ host: 'portal.example', 'x-forwarded-for': '10.0.0.9', 'x-forwarded-proto': 'https' })
  })

  it.each([
    [1, '9.9.9.9, 1.2.3.4', '1.2.3.4'],
    [2, '9.9.9.9, 1.2.3.4, 10.0.0.1', '1.2.3.4'],
    [1, '[2001:db8::1]:443', '2001:db8::1'],
    [1, '1.2.3.4:5555', '1.2.3.4'],
    [2, '1.2.3.4', '10.0.0.9'],
    [1, 'unknown', '10.0.0.9'],
    [1, '', '10.0.0.9'],
  ])('behind %i proxies, "%s" means %s', (trustedProxies, header, address) => {
    expect(trusted({ 'x-forwarded-for': header }, { trustedProxies })['x-forwarded-for']).toBe(address)
  })

  it('a strange Host becomes the site’s; each of our own stays', () => {
    expect(trusted({ host: 'evil.example', 'x-forwarded-host': 'evil.example' })).toMatchObject({
      host: 'portal.example',
    })
    expect(trusted({ host: 'localhost:3000' }).host).toBe('localhost:3000')
    expect(
      trusted({ host: 'evil.example', 'x-forwarded-host': 'evil.example' })['x-forwarded-host'],
    ).toBeUndefined()
  })

  it('the portal’s own headers cannot come from outside', () => {
    expect(trusted({ 'x-portal-path': '/admin' })['x-portal-path']).toBeUndefined()
  })

  it('a post from a foreign origin reaches the pipeline, which refuses it', () => {
    const post = trusted({ host: 'portal.example', origin: 'https://evil.example' }, {}, 'POST')
    expect(post).toMatchObject({ origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' })
    expect(
      trusted({ host: 'portal.example', origin: 'https://portal.example' }, {}, 'POST')['x-forwarded-host'],
    ).toBeUndefined()
    expect(trusted({ host: 'portal.example', origin: 'no address' }, {}, 'POST')).toMatchObject({
      origin: 'null',
      'x-forwarded-host': 'null',
    })
  })
})
