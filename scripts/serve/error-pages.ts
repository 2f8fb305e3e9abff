import type { IncomingMessage, ServerResponse } from 'node:http'
import { handledCall, type HandledCall } from '@/lib/http/handled-call'
import { interceptAnswer } from './intercept-answer'
import { isOutsidePages } from './request-error'
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
  if (!PAGES[status]) return undefined
  const page = `/${/^\/en(\/|\?|$)/.test(url) ? 'en' : 'ar'}/${PAGES[status]}`
  // The page of what was refused: its service has a page that says how to get it.
  return status === 403 ? `${page}?from=${encodeURIComponent(url.split('?')[0]!)}` : page
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
    const { 'x-forwarded-for': address, 'user-agent': userAgent } = request.headers
    // One value: trustHeaders has written it from the socket or the trusted proxy.
    const call: HandledCall = { acted: false, address: String(address ?? 'unknown'), userAgent }
    interceptAnswer<{ path?: string; status: number }>(
      response,
      (given) => {
        if (call.returned) return { status: given }
        // The framework fails on a payload that it cannot decode: then no action of ours has begun.
        const undecoded =
          given === 500 && request.method === 'POST' && !call.acted && !isOutsidePages(request.url ?? '/')
        const status = undecoded ? 400 : given
        const type = String(response.getHeader('content-type') ?? '')
        const path = pageFor(request, status, type)
        const replaced = path !== undefined || lacksProblem(request, status, type)
        return { status, instead: replaced ? { path, status } : undefined }
      },
      ({ path, status }) => {
        if (!path) return sendProblem(request, response, status)
        for (const name of response.getHeaderNames()) response.removeHeader(name)
        sendPage(request, response, { path, status, port, host: request.headers.host })
      },
    )
    return handledCall.run(call, () => handle(request, response))
  }
}
