import { request as open } from 'node:http'
import type { Portal } from '@/tests/support/portal-server'

export type Sent = { status: number; headers: Record<string, string | string[] | undefined>; text: string }
export type Call = { method?: string; headers?: Record<string, string>; body?: string | Buffer }

const local = (portal: Portal) => portal.url.replace('localhost', '127.0.0.1')

/** A request that no browser would send. */
export function raw(
  portal: Portal,
  path: string,
  { method = 'GET', headers = {}, body }: Call = {},
): Promise<Sent> {
  return new Promise((done, failed) => {
    const { host } = new URL(portal.url)
    const call = open(local(portal), { method, path, headers: { host, ...headers } }, (answer) => {
      let text = ''
      answer
        .setEncoding('utf8')
        .on('data', (part: string) => {
          text += part
        })
        .on('end', () => done({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
    })
    call
      .setTimeout(15_000, () => call.destroy(new Error(`${method} ${path} hangs`)))
      .on('error', failed)
      .end(body)
  })
}

const BORDER = 'x-border'
export const part = (name: string, text: string) =>
  `--${BORDER}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`
export const multipart = { 'content-type': `multipart/form-data; boundary=${BORDER}` }
export const END = `--${BORDER}--\r\n`

/** Sends so many bytes, with their length or in pieces without, and stops when it is answered. */
export function sendLarge(
  portal: Portal,
  path: string,
  bytes: number,
  announced: boolean,
): Promise<{ status: number; connection?: string }> {
  return new Promise((done, failed) => {
    const { host } = new URL(portal.url)
    const piece = Buffer.alloc(1 << 20, 97)
    let [sent, answered] = [0, false]
    const call = open(
      local(portal),
      {
        method: 'POST',
        path,
        headers: {
          host,
          origin: portal.url,
          accept: 'text/html',
          'content-type': 'application/x-www-form-urlencoded',
          ...(announced ? { 'content-length': bytes } : { 'transfer-encoding': 'chunked' }),
        },
      },
      (answer) => {
        answered = true
        done({ status: answer.statusCode ?? 0, connection: answer.headers.connection })
        answer.resume()
      },
    )
    call
      .setTimeout(20_000, () => call.destroy(new Error(`${path} hangs`)))
      .on('error', (error) => answered || failed(error))
    const write = (): void => {
      if (answered || call.destroyed) return void call.destroy()
      if (sent >= bytes) return void call.end()
      sent += piece.length
      call.write(piece, () => setImmediate(write))
    }
    write()
  })
}
