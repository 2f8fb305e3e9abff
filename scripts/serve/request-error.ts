import type { IncomingMessage } from 'node:http'

/**
 * Why a request is not passed on, as an HTTP status: the page `/refused` and the problem document say it in
 * words.
 */
export type RequestError = { status: 400 | 405 | 413 | 421 }

/** No body of the portal is larger: a tariff file has 20 MB, a document 10. */
export const MAX_BODY_BYTES = 32 * 1024 * 1024
/**
 * A form of a page. It is the framework's limit of a server action (next.config.ts), which above it fails
 * without an answer of ours.
 */
export const MAX_PAGE_BODY_BYTES = 1024 * 1024

export const METHODS: readonly string[] = ['GET', 'HEAD', 'POST']

const ERRORS = {
  malformed: { status: 400 },
  method: { status: 405 },
  tooLarge: { status: 413 },
  host: { status: 421 },
} as const satisfies Record<string, RequestError>

/** Addresses whose answers are read by programs, or that have a look of their own. */
export const isOutsidePages = (url: string): boolean =>
  /^\/(?:api|dev|knet-simulator|_next)(?:[/?]|$)/.test(url)

/** Bytes that a body sent to this address may have. */
export const maxBodyBytes = (url: string): number =>
  isOutsidePages(url) ? MAX_BODY_BYTES : MAX_PAGE_BODY_BYTES

export const tooLargeError: RequestError = ERRORS.tooLarge

type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers'> & { socket?: { remoteAddress?: string } }

type Site = {
  /** Hosts that a browser may name, in lower case. */
  hosts: readonly string[]
  /** `http` or `https`, of the site's address. */
  protocol: string
  /** Of this process: the framework fetches the page behind a redirect from here, by its address. */
  port: number
}

/**
 * The site's host, also with the protocol's own port, which some clients name; or this process' own address,
 * from this machine.
 */
function isOwnHost(
  given: string | undefined,
  from: string | undefined,
  { hosts, protocol, port }: Site,
): boolean {
  const host = (given ?? '').toLowerCase().replace(protocol === 'https' ? /:443$/ : /:80$/, '')
  return (
    hosts.includes(host) ||
    hosts.includes((given ?? '').toLowerCase()) ||
    (host === `127.0.0.1:${port}` && /^(?:::ffff:)?127\.|^::1$/.test(from ?? ''))
  )
}

/**
 * What is wrong with a request before anything of it is read: the framework answers such ones with a bare
 * 500, or believes them. Probes of a load balancer name any Host.
 */
export function requestError(
  { method = 'GET', url = '/', headers, socket }: Asked,
  site: Site,
): RequestError | undefined {
  const path = url.split('?')[0]!
  if (!isOwnHost(headers.host, socket?.remoteAddress, site) && !/^\/api\/health\/(?:live|ready)$/.test(path))
    return ERRORS.host
  if (!METHODS.includes(method)) return ERRORS.method
  if (
    !isSoundAddress(url) ||
    headers.upgrade?.toLowerCase() === 'websocket' ||
    !isSoundTree(headers['next-router-state-tree'])
  )
    return ERRORS.malformed
  if (Number(headers['content-length'] ?? 0) > maxBodyBytes(url)) return ERRORS.tooLarge
  return undefined
}

/**
 * A path from the root whose percent signs are UTF-8, without the sign that no text of the database can hold,
 * and without dots that make another address of it than the one that was judged here.
 */
function isSoundAddress(url: string): boolean {
  const [path = '', query = ''] = url.split(/\?(.*)/s)
  try {
    return (
      path.startsWith('/') && !/\0|\/\.\.?(?:\/|$)/.test(decodeURIComponent(path)) && !query.includes('%00')
    )
  } catch {
    return false
  }
}

/**
 * The framework's description of the page that a browser is on: anything else in its header is a bare 500.
 */
function isSoundTree(header: string | string[] | undefined): boolean {
  if (header === undefined) return true
  try {
    return Array.isArray(JSON.parse(decodeURIComponent(String(header))))
  } catch {
    return false
  }
}
