import { fail, ok, type Result } from '@/lib/core/result'

/**
 * A multipart post, read as a stream and given up as soon as it is too large, whatever its Content-Length says.
 * @param most bytes of the whole body
 * @returns problems `fileTooLarge`, `uploadDamaged` (not a multipart form, or cut off)
 */
export async function readMultipart(request: Request, most: number): Promise<Result<FormData>> {
  const type = request.headers.get('content-type') ?? ''
  if (!request.body || !/^multipart\/form-data;/i.test(type)) return fail('uploadDamaged')
  if (Number(request.headers.get('content-length') ?? 0) > most) return fail('fileTooLarge', 'file')
  let size = 0
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(part, controller) {
      size += part.byteLength
      if (size > most) controller.error(new Error('too large'))
      else controller.enqueue(part)
    },
  })
  try {
    return ok(await new Response(request.body.pipeThrough(counted), { headers: { 'content-type': type } }).formData())
  } catch {
    return size > most ? fail('fileTooLarge', 'file') : fail('uploadDamaged')
  }
}
