import type { IncomingMessage, ServerResponse } from 'node:http'
import { handledCall, type HandledCall } from '@/lib/http/handled-call'
import { isOutsidePages } from './request-fault'
import { sendPage } from './send-page'
import { hasProblem, sendProblem } from './send-problem'

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

const PAGES: Readonly<Record<number, string>> = {
  400: 'refused?status=400',
  403: 'denied',
  404: 'missing',
  405: 'refused?status=405',
  409: 'refused?status=409',
  413: 'refused?status=413',
  421: 'refused?status=421',
  500: 'refused?status=500',
}

/** The page of the portal that says a status, in the language of the address; undefined for what has none. */
export function pageOfStatus(url: string, status: number): string | undefined {
  return PAGES[status] && `/${/^\/en(\/|\?|$)/.test(url) ? 'en' : 'ar'}/${PAGES[status]}`
}

/** Documents alone: the framework's own calls and APIs know what to do with a status. */
export function isDocument({ headers, url = '/' }: Pick<IncomingMessage, 'headers' | 'url'>): boolean {
  const accepts = headers.accept === undefined || /text\/html|\*\/\*/.test(headers.accept)
  return accepts && !headers.rsc && !headers['next-action'] && !isOutsidePages(url)
}

/** The statuses of documents that the framework sends on purpose, empty until its script fills them. */
const SCRIPTED = [403, 404]

function pageFor(request: IncomingMessage, status: number, type: string): string | undefined {
  const url = request.url ?? '/'
  if (!isDocument(request) || /^\/(ar|en)\/(missing|denied|refused)([/?]|$)/.test(url)) return undefined
  // Its document of a failure names the event; in plain text it says that it has failed, or knows no such
  // action.
  const plain = type === '' || type.startsWith('text/plain')
  const scripted = SCRIPTED.includes(status)
  let replaced = plain && (status !== 404 || request.method === 'POST')
  if (type.startsWith('text/html'))
    replaced = scripted ? Boolean(request.headers.accept?.includes('text/html')) : status !== 500
  return replaced ? pageOfStatus(url, status) : undefined
}

/** An API that answers a program with the framework's own document or with nothing. */
function lacksProblem({ url = '/' }: IncomingMessage, status: number, type: string): boolean {
  return /^\/api(?:[/?]|$)/.test(url) && hasProblem(status) && !/json/.test(type)
}

/**
 * When a page says not-found or forbidden, the framework answers with the right status and an empty document
 * that only its script fills. Readers without JavaScript would see a blank page: they get the finished page,
 * with that status. Programs get a problem document where the framework would answer for an API.
 * @param port of this process: the page is asked from here
 */
export function withErrorPages(handle: Handle, port: number): Handle {
  return (request, response) => {
    const kept = { writeHead: response.writeHead, write: response.write, end: response.end }
    const { 'x-forwarded-for': address, 'user-agent': userAgent } = request.headers
    // One value: trustHeaders has written it from the socket or the trusted proxy.
    const call: HandledCall = { acted: false, address: String(address ?? 'unknown'), userAgent }
    let instead: { path?: string; status: number } | undefined

    response.writeHead = function (this: ServerResponse, given: number, ...rest: unknown[]) {
      if (call.returned)
        return (kept.writeHead as (...all: unknown[]) => ServerResponse).call(response, given, ...rest)
      // The framework fails on a payload that it cannot decode: then no action of ours has begun.
      const status =
        given === 500 && request.method === 'POST' && !call.acted && !isOutsidePages(request.url ?? '/')
          ? 400
          : given
      const type = String(response.getHeader('content-type') ?? '')
      const path = pageFor(request, status, type)
      if (!path && !lacksProblem(request, status, type))
        return (kept.writeHead as (...all: unknown[]) => ServerResponse).call(response, status, ...rest)
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
      if (!instead.path) {
        sendProblem(request, response, instead.status)
        return response
      }
      for (const name of response.getHeaderNames()) response.removeHeader(name)
      sendPage(request, response, {
        path: instead.path,
        status: instead.status,
        port,
        host: request.headers.host,
      })
      return response
    } as ServerResponse['end']
    return handledCall.run(call, () => handle(request, response))
  }
}
