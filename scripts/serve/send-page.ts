import type { IncomingMessage, ServerResponse } from 'node:http'
import { copyHeaders, fetchOwnPage, type OwnPage } from './fetch-own-page'

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

export type SentPage = {
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
  { path, status, port, host }: SentPage,
): void {
  const send = (page: OwnPage) => {
    // Somebody was faster. Thrown here, a fault is nobody's.
    if (response.headersSent) return
    copyHeaders(page, response)
    response.writeHead(status)
    // Not piped: the framework's compression has taken over the events of this response.
    response.end(
      request.method === 'HEAD' ? undefined : withoutScripts(page.body.toString(), path, request.url ?? '/'),
    )
  }
  fetchOwnPage(request, port, path, { host }).then(send, () => {
    if (response.headersSent) return
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
    response.end(String(status))
  })
}
