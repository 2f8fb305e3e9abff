import { fail, type Result } from '@/lib/core/result'
import { FormReader, type PostedForm } from './form-reader'
import { MAX_SMALL_BODY_BYTES } from './read-body'

type Limits = {
  /** Bytes of the whole body, borders included. */
  bytes: number
  /** Bytes of the file; none is taken when absent. */
  fileBytes?: number
  /** Text fields; 50 when absent. */
  fields?: number
}

const FORM = /^(?:multipart\/form-data *;|application\/x-www-form-urlencoded *(?:;|$))/i

/**
 * A posted form, multipart or encoded as in an address, read as a stream and given up at the first limit it
 * breaks, whatever its Content-Length says. The rest is not read: scripts/serve drains it or closes the
 * connection.
 * @returns problems `fileTooLarge`, `uploadDamaged` (no form, cut off, more fields or parts than any page
 * sends)
 */
export async function readForm(
  request: Request,
  { bytes, fileBytes = 0, fields = 50 }: Limits,
): Promise<Result<PostedForm>> {
  const form = readerFor(request.headers.get('content-type') ?? '', { fields, fileBytes })
  if (!request.body || !form) return fail('uploadDamaged', 'file')
  if (Number(request.headers.get('content-length') ?? 0) > bytes) return fail('fileTooLarge', 'file')
  const reader = request.body.getReader()
  for (let size = 0; !form.problem;) {
    const part = await reader.read().catch(() => undefined)
    if (part?.done) return form.finish()
    size += part?.value.byteLength ?? 0
    if (part && size <= bytes) await form.take(part.value)
    else form.problem ??= part ? 'fileTooLarge' : 'uploadDamaged'
  }
  form.abort()
  return fail(form.problem, 'file')
}

/** The fields of a small form, to 64 KB; none of what is no form, or too large. */
export async function readFields(request: Request): Promise<ReadonlyMap<string, string>> {
  const read = await readForm(request, { bytes: MAX_SMALL_BODY_BYTES })
  return read.ok ? read.value.fields : new Map()
}

function readerFor(type: string, limits: { fields: number; fileBytes: number }): FormReader | undefined {
  try {
    return FORM.test(type) ? new FormReader(type, limits) : undefined
  } catch {
    // A multipart type without a boundary.
    return undefined
  }
}
