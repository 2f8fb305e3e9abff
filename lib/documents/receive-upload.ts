import { getTranslations } from '@/lib/i18n/translations'
import { memberOf, type Actor } from '@/lib/access/actor'
import { defineHandler, type HandlerCall } from '@/lib/actions/define-handler'
import { isId } from '@/lib/core/ids'
import type { Problem } from '@/lib/core/result'
import { problemResponse } from '@/lib/http/problem'
import { oneUploadAtATime } from '@/lib/http/upload-lease'
import type { Locale } from '@/lib/i18n/routing'
import { readForm } from '@/lib/http/read-form'
import { backPath } from './back-path'
import type { RequestTypes } from '@/lib/requests/request-type-definition'
import { typesWith } from '@/lib/requests/scope'
import { addDocument, type AddedDocument } from './commands'
import { isDocumentType, MAX_FILE_BYTES, MAX_FORM_OVERHEAD_BYTES } from './types'

const STATUS: Readonly<Record<string, number>> = {
  notFound: 404,
  uploadRunning: 409,
  storageFull: 507,
  readersBusy: 503,
  fileTooLarge: 413,
  tooMany: 429,
  storeUnavailable: 503,
  scannerUnavailable: 503,
}

type Answer = { json: boolean; type: string; path: string; locale: Locale }

const seeOther = (location: string) =>
  new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })

/**
 * The refusal, as the caller reads it: JSON with the message for a script, else back to the page with the
 * code.
 */
async function refused(problem: Problem, { json, type, path, locale }: Answer): Promise<Response> {
  if (problem.code === 'notFound') return problemResponse(404, 'notFound', 'Not found')
  if (!json)
    return seeOther(
      `${path}?${new URLSearchParams({ problem: problem.code, ...(type && { type }) })}#documents`,
    )
  const t = await getTranslations({ locale, namespace: 'problems' })
  const message = t.has(problem.code) ? t(problem.code, problem.args) : t('invalid')
  return Response.json(
    { ok: false, code: problem.code, message },
    { status: STATUS[problem.code] ?? 422, headers: { 'cache-control': 'no-store' } },
  )
}

function accepted(document: AddedDocument, { json, path }: Answer): Response {
  if (!json) return seeOther(`${path}#document-${document.id}`)
  return Response.json({ ok: true, document }, { status: 201, headers: { 'cache-control': 'no-store' } })
}

/**
 * Nobody, or somebody without the permission. The file cannot be kept; the page is opened again after
 * sign-in.
 */
function stopped(actor: Actor, answer: Answer): Response {
  if (actor.kind !== 'VISITOR') return problemResponse(403, 'forbidden', 'Forbidden')
  const signIn = `/${answer.locale}/sign-in?${new URLSearchParams({ next: answer.path, expired: '1' })}`
  return answer.json
    ? Response.json(
        { ok: false, code: 'signedOut', signIn },
        { status: 401, headers: { 'cache-control': 'no-store' } },
      )
    : seeOther(signIn)
}

/** The name of a document whose name was left empty: its type's (guide §4.5). */
async function typeName(type: string, locale: Locale): Promise<string> {
  return isDocumentType(type) && type !== 'OTHER'
    ? (await getTranslations({ locale, namespace: 'documents.types' }))(type)
    : ''
}

/** Where to return before the form is read: the page that the browser says it is on. */
function fromReferer(headers: Headers): string {
  const referer = headers.get('referer')
  return referer && URL.canParse(referer) ? new URL(referer).pathname : ''
}

/** How the caller is answered before its form is read. */
const earlyAnswer = ({ headers }: Request): Answer => ({
  json: headers.get('accept')?.includes('application/json') ?? false,
  type: '',
  ...backPath(fromReferer(headers), ''),
})

/** The rest of an upload: its form, read as a stream, and the command. */
async function takeForm(
  types: RequestTypes,
  { request, actor, at, recordRefused }: HandlerCall,
  early: Answer,
): Promise<Response> {
  const { headers } = request
  const { json } = early
  const read = await readForm(request, {
    bytes: MAX_FILE_BYTES + MAX_FORM_OVERHEAD_BYTES,
    fileBytes: MAX_FILE_BYTES,
  })
  if (!read.ok) return refused(read.problems[0]!, early)
  const { fields, file } = read.value
  const text = (name: string) => fields.get(name) ?? ''
  const answer: Answer = {
    json,
    type: text('type'),
    ...backPath(text('back') || fromReferer(headers), text('requestId')),
  }
  if (!file) return refused({ code: 'fileMissing', field: 'file' }, answer)
  const name = text('name').trim() || (await typeName(text('type'), answer.locale))
  const added = await addDocument(types, actor, at, {
    requestId: text('requestId'),
    type: text('type'),
    name,
    fileName: file.name,
    bytes: file.bytes,
    ...(isId(text('replaces')) && { replaces: text('replaces') }),
  })
  if (added.ok) return accepted(added.value, answer)
  const problem = added.problems[0]!
  if (problem.code === 'notFound') await recordRefused('notFound')
  return refused(problem, answer)
}

/**
 * POST /api/documents: Origin, session, permission, rate limit and no other upload of theirs before a byte of
 * the body is read; then the form as a stream, stopped at 10 MB + 64 KB; then the command. 303 back to the
 * page, or JSON where `Accept` asks for it.
 */
export const receiveUpload = defineHandler<[types: RequestTypes]>({
  name: 'documents.upload',
  permission: (actor, types) => typesWith(types, actor, 'act').length > 0,
  checkOrigin: true,
  limit: { most: 60, seconds: 600 },
  refuse: (refusal, { request, actor }) => {
    const early = earlyAnswer(request)
    if (refusal.code === 'foreignOrigin')
      return problemResponse(403, 'foreignOrigin', 'Posted from another site')
    if (refusal.code === 'forbidden') return stopped(actor, early)
    const minutes = Math.ceil(refusal.retryAfterSeconds / 60)
    return refused({ code: 'tooMany', args: { minutes } }, early)
  },
  run: async (call, types) => {
    const early = earlyAnswer(call.request)
    const { userId } = memberOf(call.actor)
    const running = await oneUploadAtATime(userId, call.at, () => takeForm(types, call, early))
    return running instanceof Response ? running : refused({ code: 'uploadRunning', field: 'file' }, early)
  },
})
