type Site = { siteUrl: string; gatewayUrl?: string; developing: boolean }

/**
 * The pages that show a document in the browser's own PDF reader: a request's documents, and the office's
 * review of them.
 */
const SHOWS_DOCUMENTS =
  /^\/(?:ar|en)\/(?:companies\/(?:register\/[^/]+|[^/]+\/update)\/documents|admin\/requests\/[^/]+\/[^/]+)$/

/**
 * Headers of every page. A nonce goes with each answer; nothing inline runs without it.
 * @param nonce fresh for each request
 * @param path of the page, with its language
 */
export function contentSecurityPolicy(
  nonce: string,
  path: string,
  { siteUrl, gatewayUrl, developing }: Site,
): string {
  // The gateway's host: a form post that ends in a redirect there is blocked otherwise.
  const formTargets = ["'self'", ...(gatewayUrl ? [new URL(gatewayUrl).origin] : [])].join(' ')
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${developing ? " 'unsafe-eval'" : ''}`,
    // The development overlay writes styles without a nonce.
    developing ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "frame-src 'self'",
    `object-src ${SHOWS_DOCUMENTS.test(path) ? "'self'" : "'none'"}`,
    "base-uri 'none'",
    `form-action ${formTargets}`,
    "frame-ancestors 'none'",
    ...(siteUrl.startsWith('https:') ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/** The headers that do not change from request to request. */
export function pageHeaders({ siteUrl }: Pick<Site, 'siteUrl'>): [string, string][] {
  return [
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    // `no-referrer` would make browsers send `Origin: null` with forms, which is refused.
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
    [
      'Permissions-Policy',
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    ],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ...(siteUrl.startsWith('https:')
      ? [['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'] as [string, string]]
      : []),
  ]
}
