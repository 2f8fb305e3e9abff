import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { MAX_BODY_BYTES } from './request-error'

/** How long the rest of a body that nobody reads may take after the answer, in milliseconds. */
const DRAIN_MS = 10_000

type Bound = {
  /** Bytes of the whole body. */
  most: number
  /** Looks at each piece and says whether the body has too many parts by now. */
  hasTooManyParts?: (piece: Buffer) => boolean
  /** Answers that the body is too large; called at most once, and only while nothing has been sent. */
  tooLarge: () => void
}

type Body = { request: IncomingMessage; drain: () => void }

/**
 * The newest body of each connection, undefined once it is done with: an earlier one has ended by then. One a
 * connection, because a proxy's kept connection carries thousands, and what held each to the next would hold
 * them all.
 */
const newest = new WeakMap<Socket, Body | undefined>()

/** Node calls this after the last answer of a connection. */
function drainBeforeClosing(socket: Socket): void {
  const { destroySoon } = socket
  socket.destroySoon = function () {
    socket.destroySoon = destroySoon
    const body = newest.get(socket)
    if (!body || body.request.complete || socket.destroyed) return destroySoon.call(socket)
    socket.end()
    body.drain()
  }
}

/**
 * Counts a body as it comes, whatever its Content-Length says, and cuts it at `most`. And sees to it that a
 * body that its handler does not read to the end holds up nobody: left lying in the connection it keeps the
 * *next* request of a proxy's kept connection waiting, which may be a stranger's. The rest is thrown away, to
 * 32 MB and for ten seconds; then the connection closes. (Closed at once, a browser that is still sending
 * would not read the answer.)
 */
export function boundBody(
  request: IncomingMessage,
  response: ServerResponse,
  { most, hasTooManyParts, tooLarge }: Bound,
): void {
  const { headers, socket } = request
  const chunked = headers['transfer-encoding'] !== undefined
  if (!chunked && !Number(headers['content-length'])) return
  const declared = chunked ? Infinity : Number(headers['content-length'])
  const [push, writeHead] = [request.push, response.writeHead]
  let received = 0
  let drains = false
  let cut = false

  const drain = (): void => {
    if (drains || request.complete) return
    drains = true
    const timer = setTimeout(() => request.complete || socket.destroy(), DRAIN_MS)
    socket.once('close', () => clearTimeout(timer))
    // A reader that has stopped has stopped the parser with it.
    socket.resume()
  }

  request.push = function (chunk: Buffer | null, encoding?: BufferEncoding) {
    // A handler that saw the end of a body that was cut would answer before the refusal, which is a page that
    // is still being fetched.
    if (chunk === null && cut) return false
    received += chunk?.length ?? 0
    if (chunk === null || (!drains && received <= most && !hasTooManyParts?.(chunk)))
      return push.call(request, chunk, encoding)
    if (!drains && !response.headersSent) {
      cut = true
      // Its reader ends with the connection and no sooner: since Node 24 a response closes once it is sent, and
      // a request that is destroyed then takes the connection, and the answer in it, along.
      socket.once('close', () => request.destroy())
      tooLarge()
    }
    drain()
    // Beyond that nothing is read at all: the sender stands still until the connection closes.
    if (received > MAX_BODY_BYTES) socket.pause()
    return true
  }
  response.writeHead = function (...all: unknown[]) {
    if (!request.complete && declared > MAX_BODY_BYTES) response.setHeader('Connection', 'close')
    return (writeHead as (...given: unknown[]) => ServerResponse).apply(response, all)
  } as ServerResponse['writeHead']
  // A body that nobody has asked for Node throws away by itself, to any length and past this count.
  request.read(0)
  if (!newest.has(socket)) drainBeforeClosing(socket)
  newest.set(socket, { request, drain })
  response.once('close', () => {
    if (request.complete && newest.get(socket)?.request === request) newest.set(socket, undefined)
  })
  response.once('finish', drain)
}
