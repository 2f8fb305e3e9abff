import { get, type IncomingMessage, type ServerResponse } from 'node:http'

/**
 * A page that answers another address, without scripts: they would take it for that one. The language switch
 * stays on the address that was asked for.
 */
export function withoutScripts(html: string, path: string, asked: string): string {
  const [, locale = 'ar', page = ''] = path.split(/[/?]/)
  const other = locale === 'ar' ? 'en' : 'ar'
  const rest = asked
    .split('?')[0]!
    .replace(/^\/(ar|en)(?=\/|$)/, '')
    .replace(/[^\w/.~%-]/g, encodeURIComponent)
  return html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
    .replace(/<link\b[^>]*\bas="script"[^>]*>/g, '')
    .replaceAll(new RegExp(`href="/${other}/${page}(?:\\?[^"]*)?"`, 'g'), `href="/${other}${rest}"`)
}

export type OwnPage = {
  /** Address of the page to send, with its language. */
  path: string
  status: number
  /** Of this process: the page is asked from here. */
  port: number
  /** A host of ours, for requests that named another. */
  host: string | undefined
}

/**
 * Sends a finished page of the portal with a status of its own, in place of what the framework would send.
 */
export function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  { path, status, port, host }: OwnPage,
): void {
  const { cookie, 'user-agent': agent } = request.headers
  const headers = Object.fromEntries(
    Object.entries({ host, cookie, accept: 'text/html', 'user-agent': agent }).filter(
      ([, value]) => value !== undefined,
    ),
  )
  get({ host: '127.0.0.1', port, path, headers }, (page) => {
    // Somebody was faster. Thrown here, a fault is nobody's.
    if (response.headersSent) return void page.resume()
    for (const [name, value] of Object.entries(page.headers)) {
      if (
        value !== undefined &&
        !['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'link'].includes(name)
      )
        response.setHeader(name, value)
    }
    // Not piped: the framework's compression has taken over the events of this response.
    const parts: Buffer[] = []
    page.on('data', (part: Buffer) => parts.push(part))
    page.on('end', () => {
      if (response.headersSent) return
      response.writeHead(status)
      response.end(
        request.method === 'HEAD'
          ? undefined
          : withoutScripts(Buffer.concat(parts).toString(), path, request.url ?? '/'),
      )
    })
  }).on('error', () => {
    if (response.headersSent) return
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
    response.end(String(status))
  })
}
