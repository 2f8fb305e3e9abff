import { env } from '@/lib/env'

/** The one terminal this gateway knows. */
export type Terminal = { id: string; password: string; key: string }

/**
 * The terminal of the settings, or the well-known one of the demonstration. It guards nothing: there is no
 * money here.
 */
export function terminal(): Terminal {
  return {
    id: env.KNET_TRANPORTAL_ID ?? '100901',
    password: env.KNET_TRANPORTAL_PASSWORD ?? '100901pg',
    key: env.KNET_RESOURCE_KEY ?? 'SIMULATORKEY2026',
  }
}
