import type { ServerResponse } from 'node:http'

type Call = (...all: unknown[]) => unknown

/**
 * Takes over an answer before its first byte: lets it pass, or sends another in its place.
 * @param judge called with the status that is about to be sent; `instead` replaces the answer, absent lets it
 * pass with the status returned
 * @param send sends what `judge` gave as `instead`, on the response as it was before
 */
export function interceptAnswer<T extends object>(
  response: ServerResponse,
  judge: (status: number) => { status: number; instead?: T },
  send: (instead: T) => void,
): void {
  const kept = { writeHead: response.writeHead, write: response.write, end: response.end }
  const pass = (method: keyof typeof kept, all: unknown[]) => (kept[method] as Call).apply(response, all)
  let instead: T | undefined
  const begin = () => {
    if (!response.headersSent && !instead) response.writeHead(response.statusCode)
  }

  response.writeHead = function (given: number, ...rest: unknown[]) {
    const judged = judge(given)
    instead = judged.instead
    return instead ? response : pass('writeHead', [judged.status, ...rest])
  } as ServerResponse['writeHead']
  response.write = function (...all: unknown[]) {
    begin()
    if (!instead) return pass('write', all)
    const done = all.at(-1)
    if (typeof done === 'function') process.nextTick(done)
    return true
  } as ServerResponse['write']
  response.end = function (...all: unknown[]) {
    begin()
    if (!instead) return pass('end', all)
    Object.assign(response, kept)
    send(instead)
    return response
  } as ServerResponse['end']
}
