/** A notification has some 800 characters; what is longer is no message, and is not read to its end. */
const MOST_BYTES = 64 * 1024

/**
 * The text of a request from outside, cut at 64 KB, in whatever encoding: broken UTF-8 is replaced, never an error.
 * What could be read of a body that breaks off is returned.
 */
export async function bodyText(request: Request): Promise<string> {
  const reader = request.body?.getReader()
  if (!reader) return ''
  const parts: Uint8Array[] = []
  let bytes = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done || !value) break
      parts.push(value.subarray(0, MOST_BYTES - bytes))
      bytes += value.length
      if (bytes >= MOST_BYTES) {
        await reader.cancel()
        break
      }
    }
  } catch {
    // The sender has gone: what came is kept.
  }
  return Buffer.concat(parts).toString('utf8')
}
