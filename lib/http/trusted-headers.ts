import { isIP } from 'node:net'
import type { IncomingHttpHeaders } from 'node:http'

export type Front = {
  /** The peer of the TCP connection. */
  socketAddress: string | undefined
  /** How many proxies stand in front and add their peer to X-Forwarded-For. */
  trustedProxies: number
  /** Hosts that a browser may name; the first is the site's. */
  hosts: readonly string[]
  /** `http` or `https`, of the site's address. */
  protocol: string
}

/**
 * Makes a request's headers fit to be believed, in place: one X-Forwarded-For with one address, a Host of
 * ours, and nothing else that a client could have made up about where it is or came through. Next passes
 * these headers on as they arrive, and builds redirects from them.
 */
export function trustHeaders(headers: IncomingHttpHeaders, method: string, front: Front): void {
  const address = believedAddress(headers['x-forwarded-for'], front)
  for (const name of Object.keys(headers)) {
    if (
      name.startsWith('x-forwarded-') ||
      name.startsWith('x-portal-') ||
      name === 'forwarded' ||
      name === 'x-real-ip'
    )
      delete headers[name]
  }
  headers['x-forwarded-for'] = address
  headers['x-forwarded-proto'] = front.protocol
  if (!front.hosts.includes((headers.host ?? '').toLowerCase())) headers.host = front.hosts[0]
  const foreign = method === 'POST' ? foreignHost(headers) : undefined
  // Next answers a foreign Origin with a bare 500 before any of our code runs. Agreeing with it here lets the
  // action pipeline see the Origin, refuse it with a page of ours and write that down.
  if (foreign !== undefined) headers['x-forwarded-host'] = foreign
}

function believedAddress(
  header: string | string[] | undefined,
  { socketAddress, trustedProxies }: Front,
): string {
  const socket = plain(socketAddress ?? '')
  if (trustedProxies === 0) return socket
  const entries = (Array.isArray(header) ? header.join(',') : (header ?? ''))
    .split(',')
    .map((entry) => plain(entry.trim()))
  const entry = entries[entries.length - trustedProxies]
  // Too few entries: somebody reached us beside the proxies.
  return entry !== undefined && isIP(entry) !== 0 ? entry : socket
}

/** IPv4 in IPv6 clothes, brackets and ports taken off, so that one client is one key. */
function plain(address: string): string {
  const bare =
    /^\[([^\]]+)\](?::\d+)?$/.exec(address)?.[1] ?? address.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
  return bare.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')
}

/**
 * The host of an Origin that differs from Host; an unreadable Origin becomes `null`, as browsers write it.
 */
function foreignHost(headers: IncomingHttpHeaders): string | undefined {
  if (headers.origin === undefined) return undefined
  let host = 'null'
  try {
    if (headers.origin !== 'null') host = new URL(headers.origin).host
  } catch {
    headers.origin = 'null'
  }
  return host === headers.host ? undefined : host
}
