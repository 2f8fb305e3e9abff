import { env } from '@/lib/env'

/** What KNET gave the merchant for one terminal (knet.md §1.3). The key is never sent. */
export type Terminal = {
  id: string
  password: string
  /** 16 bytes: AES-128. */
  resourceKey: string
  /** Without a slash at its end. */
  baseUrl: string
}

/** The built-in simulator's terminal: demonstration and test alone have it. */
const SIMULATED = { id: '100901', password: '100901pg', resourceKey: 'SIMULATORKEY2026' }

/**
 * The terminal of this process: the four settings, or the simulator where none is set (never in production:
 * see lib/env).
 */
export function terminal(): Terminal {
  const base = env.KNET_BASE_URL
  if (!base) {
    if (env.PORTAL_MODE === 'production') throw new Error('production has no simulator')
    return { ...SIMULATED, baseUrl: `${env.SITE_URL}/knet-simulator` }
  }
  return {
    id: env.KNET_TRANPORTAL_ID!,
    password: env.KNET_TRANPORTAL_PASSWORD!,
    resourceKey: env.KNET_RESOURCE_KEY!,
    baseUrl: base.replace(/\/+$/, ''),
  }
}

/**
 * Where KNET's server brings its notification. Registered with KNET: it must answer without session, redirect
 * or language.
 */
export const responseUrl = (): string => `${env.SITE_URL}/api/knet/response`

/** Where KNET sends a browser with clear, unauthenticated error parameters. */
export const errorUrl = (): string => `${env.SITE_URL}/api/knet/error`
