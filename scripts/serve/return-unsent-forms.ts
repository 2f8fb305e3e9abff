import type { IncomingMessage, ServerResponse } from 'node:http'
import { FORM_FIELD, type UnsentReason } from '@/lib/actions/form-state'
import { formValues, shownValues } from '@/lib/actions/form-values'
import {
  deleteUnsentForm,
  storeUnsentForm,
  UNSENT_FORM_HEADER,
  type UnsentForm,
} from '@/lib/http/unsent-form-store'
import { handledCall, type HandledCall } from '@/lib/http/handled-call'
import { copyHeaders, fetchOwnPage, type OwnPage } from './fetch-own-page'
import { interceptAnswer } from './intercept-answer'
import { withoutScripts } from './send-page'

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** As much as an action takes (next.config.ts): a longer post was never a form of ours. */
const MAX_BYTES = 1024 * 1024
/** More fields than any form has. */
const MAX_PARTS = 1000

/**
 * A form that the browser itself posts to a page, from a page of ours: anybody else could fill in a form in
 * the reader's name.
 */
function isPlainPost({ method, url = '/', headers }: IncomingMessage, origins: readonly string[]): boolean {
  return (
    method === 'POST' &&
    /^\/(ar|en)(\/|\?|$)/.test(url) &&
    headers['next-action'] === undefined &&
    (headers['content-type'] ?? '').startsWith('multipart/form-data') &&
    origins.includes(headers.origin ?? '')
  )
}

/** Why no action took the post, if none did. A refusal of an action is a page with status 200. */
function reasonOf(status: number, response: ServerResponse): UnsentReason | undefined {
  if (response.getHeader('x-nextjs-action-not-found') !== undefined) return 'newVersion'
  return status >= 500 ? 'fault' : undefined
}

/**
 * Reads along, without taking anything from whoever reads the request.
 * @returns the body so far; undefined once it is too long
 */
function copyBody(request: IncomingMessage): () => Buffer | undefined {
  const parts: Buffer[] = []
  let bytes = 0
  const push = request.push.bind(request)
  request.push = (part: Buffer | null, encoding?: BufferEncoding) => {
    bytes += part?.length ?? 0
    if (part && bytes <= MAX_BYTES) parts.push(part)
    return push(part, encoding)
  }
  return () => (bytes <= MAX_BYTES ? Buffer.concat(parts) : undefined)
}

async function readForm(
  body: Buffer | undefined,
  contentType: string,
): Promise<Pick<UnsentForm, 'name' | 'values'>> {
  const boundary = /boundary="?([^";]+)/.exec(contentType)?.[1]
  const none = { name: '', values: {} }
  if (!body || !boundary) return none
  let parts = 0
  for (
    let at = body.indexOf(`--${boundary}`);
    at >= 0 && parts <= MAX_PARTS;
    at = body.indexOf(`--${boundary}`, at + 2)
  )
    parts += 1
  if (parts > MAX_PARTS) return none
  try {
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': contentType },
    }).formData()
    const name = form.get(FORM_FIELD)
    return { name: typeof name === 'string' ? name : '', values: shownValues(formValues(form)) }
  } catch {
    return none
  }
}

/** A page for the reader of the post, which may show what the token stands for. */
const readPage = (request: IncomingMessage, path: string, port: number, token: string): Promise<OwnPage> =>
  fetchOwnPage(request, port, path, {
    'x-forwarded-for': request.headers['x-forwarded-for'] as string | undefined,
    [UNSENT_FORM_HEADER]: token,
  })

/**
 * The page of the form with what was typed in it; where the form is no longer there, the page that lists what
 * was typed.
 */
async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
  status: number,
  posted: UnsentForm,
): Promise<void> {
  const token = storeUnsentForm(posted)
  const list = `/${posted.path.startsWith('/en') ? 'en' : 'ar'}/not-sent`
  try {
    const own = await readPage(request, posted.path, port, token)
    const returned = own.status === 200 && posted.shown
    const page = returned ? own : await readPage(request, list, port, token)
    copyHeaders(page, response)
    response.writeHead(status)
    response.end(returned ? page.body : withoutScripts(page.body.toString(), list, posted.path))
  } catch {
    response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
    response.end('500')
  } finally {
    deleteUnsentForm(token)
  }
}

/**
 * A form posted without JavaScript that no action took (its page is of an earlier build, its payload cannot
 * be read, the action failed) comes back on its page, filled in and ready to be sent again. The framework's
 * own answer is one line of English, and everything typed is gone.
 * @param port of this process: the page is asked from here
 * @param origins from which forms may be posted
 */
export function returnUnsentForms(handle: Handle, port: number, origins: readonly string[]): Handle {
  return (request, response) => {
    if (!isPlainPost(request, origins)) return handle(request, response)
    const body = copyBody(request)
    const call: HandledCall = handledCall.getStore() ?? { acted: true }
    interceptAnswer(
      response,
      (status) => {
        // What names no form of ours carries nothing to give back; and what was done is not to be sent again,
        // though its page failed.
        const ours = !call.done && body()?.includes(`name="${FORM_FIELD}"`)
        const reason = ours ? reasonOf(status, response) : undefined
        return { status, instead: reason && { reason } }
      },
      ({ reason }) => {
        // The framework fails on a payload that it cannot decode: then no action of ours has begun.
        const failed = call.acted ? 500 : 400
        const status = reason === 'newVersion' ? 409 : failed
        call.returned = true
        for (const name of response.getHeaderNames()) response.removeHeader(name)
        void readForm(body(), request.headers['content-type'] ?? '').then((form) =>
          answer(request, response, port, status, {
            ...form,
            path: request.url ?? '/',
            reason,
            shown: false,
          }),
        )
      },
    )
    return handle(request, response)
  }
}
