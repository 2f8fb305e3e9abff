import { env } from '@/lib/env'

/**
 * The origins a form may be posted from: the site's own; on one's own machine its three spellings (see
 * lib/env).
 */
export function allowedOrigins(): string[] {
  const { protocol } = new URL(env.SITE_URL)
  return env.HOSTS.map((host) => `${protocol}//${host}`)
}

/** A missing Origin is refused as well: every browser sends one with a post. */
export function isAllowedOrigin(origin: string | null): boolean {
  return origin !== null && allowedOrigins().includes(origin)
}
