import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

export type NextApp = {
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  close: () => Promise<void>
}

/**
 * Next, ready to answer.
 * @param port of this process, for Next's calls to itself
 * @param siteUrl what next-auth writes into its answers instead of localhost
 */
export async function prepareNext({
  dev,
  port,
  hostname,
  siteUrl,
}: {
  dev: boolean
  port: number
  hostname: string
  siteUrl: string
}): Promise<NextApp> {
  /* eslint-disable portal/settings -- Next reads these itself; they are no settings of ours */
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production' })
  // A redirect at the end of an action is fetched from here, never from an address that a header names.
  Object.assign(process.env, { __NEXT_PRIVATE_ORIGIN: `http://127.0.0.1:${port}` })
  Object.assign(process.env, { NEXTAUTH_URL: siteUrl })
  /* eslint-enable portal/settings */
  const { default: next } = await import('next')
  // By itself Next listens for upgrades on the server of the first request, and leaves all but its own open
  // for ever: it gets a server that nobody reaches.
  const app = next({ dev, port, hostname, httpServer: createServer(), ...(dev ? { turbopack: true } : {}) })
  await app.prepare()
  const handle = app.getRequestHandler()
  const upgrade = app.getUpgradeHandler()
  return {
    handle: (request, response) => handle(request, response),
    upgrade: (request, socket, head) => void upgrade(request, socket, head),
    close: () => app.close(),
  }
}
