import { get, type IncomingMessage, type ServerResponse } from 'node:http'

export type OwnPage = { status: number; headers: IncomingMessage['headers']; body: Buffer }

/** Headers of a connection or of a body's length, and preloads of scripts: they are not the page's. */
const NOT_COPIED = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'link']

/**
 * Asks this process for a page of the portal, for the reader of a request.
 * @param port of this process
 * @param headers further ones, or others than the request's own; undefined ones are left out
 */
export function fetchOwnPage(
  request: IncomingMessage,
  port: number,
  path: string,
  headers: Record<string, string | undefined>,
): Promise<OwnPage> {
  const { host, cookie, 'user-agent': userAgent } = request.headers
  const all = { host, cookie, 'user-agent': userAgent, accept: 'text/html', ...headers }
  const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
  return new Promise((done, failed) => {
    get({ host: '127.0.0.1', port, path, headers: sent as Record<string, string> }, (answer) => {
      const parts: Buffer[] = []
      answer
        .on('data', (part: Buffer) => parts.push(part))
        .on('end', () =>
          done({ status: answer.statusCode ?? 500, headers: answer.headers, body: Buffer.concat(parts) }),
        )
        .on('error', failed)
    }).on('error', failed)
  })
}

/** Gives a response the headers of a page. */
export function copyHeaders(page: OwnPage, response: ServerResponse): void {
  for (const [name, value] of Object.entries(page.headers))
    if (value !== undefined && !NOT_COPIED.includes(name)) response.setHeader(name, value)
}
