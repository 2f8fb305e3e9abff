import { staffOf, type Actor } from '@/lib/access/actor'
import { defineHandler } from '@/lib/actions/define-handler'
import { db } from '@/lib/db/client'
import { problemResponse } from '@/lib/http/problem'
import { oneUploadAtATime } from '@/lib/http/upload-lease'
import { readForm } from '@/lib/http/read-form'
import { MAX_BYTES } from './read-table'
import { keepUpload } from './upload'

/** Beside the file: names and boundaries of the form. */
const OVERHEAD = 64 * 1024

const seeOther = (location: string) =>
  new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })

/** The language of the page that the form stands on, before the form is read. */
const localeOf = ({ headers }: Request) =>
  /^https?:\/\/[^/]+\/en\//.test(headers.get('referer') ?? '') ? 'en' : 'ar'

async function takeFile(request: Request, actor: Actor, at: Date): Promise<Response> {
  const read = await readForm(request, { bytes: MAX_BYTES + OVERHEAD, fileBytes: MAX_BYTES })
  const locale = read.ok && read.value.fields.get('locale') === 'en' ? 'en' : 'ar'
  const back = (code: string) => seeOther(`/${locale}/admin/tariff?problem=${code}#upload`)
  if (!read.ok)
    return back(read.problems[0]!.code === 'fileTooLarge' ? 'tariffFileTooLarge' : 'tariffFileUnreadable')
  const { file } = read.value
  if (!file || file.bytes.length === 0) return back('fileMissing')
  const kept = await keepUpload(db, actor, at, { fileName: file.name, bytes: file.bytes })
  return kept.ok ? seeOther(`/${locale}/admin/tariff/uploads/${kept.value.id}`) : back(kept.problems[0]!.code)
}

/**
 * POST /api/tariff/uploads: Origin, session, permission, rate limit and no other upload of theirs before a
 * byte of the body is read; then the form as a stream, to 20 MB. 303 to the file's page, or back with the
 * problem's code.
 */
export const receiveTariff = defineHandler({
  name: 'tariff.upload',
  permission: 'tariff.edit',
  checkOrigin: true,
  limit: { most: 20, seconds: 600 },
  refuse: ({ code }) => problemResponse(code === 'tooMany' ? 429 : 403, code, 'Refused'),
  run: async ({ request, actor, at }) => {
    const done = await oneUploadAtATime(staffOf(actor).userId, at, () => takeFile(request, actor, at))
    return done instanceof Response
      ? done
      : seeOther(`/${localeOf(request)}/admin/tariff?problem=uploadRunning#upload`)
  },
})
