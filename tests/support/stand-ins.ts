import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http'
import { createServer as createTcpServer, type AddressInfo } from 'node:net'

export type Call = { method: string; url: URL; headers: IncomingMessage['headers']; body: Buffer }
export type Answer = { status?: number; json?: unknown; bytes?: Buffer }
export type StandIn = { url: string; port: number; calls: Call[]; close: () => Promise<void> }

const portOf = (server: { address: () => AddressInfo | string | null }) =>
  (server.address() as AddressInfo).port

/** A local server in place of an outside one: answers by function and keeps what it was asked. */
export async function standIn(
  answer: (call: Call, calls: Call[]) => Answer | Promise<Answer>,
): Promise<StandIn> {
  const calls: Call[] = []
  const server: Server = createHttpServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const call = {
      method: request.method!,
      url: new URL(request.url!, 'http://localhost'),
      headers: request.headers,
      body: Buffer.concat(parts),
    }
    calls.push(call)
    const { status = 200, json, bytes } = await answer(call, calls)
    response.writeHead(status, { 'content-type': bytes ? 'application/octet-stream' : 'application/json' })
    response.end(bytes ?? JSON.stringify(json ?? {}))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve)
  })
  const port = portOf(server)
  return {
    url: `http://localhost:${port}`,
    port,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/**
 * Resend as it behaves: a repeated idempotency key gets the first answer and sends nothing.
 * @param answered what its answers wait for, once the e-mail has left
 */
export async function resendStandIn(
  failures: Answer[] = [],
  answered: (to: string) => Promise<void> = () => Promise.resolve(),
): Promise<StandIn & { sent: { key: string; email: Record<string, string> }[] }> {
  const sent: { key: string; email: Record<string, string> }[] = []
  const server = await standIn(async (call) => {
    const failure = failures.shift()
    if (failure) return failure
    const key = String(call.headers['idempotency-key'])
    const email = JSON.parse(call.body.toString()) as Record<string, string>
    if (!sent.some((one) => one.key === key)) sent.push({ key, email })
    await answered(email.to ?? '')
    return { json: { id: `re_${key}` } }
  })
  return { ...server, sent }
}

/**
 * UploadThing's three hosts in one: ingest (PUT), API (POST /v6/…) and files (GET /a/<app>/<customId>).
 * @param called what each of its answers waits for
 */
export async function uploadThingStandIn(
  called: () => Promise<void> = () => Promise.resolve(),
): Promise<StandIn & { files: Map<string, Buffer>; token: string }> {
  const files = new Map<string, Buffer>()
  const server = await standIn(async ({ method, url, headers, body }) => {
    await called()
    if (method === 'PUT') {
      const boundary = /boundary=(.+)$/.exec(headers['content-type'] ?? '')![1]!
      const start = body.indexOf('\r\n\r\n') + 4
      files.set(
        decodeURIComponent(url.searchParams.get('x-ut-custom-id') ?? ''),
        body.subarray(start, body.indexOf(`\r\n--${boundary}`, start)),
      )
      return {
        json: {
          url: 'https://example.invalid/f',
          appUrl: 'https://example.invalid/a',
          ufsUrl: 'https://example.invalid/u',
          fileHash: 'hash',
        },
      }
    }
    if (url.pathname === '/v6/deleteFiles') {
      const keys = (JSON.parse(body.toString()) as { customIds: string[] }).customIds
      return { json: { success: true, deletedCount: keys.filter((key) => files.delete(key)).length } }
    }
    if (url.pathname === '/v6/getUsageInfo')
      return { json: { totalBytes: 0, appTotalBytes: 0, filesUploaded: files.size, limitBytes: 1 } }
    const found = files.get(url.pathname.split('/').pop()!)
    return found && url.searchParams.has('signature') ? { bytes: found } : { status: 404 }
  })
  const token = Buffer.from(
    JSON.stringify({ apiKey: 'sk_live_test', appId: 'testapp', regions: ['sea1'] }),
  ).toString('base64')
  return { ...server, files, token }
}

/** clamd: finds what contains the word EICAR. @param called what its answers wait for */
export async function clamdStandIn(
  called: () => Promise<void> = () => Promise.resolve(),
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createTcpServer((socket) => {
    const parts: Buffer[] = []
    socket.on('data', (part) => {
      parts.push(part)
      const all = Buffer.concat(parts)
      if (!all.subarray(-4).equals(Buffer.alloc(4))) return
      void called().then(() =>
        socket.end(all.includes('EICAR') ? 'stream: Eicar-Test FOUND\0' : 'stream: OK\0'),
      )
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `tcp://127.0.0.1:${portOf(server)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
      }),
  }
}
