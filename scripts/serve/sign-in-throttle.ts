import type { IncomingMessage } from 'node:http'

/**
 * Milliseconds between two sign-ins: one costs about 40 of a core, most of it argon2, and the pages need the
 * rest.
 */
const INTERVAL = 100
/** Nobody waits longer than this for the turn, however many sign in at once. */
const MAX_DELAY = 2000

let free = 0

/**
 * Lets posts to the sign-in pages in one after another: twenty at the same moment would keep the event loop
 * from every other page until all twenty were read. A turn is a moment and not a place, so that a slow client
 * holds nothing.
 * @param at milliseconds
 * @returns how long to wait, in milliseconds; 0 for everything that is not a sign-in
 */
export function signInDelay(request: Pick<IncomingMessage, 'method' | 'url'>, at: number): number {
  if (request.method !== 'POST' || !/^\/(ar|en)\/(staff\/)?sign-in(\/|\?|$)/.test(request.url ?? '')) return 0
  const turn = Math.max(at, free)
  if (turn - at >= MAX_DELAY) return MAX_DELAY
  free = turn + INTERVAL
  return turn - at
}
