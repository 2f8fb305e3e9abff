import { connect } from 'node:net'
import { expect, test } from '@/tests/support/journey-fixtures'

test('a request whose end may be read in two ways is refused, and nothing behind it is answered', async ({
  portal,
}) => {
  const { hostname, port, host } = new URL(portal.url)
  const say = (head: string, rest: string) =>
    new Promise<string>((done, failed) => {
      let text = ''
      const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname)
      socket.setTimeout(10_000, () => socket.destroy(new Error('stays open')))
      socket
        .on('data', (piece: Buffer) => {
          text += piece.toString()
        })
        .on('error', failed)
        .on('close', () => done(text))
      socket.write(`POST /ar/support HTTP/1.1\r\nHost: ${host}\r\n${head}\r\n\r\n${rest}`)
    })
  const behind = `GET /api/health/live HTTP/1.1\r\nHost: ${host}\r\n\r\n`
  for (const [head, rest] of [
    ['Content-Length: 5\r\nTransfer-Encoding: chunked', `0\r\n\r\n${behind}`],
    ['Transfer-Encoding: chunked, identity', `0\r\n\r\n${behind}`],
    ['Content-Length: 0\r\nContent-Length: 40', behind],
    ['Content-Length: +0', behind],
    ['Transfer-Encoding : chunked', `0\r\n\r\n${behind}`],
  ] as const) {
    const said = await say(head, rest)
    expect(said, head).toMatch(/^HTTP\/1\.1 400 /)
    expect(said.match(/HTTP\/1\.1 /g), head).toHaveLength(1)
  }
})
