import { fail, ok, type Result } from '@/lib/core/result'

/** The small bodies of programs: JSON, a ticket, a message. */
export const MAX_SMALL_BODY_BYTES = 64 * 1024

/**
 * The beginning of a request's body, at most so many bytes. What follows is not read and the stream is not
 * cancelled: cancelling would end the connection before the answer is out. scripts/serve drains or closes it
 * after the answer.
 * @param most bytes
 * @returns `complete` is false when there was more, or when the sender went away
 */
export async function readBodyStart(
  request: Request,
  most: number,
): Promise<{ bytes: Buffer; complete: boolean }> {
  const reader = request.body?.getReader()
  const parts: Uint8Array[] = []
  let room = most
  for (;;) {
    // A sender who goes away makes the read fail: what came is kept.
    const part = await reader?.read().catch(() => undefined)
    if (!part) return { bytes: Buffer.concat(parts), complete: !reader }
    if (part.done) return { bytes: Buffer.concat(parts), complete: true }
    parts.push(part.value.subarray(0, room))
    if (part.value.length > room) return { bytes: Buffer.concat(parts), complete: false }
    room -= part.value.length
  }
}

/**
 * A request's body as text, UTF-8; broken signs are replaced. The Content-Length is not believed, only used
 * to refuse early.
 * @param most bytes
 * @returns problem `bodyTooLarge` (also for a body that broke off)
 */
export async function readBodyText(request: Request, most = MAX_SMALL_BODY_BYTES): Promise<Result<string>> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return fail('bodyTooLarge')
  const { bytes, complete } = await readBodyStart(request, most)
  return complete ? ok(bytes.toString('utf8')) : fail('bodyTooLarge')
}

/**
 * A request's body as JSON, to 64 KB.
 * @returns undefined for what is too large or no JSON
 */
export async function readBodyJson(request: Request): Promise<unknown> {
  const text = await readBodyText(request)
  try {
    return text.ok ? (JSON.parse(text.value) as unknown) : undefined
  } catch {
    return undefined
  }
}
