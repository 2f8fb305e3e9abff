/**
 * The portal's own thin HTTP server around Next: believes nothing that a client says about itself, and drains
 * before it stops. `--dev`: with reloading.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { EnvError, checkEnv, env } from '@/lib/env'
import { allowedOrigins } from '@/lib/http/origin'
import { trustHeaders } from '@/lib/http/trusted-headers'
import { boundBody } from './serve/bound-body'
import { partCounter } from './serve/count-parts'
import { demonstrationDataError } from './serve/demonstration-data-error'
import { withErrorPages } from './serve/error-pages'
import { logFrameworkErrors } from './serve/log-framework-errors'
import { signInDelay } from './serve/sign-in-throttle'
import { prepareNext } from './serve/prepare-next'
import { refuseRequest } from './serve/refuse-request'
import {
  isOutsidePages,
  maxBodyBytes,
  requestError,
  tooLargeError,
  type RequestError,
} from './serve/request-error'
import { returnUnsentForms } from './serve/return-unsent-forms'
import { onShutdown } from './serve/on-shutdown'

const dev = process.argv.includes('--dev')

try {
  checkEnv()
} catch (error) {
  if (!(error instanceof EnvError)) throw error
  console.error('the portal does not start:')
  for (const line of error.errors) console.error(`  ${line}`)
  process.exit(1)
}

const error = env.PORTAL_MODE === 'production' ? await demonstrationDataError(env.DATABASE_URL) : undefined
if (error) {
  console.error(`the portal does not start:\n  ${error}`)
  process.exit(1)
}

const site = new URL(env.SITE_URL)
const front = { trustedProxies: env.TRUSTED_PROXIES, hosts: env.HOSTS, protocol: site.protocol.slice(0, -1) }
const open = new Set<ServerResponse>()
let stopping = false

const app = await prepareNext({
  dev,
  port: env.PORT,
  hostname: site.hostname,
  siteUrl: env.SITE_URL,
  distDir: env.NEXT_DIST_DIR,
  hosts: env.HOSTS,
  preload: env.PORTAL_MODE === 'production',
})
const handle = withErrorPages(returnUnsentForms(app.handle, env.PORT, allowedOrigins()), env.PORT)

function answer(request: IncomingMessage, response: ServerResponse): void {
  open.add(response)
  response.once('close', () => open.delete(response))
  const error = requestError(request, { hosts: env.HOSTS, protocol: front.protocol, port: env.PORT })
  trustHeaders(request.headers, request.method ?? 'GET', {
    ...front,
    socketAddress: request.socket.remoteAddress,
  })
  // Also of files that the framework serves by itself.
  response.setHeader('X-Content-Type-Options', 'nosniff')
  if (site.protocol === 'https:')
    response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
  if (stopping) response.setHeader('Connection', 'close')
  const url = request.url ?? '/'
  boundBody(request, response, {
    most: maxBodyBytes(url),
    tooLarge: () => refuse(tooLargeError),
    hasTooManyParts: isOutsidePages(url) ? undefined : partCounter(request.headers['content-type']),
  })
  const bare = { writeHead: response.writeHead, write: response.write, end: response.end }
  let refused = false
  const refuse = (why: RequestError) => {
    // The page of a refusal takes a moment, and the body of what was refused goes on meanwhile: it is
    // answered once.
    if (refused) return
    refused = true
    refuseRequest(request, Object.assign(response, bare), why, env.PORT)
  }
  if (error) return refuse(error)
  const wait = signInDelay(request, performance.now())
  if (wait > 0)
    setTimeout(() => {
      if (!refused) void handle(request, response)
    }, wait)
  else void handle(request, response)
}

function listen(host: string | undefined, port: number): Promise<Server> {
  const server = createServer(answer)
  // Slow readers of the request line must not hold a connection; a document over a slow phone may take
  // minutes.
  server.headersTimeout = 20_000
  server.requestTimeout = 300_000
  server.keepAliveTimeout = 65_000
  // In production nobody listens for upgrades: Node then answers such a request as any other, and a WebSocket
  // is refused there.
  if (dev) server.on('upgrade', app.upgrade)
  return new Promise((done, failed) => {
    server.once('error', failed)
    server.listen({ port, host }, () => done(server))
  })
}

/**
 * One's own machine in the demonstration (its accounts are public knowledge), every interface in production.
 */
async function listenAll(): Promise<Server[]> {
  if (env.HOST !== undefined || env.PORTAL_MODE === 'production') return [await listen(env.HOST, env.PORT)]
  const first = await listen('127.0.0.1', env.PORT)
  const second = await listen('::1', env.PORT).catch(() => undefined)
  return second ? [first, second] : [first]
}

const servers = await listenAll().catch((error: NodeJS.ErrnoException) => {
  console.error(error.code === 'EADDRINUSE' ? `port ${env.PORT} is in use: set PORT to another one` : error)
  process.exit(1)
})
console.log(`serving ${env.SITE_URL}`)
// From here on: what stops the start is told in plain words.
if (!dev) logFrameworkErrors()

onShutdown(env.SHUTDOWN_SECONDS, async () => {
  stopping = true
  // Read by the readiness check, so that the load balancer looks elsewhere.
  ;(globalThis as { portalStopping?: boolean }).portalStopping = true
  await new Promise((done) => setTimeout(done, Math.min(env.DRAIN_SECONDS, env.SHUTDOWN_SECONDS / 2) * 1000))
  const closed = servers.map((server) => new Promise<void>((done) => server.close(() => done())))
  for (const server of servers) server.closeIdleConnections()
  // Event streams never end by themselves; their readers reconnect.
  for (const response of open)
    if (String(response.getHeader('content-type')).startsWith('text/event-stream')) response.end()
  await Promise.all(closed)
  await app.close()
})
