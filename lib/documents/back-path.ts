import { isId } from '@/lib/core/ids'
import { isLocale, routing, type Locale } from '@/lib/i18n/routing'

/**
 * Where an upload returns to: a page of our own below a language, or the request's documents. Never another
 * site.
 */
export function backPath(given: string, requestId: string): { path: string; locale: Locale } {
  const [, locale, ...rest] = given.split(/[?#]/)[0]!.split('/')
  const clean =
    given.startsWith('/') &&
    isLocale(locale) &&
    rest.length > 0 &&
    /^[A-Za-z0-9/_-]*$/.test(rest.join('/')) &&
    !given.includes('//')
  if (clean) return { path: `/${locale}/${rest.join('/')}`, locale }
  const fallback = isLocale(locale) ? locale : routing.defaultLocale
  return {
    path: isId(requestId)
      ? `/${fallback}/companies/register/${requestId}/documents`
      : `/${fallback}/dashboard`,
    locale: fallback,
  }
}
