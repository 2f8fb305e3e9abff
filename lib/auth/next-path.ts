/**
 * Where to go after signing in, as a path below the locale, when the wish is a path of this site; else
 * undefined. Browsers read `\` as `/` and drop tabs and line ends, so anything but a plain path is refused.
 * @param wish the parameter `next`, as it came
 */
export function safeNext(wish: string | string[] | undefined | null): string | undefined {
  if (typeof wish !== 'string' || wish.length > 1000) return undefined
  if (!/^\/[^/\\]/.test(wish) || /[\\\u0000-\u0020\u007f]/.test(wish)) return undefined
  const url = URL.parse(wish, 'https://portal.invalid')
  if (!url || url.origin !== 'https://portal.invalid' || url.username || url.password) return undefined
  const below = url.pathname.replace(/^\/(?:ar|en)(?=\/|$)/, '') || '/'
  // Another host once the locale is taken off (`/ar//host`), our own endpoints, and pages that would lead
  // back here.
  if (below.startsWith('//') || /^\/(?:api|dev|knet-simulator|_next)(?:\/|$)/.test(below)) return undefined
  if (/^\/(?:staff\/)?sign-(?:in|out)(?:\/|$)/.test(below)) return undefined
  return below + url.search
}

/** `path?next=…`, or the bare path when there is nothing to go back to. */
export function withNext(path: string, next: string | undefined): string {
  return next ? `${path}?next=${encodeURIComponent(next)}` : path
}
