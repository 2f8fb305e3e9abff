import createMiddleware from 'next-intl/middleware'
import { NextResponse, type NextRequest } from 'next/server'
import { env } from '@/lib/env'
import { contentSecurityPolicy, pageHeaders } from '@/lib/http/page-headers'
import { routing } from '@/lib/i18n/routing'

const byLocale = createMiddleware(routing)
const IN_LOCALE = new RegExp(`^/(?:${routing.locales.join('|')})(?:/|$)`)

/**
 * Language of the address and headers of the answer; it never authorises. Pages below no language go to the
 * Arabic ones.
 */
export function proxy(request: NextRequest) {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))))
  const policy = contentSecurityPolicy(nonce, request.nextUrl.pathname, {
    siteUrl: env.SITE_URL,
    gatewayUrl: env.KNET_BASE_URL,
    developing: process.env.NODE_ENV === 'development',
  })
  const query = new URLSearchParams(request.nextUrl.search)
  query.delete('_rsc')
  // All of these are ours alone: what a client sends under these names is overwritten.
  request.headers.set('x-portal-path', request.nextUrl.pathname + (query.size > 0 ? `?${query}` : ''))
  request.headers.set('x-portal-method', request.method)
  request.headers.set('content-security-policy', policy)
  request.headers.set('x-nonce', nonce)
  // Nearly every address names its language: nothing is to be worked out then.
  const response = IN_LOCALE.test(request.nextUrl.pathname)
    ? NextResponse.next({ request: { headers: request.headers } })
    : byLocale(request)
  response.headers.set('Content-Security-Policy', policy)
  for (const [name, value] of pageHeaders({ siteUrl: env.SITE_URL })) response.headers.set(name, value)
  return response
}

export const config = {
  matcher: [
    '/((?!(?:api|dev|knet-simulator|_next)(?:/|$)|favicon\\.ico$|icon\\.svg$|robots\\.txt$|sitemap\\.xml$).*)',
  ],
}
