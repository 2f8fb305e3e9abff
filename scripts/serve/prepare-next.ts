import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'

export type NextApp = {
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  close: () => Promise<void>
}

type Settings = {
  dev: boolean
  /** Of this process, for Next's calls to itself. */
  port: number
  hostname: string
  /** What next-auth writes into its answers instead of localhost. */
  siteUrl: string
  /** The folder of the build. */
  distDir: string
  /** What a form's Origin may name: `host:port`. */
  hosts: readonly string[]
  /** Reads the code of all pages at the start, so that no first reader of a page waits for it. */
  preload: boolean
}

type BuiltConfig = { experimental: Record<string, unknown> & { serverActions: Record<string, unknown> } }

/**
 * The configuration as the build resolved it, with what this process's environment says. Next would otherwise
 * compile next.config.ts at each start, which takes as long as the rest of it.
 */
function builtConfig({ distDir, hosts, preload }: Settings): BuiltConfig {
  const { config } = JSON.parse(readFileSync(join(distDir, 'required-server-files.json'), 'utf8')) as {
    config: BuiltConfig
  }
  const { experimental } = config
  return {
    ...config,
    experimental: {
      ...experimental,
      preloadEntriesOnStart: preload,
      serverActions: { ...experimental.serverActions, allowedOrigins: hosts },
    },
  }
}

/** Next, ready to answer. @throws when there is no build in `distDir` (but for `dev`) */
export async function prepareNext(settings: Settings): Promise<NextApp> {
  const { dev, port, hostname, siteUrl } = settings
  /* eslint-disable portal/settings -- Next reads these itself; they are no settings of ours */
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production' })
  // A redirect at the end of an action is fetched from here, never from an address that a header names.
  Object.assign(process.env, { __NEXT_PRIVATE_ORIGIN: `http://127.0.0.1:${port}` })
  Object.assign(process.env, { NEXTAUTH_URL: siteUrl })
  // What the server of `output: 'standalone'` sets for itself.
  if (!dev)
    Object.assign(process.env, { __NEXT_PRIVATE_STANDALONE_CONFIG: JSON.stringify(builtConfig(settings)) })
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
