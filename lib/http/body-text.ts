import { MAX_SMALL_BODY_BYTES, readBodyStart } from './read-body'

/**
 * The text of a message from outside, cut at 64 KB (KNET's has some 800 characters), in whatever encoding:
 * broken UTF-8 is replaced, never an error. What could be read of a body that breaks off is returned.
 */
export async function bodyText(request: Request): Promise<string> {
  return (await readBodyStart(request, MAX_SMALL_BODY_BYTES)).bytes.toString('utf8')
}
