import { bodyText } from '@/lib/http/body-text'
import { MAX_SMALL_BODY_BYTES, readBodyJson, readBodyText } from '@/lib/http/read-body'

const post = (body?: BodyInit, headers: Record<string, string> = {}) =>
  new Request('http://localhost/', { method: 'POST', body, headers })

/**
 * A body without an end, which says whether it was cancelled: that would end the connection before the
 * answer.
 */
function endless() {
  const seen = { read: 0, cancelled: false }
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        seen.read += 10_000
        controller.enqueue(new Uint8Array(10_000).fill(97))
      },
      cancel() {
        seen.cancelled = true
      },
    },
    { highWaterMark: 0 },
  )
  return {
    seen,
    request: new Request('http://localhost/', {
      method: 'POST',
      body: stream,
      duplex: 'half',
    } as RequestInit),
  }
}

it('a message from outside is cut at 64 KB and left alone after that', async () => {
  const { seen, request } = endless()
  expect(await bodyText(request)).toBe('a'.repeat(MAX_SMALL_BODY_BYTES))
  expect(seen).toEqual({ read: 70_000, cancelled: false })
})

it('a text is given whole or not at all', async () => {
  const full = 'x'.repeat(MAX_SMALL_BODY_BYTES)
  expect(await readBodyText(post(full))).toEqual({ ok: true, value: full })
  expect(await readBodyText(post())).toEqual({ ok: true, value: '' })
  for (const request of [post(`${full}x`), post('x', { 'content-length': '70000' }), endless().request]) {
    expect(await readBodyText(request)).toMatchObject({ ok: false, problems: [{ code: 'bodyTooLarge' }] })
  }
})

it('JSON that is none, or too long, is nothing', async () => {
  expect(await readBodyJson(post('{"a":1}'))).toEqual({ a: 1 })
  expect([
    await readBodyJson(post('{')),
    await readBodyJson(post()),
    await readBodyJson(post(JSON.stringify('x'.repeat(70_000)))),
  ]).toEqual([undefined, undefined, undefined])
})
