import { createServer, request, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { noteAction } from '@/lib/http/handled-call'
import { withErrorPages } from '@/scripts/serve/error-pages'

let server: Server
let port: number
const seen: string[] = []

beforeAll(async () => {
  server = createServer((incoming, response) => void answer(incoming, response))
  let answer: ReturnType<typeof withErrorPages> = async () => {}
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  port = (server.address() as AddressInfo).port
  answer = withErrorPages(async (incoming, response) => {
    seen.push(incoming.url!)
    response.setHeader(
      'content-type',
      incoming.url!.startsWith('/api') && !incoming.url!.endsWith('html')
        ? 'application/json'
        : 'text/html; charset=utf-8',
    )
    if (/failed|undecoded/.test(incoming.url!)) {
      if (incoming.url!.includes('action')) noteAction()
      response.writeHead(500)
      return void response.end()
    }
    if (/\/(missing|denied\?from=.*|refused\?status=\d+)$/.test(incoming.url!))
      return void response.end(
        '<p>finished</p><script nonce="n">run()</script><a href="/en/missing">English</a>',
      )
    response.setHeader('content-encoding', 'gzip')
    const status = Object.entries({ secret: 403, fine: 200 }).find(([word]) => incoming.url!.includes(word))
    response.statusCode = status?.[1] ?? 404
    response.write('<html id="__next_error__">')
    response.end('</html>')
  }, port)
})
afterAll(() => new Promise((done) => server.close(done)))

function fetched(path: string, headers: Record<string, string> = { accept: 'text/html' }, method = 'GET') {
  return new Promise<{ status?: number; body: string; headers: IncomingMessage['headers'] }>(
    (done, failed) => {
      request({ port, path, headers, method }, (answer) => {
        let body = ''
        answer
          .setEncoding('utf8')
          .on('data', (part: string) => {
            body += part
          })
          .on('end', () => done({ status: answer.statusCode, body, headers: answer.headers }))
      })
        .on('error', failed)
        .end()
    },
  )
}

test('a missing page is sent finished, with status 404 and without scripts', async () => {
  const { status, body, headers } = await fetched('/ar/guide/nothing?x=1')
  expect(status).toBe(404)
  expect(body).toBe('<p>finished</p><a href="/en/guide/nothing">English</a>')
  expect(headers['content-encoding']).toBeUndefined()
})

test('a refused page keeps status 403 and its language, and is told what was refused', async () => {
  expect((await fetched('/en/secret?page=2')).status).toBe(403)
  expect(seen.at(-1)).toBe('/en/denied?from=%2Fen%2Fsecret')
})

test('an address cannot write into the page', async () => {
  expect((await fetched('/ar/%22%3E"<b>')).body).not.toMatch(/["<>]b>|""/)
})

test('HEAD gets the status alone', async () =>
  expect(await fetched('/ar/nothing', { accept: 'text/html' }, 'HEAD')).toMatchObject({
    status: 404,
    body: '',
  }))

test.each([
  ['pages that are there', '/ar/fine', { accept: 'text/html' }, 200],
  ['calls of the framework', '/ar/nothing', { accept: 'text/html', rsc: '1' }, 404],
  ['programs', '/ar/nothing', { accept: 'application/json' }, 404],
  ['the pages of the demonstration', '/dev/nothing', { accept: 'text/html' }, 404],
] as const)('%s are left alone', async (_what, path, headers, status) => {
  const answer = await fetched(path, headers)
  expect(answer.status).toBe(status)
  expect(answer.body).toBe('<html id="__next_error__"></html>')
})

test('a program gets a problem document where an API has none, also without the framework’s compression', async () => {
  const { status, body, headers } = await fetched('/api/nothing-html')
  expect([status, headers['content-type'], headers['content-encoding']]).toEqual([
    404,
    'application/problem+json',
    undefined,
  ])
  expect(JSON.parse(body)).toMatchObject({ status: 404, code: 'notFound' })
  expect((await fetched('/api/nothing')).body).toBe('<html id="__next_error__"></html>')
})

test('a payload that the framework cannot decode is no fault of ours; what fails once an action has begun is', async () => {
  for (const [path, status] of [
    ['/en/undecoded', 400],
    ['/en/failed-in-action', 500],
    ['/api/undecoded', 500],
  ] as const) {
    expect((await fetched(path, { accept: 'application/json' }, 'POST')).status).toBe(status)
  }
  expect((await fetched('/en/undecoded', { accept: 'text/html' }, 'GET')).status).toBe(500)
  expect(await fetched('/en/undecoded', { accept: '*/*' }, 'POST')).toMatchObject({
    status: 400,
    body: expect.stringContaining('finished') as unknown,
  })
  expect(seen.at(-1)).toBe('/en/refused?status=400')
})
