/**
 * An address of this site with its language: `/requests` → `/ar/requests`. Other addresses (`#part`,
 * `mailto:`, `/api/…`, `https:`) stay. Free of imports: client code uses it as well.
 */
export function localePath(locale: string, href: string): string {
  if (!href.startsWith('/') || href.startsWith('//')) return href
  if (/^\/(ar|en)(?=[/?#]|$)/.test(href) || /^\/(api|dev|knet-simulator)(?=[/?#]|$)/.test(href)) return href
  return href === '/' ? `/${locale}` : `/${locale}${/^\/[?#]/.test(href) ? href.slice(1) : href}`
}

/** The same page in another language: path and query kept. */
export function inLocale(locale: string, pathname: string, query = ''): string {
  const rest = pathname.replace(/^\/(ar|en)(?=\/|$)/, '')
  return `/${locale}${rest === '/' ? '' : rest}${query ? `?${query.replace(/^\?/, '')}` : ''}`
}
