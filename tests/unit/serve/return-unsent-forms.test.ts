import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { handledCall, type HandledCall } from '@/lib/http/handled-call'
import { findUnsentForm, UNSENT_FORM_HEADER } from '@/lib/http/unsent-form-store'
import { returnUnsentForms } from '@/scripts/serve/return-unsent-forms'

const ORIGIN = 'http://portal.example'
let server: Server
/** What the error pages around it know of the call. */
let call: HandledCall | undefined
let port: number
let received: string[]
/** What the framework answers a post with. */
let answered: { status: number; notFound?: boolean; body: string }

beforeAll(async () => {
  let handle: ReturnType<typeof returnUnsentForms> = async () => {}
  server = createServer(
    (incoming, response) =>
      void (call ? handledCall.run(call, () => handle(incoming, response)) : handle(incoming, response)),
  )
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  port = (server.address() as AddressInfo).port
  handle = returnUnsentForms(
    async (request, response) => {
      if (request.method === 'POST') {
        const parts: Buffer[] = []
        for await (const part of request) parts.push(part as Buffer)
        received.push(Buffer.concat(parts).toString())
        if (answered.notFound) response.setHeader('x-nextjs-action-not-found', '1')
        response.statusCode = answered.status
        response.setHeader('content-type', 'text/plain')
        return void response.end(answered.body)
      }
      response.setHeader('content-type', 'text/html; charset=utf-8')
      const token = request.headers[UNSENT_FORM_HEADER]
      const posted = findUnsentForm(typeof token === 'string' ? token : undefined)
      if (/^\/(ar|en)\/not-sent$/.test(request.url!))
        return void response.end(`<p>list ${JSON.stringify(posted?.values)}</p><script>run()</script>`)
      if (request.url === '/ar/ended') return void response.writeHead(307, { location: '/ar/sign-in' }).end()
      if (posted && posted.name === 'sample/field') posted.shown = true
      response.end(
        `<p>page ${request.url} ${posted?.reason} ${JSON.stringify(posted?.values)}</p><script>run()</script>`,
      )
    },
    port,
    [ORIGIN],
  )
})
afterAll(() => new Promise((done) => server.close(done)))
beforeEach(() => {
  received = []
  call = undefined
  answered = { status: 409, notFound: true, body: 'Server Action unavailable.' }
})

const FIELDS = { $form: 'sample/field', $ACTION_ID_0: '', city: 'حولي', password: 'Secret#1', code: '123456' }

async function post(
  path: string,
  {
    fields = FIELDS as Record<string, string>,
    headers = { origin: ORIGIN } as Record<string, string>,
    body,
  }: { fields?: Record<string, string>; headers?: Record<string, string>; body?: string } = {},
) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    body: body ?? form,
    redirect: 'manual',
    headers,
  })
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() }
}

test('a post of another build comes back on its page with what was typed, never passwords or codes', async () => {
  expect(await post('/en/companies?x=1')).toEqual({
    status: 409,
    type: 'text/html; charset=utf-8',
    text: '<p>page /en/companies?x=1 newVersion {"city":"حولي"}</p><script>run()</script>',
  })
  expect(received[0]).toContain('Secret#1')
})

test('an error of an action brings the form back as well, with status 500', async () => {
  answered = { status: 500, body: 'Internal Server Error' }
  expect(await post('/ar/companies')).toMatchObject({
    status: 500,
    text: expect.stringContaining('page /ar/companies fault {"city":"حولي"}') as unknown,
  })
})

test('where the page has the form no more, or sends its reader away, what was typed is listed, without scripts', async () => {
  expect((await post('/en/companies', { fields: { ...FIELDS, $form: 'gone/field' } })).text).toBe(
    '<p>list {"city":"حولي"}</p>',
  )
  expect(await post('/ar/ended')).toMatchObject({ status: 409, text: '<p>list {"city":"حولي"}</p>' })
})

test('a payload that names no form has nothing to give back: the error pages answer it', async () => {
  answered = { status: 400, notFound: true, body: 'Invalid Server Action request.' }
  expect(
    await post('/en/companies', {
      body: 'nothing of the kind',
      headers: { origin: ORIGIN, 'content-type': 'multipart/form-data; boundary=x' },
    }),
  ).toMatchObject({ status: 400, text: answered.body })
})

test('a payload that the framework cannot decode comes back with status 400: no action had begun', async () => {
  answered = { status: 500, body: 'Internal Server Error' }
  call = { acted: false }
  expect(await post('/ar/companies')).toMatchObject({
    status: 400,
    text: expect.stringContaining('page /ar/companies fault {"city":"حولي"}') as unknown,
  })
  expect(call.returned).toBe(true)
})

test('a form whose action was done is not called unsent, although the page of its answer failed', async () => {
  answered = { status: 500, body: 'Internal Server Error' }
  call = { acted: true, done: true }
  expect(await post('/ar/companies')).toMatchObject({ status: 500, text: answered.body })
})

test.each([
  ['an answer of the action', { status: 200, body: 'done' }, {}],
  [
    'a post from another site',
    { status: 409, notFound: true, body: 'no' },
    { headers: { origin: 'http://other.example' } },
  ],
  [
    'a call of the framework',
    { status: 409, notFound: true, body: 'no' },
    { headers: { origin: ORIGIN, 'next-action': 'a' } },
  ],
])('%s passes as it is', async (_what, framework, given) => {
  answered = framework
  expect(await post('/ar/companies', given)).toEqual({
    status: framework.status,
    type: 'text/plain',
    text: framework.body,
  })
})

test('a form with more fields than any has is not read a second time', async () => {
  const fields = Object.fromEntries(
    Array.from({ length: 1500 }, (_, index) => [`f${index}`, 'x']).concat([['$form', 'sample/field']]),
  )
  expect((await post('/ar/companies', { fields })).text).toBe('<p>list {}</p>')
})

test('nothing of a post is kept after its answer', async () => {
  await post('/ar/companies')
  expect((globalThis as { portalUnsentForms?: Map<string, unknown> }).portalUnsentForms?.size).toBe(0)
})
