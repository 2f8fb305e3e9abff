import { request as open } from 'node:http'
import { Readable } from 'node:stream'

/**
 * `fetch` under a Host of one's choice, as a proxy in front passes on the site's: the global `fetch` names the address it
 * connects to. Redirects are not followed.
 * @param host `portal.example`, with its port where it has one
 */
export async function fetchAs(host: string, address: string, init: RequestInit = {}): Promise<Response> {
  const { method = 'GET', body, headers = {} } = init
  // Response writes the body's own content type, with the border of a form.
  const encoded = body == null ? undefined : new Response(body)
  const bytes = encoded && Buffer.from(await encoded.arrayBuffer())
  const type = encoded?.headers.get('content-type')
  return new Promise((done, failed) => {
    const call = open(address, { method, headers: { ...(type && { 'content-type': type }), ...(bytes && { 'content-length': bytes.length }), ...(headers as Record<string, string>), host } }, (answer) => {
      const status = answer.statusCode ?? 0
      const received = new Headers()
      for (let index = 0; index < answer.rawHeaders.length; index += 2) received.append(answer.rawHeaders[index]!, answer.rawHeaders[index + 1]!)
      const empty = status === 204 || status === 304
      if (empty) answer.resume()
      done(new Response(empty ? null : (Readable.toWeb(answer) as ReadableStream), { status, headers: received }))
    })
    call.once('error', failed).end(bytes)
  })
}
