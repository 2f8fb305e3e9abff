import type { IncomingMessage, ServerResponse } from 'node:http'
import { env } from '@/lib/env'
import { isDocument, pageOfStatus } from './error-pages'
import { METHODS, type RequestError } from './request-error'
import { sendPage } from './send-page'
import { sendProblem } from './send-problem'

/**
 * The address that names the reader's language: the page's own, or of the page that a form was posted from to
 * an API.
 */
function languageAddress({ url = '/', headers }: IncomingMessage): string {
  const from = headers.referer
  return url.startsWith('/api/') && from && URL.canParse(from) ? new URL(from).pathname : url
}

/**
 * Answers a request that is not passed on: a page of the portal in its reader's language, or a problem
 * document. A browser that goes to an API by a form (an upload without JavaScript) is a reader too.
 * @param port of this process
 */
export function refuseRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { status }: RequestError,
  port: number,
): void {
  // Nothing else is to come over this connection; and a handler that was waiting for the body may still try
  // to answer.
  response.setHeader('Connection', 'close').on('error', () => undefined)
  if (status === 405) response.setHeader('Allow', METHODS.join(', '))
  const reads = isDocument(request) || request.headers['sec-fetch-dest'] === 'document'
  const path = reads ? pageOfStatus(languageAddress(request), status) : undefined
  if (path) sendPage(request, response, { path, status, port, host: env.HOSTS[0] })
  else sendProblem(request, response, status)
}
