import { env } from '@/lib/env'

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/**
 * Whether this gateway calls an address: the portal's own host and loopback, over http as well; at most 255
 * characters, no query. Any other host is refused: the simulator must not become a way to reach machines
 * behind it.
 */
export function isCallable(address: string): boolean {
  if (address.length > 255 || /[?#\s]/.test(address) || !URL.canParse(address)) return false
  const url = new URL(address)
  if (!['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') return false
  return LOOPBACK.includes(url.hostname) || env.HOSTS.includes(url.host)
}
