import { memberOf, type Actor } from '@/lib/access/actor'
import { signInPathFor } from '@/lib/access/require'
import { defineHandler } from '@/lib/actions/define-handler'
import type { Problem } from '@/lib/core/result'
import { db } from '@/lib/db/client'
import { problemResponse } from '@/lib/http/problem'
import { readForm } from '@/lib/http/read-form'
import { oneUploadAtATime } from '@/lib/http/upload-lease'
import { keepImport } from './keep-import'
import { MAX_IMPORT_BYTES } from './read-users-file'

type Refuse = NonNullable<Parameters<typeof defineHandler>[0]['refuse']>

/** Beside the file: names and boundaries of the form. */
const OVERHEAD = 16 * 1024

const seeOther = (location: string) =>
  new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })

/** The language of the page that the form stands on, before the form is read. */
const localeOf = ({ headers }: Request) =>
  /^https?:\/\/[^/]+\/en\//.test(headers.get('referer') ?? '') ? 'en' : 'ar'

/** Back to the form, with what was wrong with the file. */
function back(locale: string, { code, args }: Pick<Problem, 'code' | 'args'>): Response {
  const query = new URLSearchParams({
    problem: code,
    ...(args?.columns && { columns: String(args.columns) }),
  })
  return seeOther(`/${locale}/users/import?${query}`)
}

async function takeFile(request: Request, actor: Actor, at: Date): Promise<Response> {
  const read = await readForm(request, { bytes: MAX_IMPORT_BYTES + OVERHEAD, fileBytes: MAX_IMPORT_BYTES })
  if (!read.ok) {
    const { code } = read.problems[0]!
    return back(localeOf(request), { code: code === 'fileTooLarge' ? 'importFileTooLarge' : code })
  }
  const locale = read.value.fields.get('locale') === 'en' ? 'en' : 'ar'
  const { file } = read.value
  if (!file || file.bytes.length === 0)
    return back(locale, { code: file?.name ? 'importFileEmpty' : 'fileMissing' })
  const kept = await keepImport(db, actor, at, { fileName: file.name, bytes: file.bytes })
  return kept.ok ? seeOther(`/${locale}/users/import/${kept.value.id}`) : back(locale, kept.problems[0]!)
}

/** Whoever is signed out goes to sign in first, and finds the form again: a file cannot be kept meanwhile. */
const refuse: Refuse = ({ code }, { request, actor }) => {
  const locale = localeOf(request)
  if (code === 'tooMany') return back(locale, { code: 'importTooOften' })
  const signIn = code === 'forbidden' ? signInPathFor(actor, 'users.manage') : null
  if (!signIn) return problemResponse(403, code, 'Refused')
  const next = `/${locale}/users/import`
  return seeOther(`/${locale}${signIn}?${new URLSearchParams({ next, expired: '1' })}`)
}

/**
 * POST /api/users/imports: Origin, session, permission, rate limit and no other upload of theirs before a byte
 * of the body is read; then the form as a stream, to a megabyte. 303 to the preview, or back with the
 * problem's code. Invites nobody.
 */
export const receiveImport = defineHandler({
  name: 'users.import-upload',
  permission: 'users.manage',
  checkOrigin: true,
  limit: { most: 20, seconds: 600 },
  refuse,
  run: async ({ request, actor, at }) => {
    const done = await oneUploadAtATime(memberOf(actor).userId, at, () => takeFile(request, actor, at))
    return done instanceof Response ? done : back(localeOf(request), { code: 'uploadRunning' })
  },
})
