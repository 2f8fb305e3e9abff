import { isSignedIn, staffOf, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { recordRefusal } from '@/lib/audit/refusal'
import { getActor } from '@/lib/auth/session'
import { now } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { addressBlock, clientAddress } from '@/lib/http/client-address'
import { isAllowedOrigin } from '@/lib/http/origin'
import { problemResponse } from '@/lib/http/problem'
import { takeFromLimit } from '@/lib/http/rate-limit'
import { oneUploadAtATime } from '@/lib/http/upload-lease'
import { readForm } from '@/lib/http/read-form'
import { MOST_BYTES } from './read-table'
import { keepUpload } from './upload'

const LIMIT = { most: 20, seconds: 600 }
const ACTION = 'tariff.upload'
/** Beside the file: names and boundaries of the form. */
const OVERHEAD = 64 * 1024

const seeOther = (location: string) =>
  new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })

/** The language of the page that the form stands on, before the form is read. */
const localeOf = ({ headers }: Request) =>
  /^https?:\/\/[^/]+\/en\//.test(headers.get('referer') ?? '') ? 'en' : 'ar'

async function takeFile(request: Request, actor: Actor, at: Date): Promise<Response> {
  const read = await readForm(request, { bytes: MOST_BYTES + OVERHEAD, fileBytes: MOST_BYTES })
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
export async function receiveTariff(request: Request): Promise<Response> {
  const [at, address] = [await now(), clientAddress(request.headers)]
  const refuse = async (actor: Parameters<typeof recordRefusal>[0], status: 403 | 429, code: string) => {
    await recordRefusal(actor, at, { action: ACTION, code, address })
    return problemResponse(status, code, 'Refused')
  }
  if (!isAllowedOrigin(request.headers.get('origin')))
    return refuse({ kind: 'VISITOR' }, 403, 'foreignOrigin')
  const actor = await getActor()
  if (!can(actor, 'tariff.edit')) return refuse(actor, 403, 'forbidden')
  const taken = await takeFromLimit(
    `action:${ACTION}:${isSignedIn(actor) ? actor.userId : addressBlock(address)}`,
    LIMIT,
    at,
  )
  if (!taken.allowed) return refuse(actor, 429, 'tooMany')
  const done = await oneUploadAtATime(staffOf(actor).userId, at, () => takeFile(request, actor, at))
  return done instanceof Response
    ? done
    : seeOther(`/${localeOf(request)}/admin/tariff?problem=uploadRunning#upload`)
}
