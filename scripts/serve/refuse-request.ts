import type { IncomingMessage, ServerResponse } from 'node:http'
import { env } from '@/lib/env'
import { isDocument, pageOfStatus } from './error-pages'
import { METHODS, type RequestFault } from './request-fault'
import { sendPage } from './send-page'

const TITLES: Readonly<Record<RequestFault['code'], string>> = {
  malformedRequest: 'The request cannot be understood', methodNotAllowed: 'The method is not allowed', bodyTooLarge: 'The body is too large',
  foreignHost: 'This host is not served here',
}

/** Answers a request that is not passed on: a page of the portal in its reader's language, or a problem document (RFC 9457). */
export function refuseRequest(request: IncomingMessage, response: ServerResponse, { status, code }: RequestFault, port: number): void {
  // Nothing else is to come over this connection; and a handler that was waiting for the body may still try to answer.
  response.setHeader('Connection', 'close').on('error', () => undefined)
  if (status === 405) response.setHeader('Allow', METHODS.join(', '))
  const path = isDocument(request) ? pageOfStatus(request.url ?? '/', status) : undefined
  if (path) return sendPage(request, response, { path, status, port, host: env.HOSTS[0] })
  response.setHeader('Content-Type', 'application/problem+json')
  response.setHeader('Cache-Control', 'no-store')
  response.writeHead(status)
  response.end(request.method === 'HEAD' ? undefined : JSON.stringify({ type: `about:blank#${code}`, title: TITLES[code], status, code }))
}
