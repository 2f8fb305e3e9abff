import { get, type IncomingMessage, type ServerResponse } from 'node:http'

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

const PAGES: Readonly<Record<number, string>> = { 403: 'denied', 404: 'missing' }

/** Documents alone: the framework's own calls and APIs know what to do with a status. */
function pageFor(request: IncomingMessage, status: number): string | undefined {
  const page = PAGES[status]
  const asked = request.headers
  const path = request.url ?? '/'
  if (!page || !asked.accept?.includes('text/html') || asked.rsc || asked['next-action']) return undefined
  if (/^\/(api|dev|knet-simulator|_next)(\/|$)/.test(path) || /^\/(ar|en)\/(missing|denied)([/?]|$)/.test(path)) return undefined
  return `/${/^\/en(\/|\?|$)/.test(path) ? 'en' : 'ar'}/${page}`
}

/**
 * When a page says not-found or forbidden, the framework answers with the right status and an empty document that
 * only its script fills. Readers without JavaScript would see a blank page: they get the finished page, with that status.
 * @param port of this process: the page is asked from here
 */
export function withErrorPages(handle: Handle, port: number): Handle {
  return (request, response) => {
    const kept = { writeHead: response.writeHead, write: response.write, end: response.end }
    let instead: { path: string; status: number } | undefined

    response.writeHead = function (this: ServerResponse, status: number, ...rest: unknown[]) {
      const path = String(response.getHeader('content-type') ?? '').startsWith('text/html') ? pageFor(request, status) : undefined
      if (!path) return (kept.writeHead as (...all: unknown[]) => ServerResponse).call(response, status, ...rest)
      instead = { path, status }
      return response
    } as ServerResponse['writeHead']
    response.write = function (...all: unknown[]) {
      if (!response.headersSent && !instead) response.writeHead(response.statusCode)
      if (!instead) return (kept.write as (...all: unknown[]) => boolean).call(response, ...all)
      const done = all.at(-1)
      if (typeof done === 'function') process.nextTick(done)
      return true
    } as ServerResponse['write']
    response.end = function (...all: unknown[]) {
      if (!response.headersSent && !instead) response.writeHead(response.statusCode)
      if (!instead) return (kept.end as (...all: unknown[]) => ServerResponse).call(response, ...all)
      Object.assign(response, kept)
      sendPage(request, response, instead, port)
      return response
    } as ServerResponse['end']
    return handle(request, response)
  }
}

/** A page that answers another address, without scripts: they would take it for that one. The language switch stays on the address that was asked for. */
export function withoutScripts(html: string, path: string, asked: string): string {
  const [, locale = 'ar', page = ''] = path.split('/')
  const other = locale === 'ar' ? 'en' : 'ar'
  const rest = asked.split('?')[0]!.replace(/^\/(ar|en)(?=\/|$)/, '').replace(/[^\w/.~%-]/g, encodeURIComponent)
  return html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
    .replace(/<link\b[^>]*\bas="script"[^>]*>/g, '')
    .replaceAll(`href="/${other}/${page}"`, `href="/${other}${rest}"`)
}

function sendPage(request: IncomingMessage, response: ServerResponse, { path, status }: { path: string; status: number }, port: number): void {
  const { host, cookie, accept, 'user-agent': agent } = request.headers
  const headers = Object.fromEntries(Object.entries({ host, cookie, accept, 'user-agent': agent }).filter(([, value]) => value !== undefined))
  for (const name of response.getHeaderNames()) response.removeHeader(name)
  get({ host: '127.0.0.1', port, path, headers }, (page) => {
    for (const [name, value] of Object.entries(page.headers)) {
      if (value !== undefined && !['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'link'].includes(name)) response.setHeader(name, value)
    }
    // Not piped: the framework's compression has taken over the events of this response.
    const parts: Buffer[] = []
    page.on('data', (part: Buffer) => parts.push(part))
    page.on('end', () => {
      response.writeHead(status)
      response.end(request.method === 'HEAD' ? undefined : withoutScripts(Buffer.concat(parts).toString(), path, request.url ?? '/'))
    })
  }).on('error', () => {
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
    response.end(String(status))
  })
}
