// The payments' part of the bench: the list over a thousand and a million requests, and KNET's notifications.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from './load.mjs'

/** Notifications sent before any is timed. */
const WARM = 500

/** The searches of the list, by what is typed. @param {number} number of a request that is there */
const searches = (number) => ({
  'first page': '',
  'by request number': `q=PR/${1_000_000 + number}/26`,
  'by temporary number': `q=TIM/${1_000_000 + number}/KWI26`,
  'by final number': `q=IM/${3_000_000 + number}/KWI26`,
  'by running number': `q=${1_000_000 + number}`,
  'by company': 'company=482910',
  'by type': 'type=DEPOSITS',
  'by status': 'state=REJECTED',
  'by amount': 'amount=50.000',
  'by dates': 'from=01/11/2026&to=30/11/2026',
})

/**
 * Loads each search once.
 * @returns {Promise<Record<string, { rps: number, p50: number, p95: number, p99: number, bad: number }>>}
 * milliseconds
 */
export async function loadLists(portal, cookie, { seconds, number, deep }) {
  const measured = {}
  for (const [name, query] of Object.entries({
    ...searches(number),
    ...(deep && { 'deep page': `after=${deep}` }),
  })) {
    const path = `/ar/payments${query && `?${query}`}`
    const answer = await fetch(portal + path, { headers: { cookie }, redirect: 'manual' })
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
    await answer.text()
    measured[name] = await load(portal + path, { seconds, headers: { cookie } })
  }
  return measured
}

/**
 * Sends fresh notifications, each of an attempt of its own, and counts what KNET would wait for.
 * @param {number} skip how many of the file were sent before
 */
export async function loadCallbacks(portal, data, { seconds, connections, skip, count }) {
  const bodies = readFileSync(join(data, 'notifications.txt'), 'utf8')
    .split('\n')
    .slice(skip, skip + count)
  // What is loaded at the first request is not what is measured.
  for (let next = 0; next < WARM; next += connections) {
    await Promise.all(
      bodies
        .slice(next, next + connections)
        .map((body) =>
          fetch(`${portal}/api/knet/response`, {
            method: 'POST',
            headers: { 'content-type': 'text/plain' },
            body,
          }),
        ),
    )
  }
  let next = WARM
  // Each request takes the next body, whichever connection sends it: no notification goes twice.
  const setupRequest = (request) => ({ ...request, body: bodies[next++ % bodies.length] })
  return load(portal, {
    seconds,
    connections,
    warm: 0,
    requests: [
      { method: 'POST', path: '/api/knet/response', headers: { 'content-type': 'text/plain' }, setupRequest },
    ],
  })
}

/** The floor of a route handler. */
export const loadBareHandler = (hello, { seconds, connections }) =>
  load(`${hello}/echo`, {
    seconds,
    connections,
    method: 'POST',
    body: 'a'.repeat(512),
    headers: { 'content-type': 'text/plain' },
  })
