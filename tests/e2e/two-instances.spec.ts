import { httpClient } from '@/tests/support/http-client'
import { startPortal, type Portal } from '@/tests/support/portal-server'
import {
  answerSteps,
  beginRegistration,
  openCheck,
  registrationPage,
  REQUIRED,
  signIn,
  submit,
  upload,
} from '@/tests/support/registration-run'
import { withClient } from '@/tests/support/database'
import { expect, test } from '@/tests/support/journey-fixtures'

let portal: Portal
test.beforeAll(async () => {
  portal = await startPortal({ instances: 2 })
})
test.afterAll(() => portal?.stop())

/** Turn by turn at both servers, as behind a balancer that knows no favourite; `only` stays at one. */
function visitor(only?: number) {
  let turn = 0
  const addresses = portal.urls.map((url) => url.replace('localhost', '127.0.0.1'))
  return httpClient({ at: () => addresses[only ?? (turn += 1) % addresses.length]!, origin: portal.url })
}

const rows = <T>(sql: string, values: unknown[]) =>
  withClient(portal.databases.DATABASE_URL, async (client) => (await client.query(sql, values)).rows as T[])

test('a registration whose requests alternate between two servers is handed in once, even when both get it at once', async () => {
  const client = visitor()
  await signIn(client, 'jassim@mutawa.example', 'Kuwait#2026')
  const number = '530188'
  const requestId = await beginRegistration(client, number)
  await answerSteps(client, requestId, number)
  const documents: (string | number)[] = []
  for (const type of REQUIRED) documents.push(await upload(client, requestId, type, portal.url))
  // Each is read from the server that did not take it, and again from the other.
  for (const id of [...documents, ...documents.reverse()])
    expect((await client.send(`/api/documents/${id}`)).status).toBe(200)
  const check = await openCheck(client, requestId)
  const ends = await Promise.all([submit(client, check), submit(client, check)])
  expect(ends.map(({ path }) => path)).toEqual(Array(2).fill(registrationPage(requestId, 'done')))
  const events = await rows<{ kind: string }>(
    'SELECT kind::text FROM "RequestEvent" WHERE "requestId" = $1 ORDER BY version',
    [requestId],
  )
  expect(events.map(({ kind }) => kind)).toEqual(['CREATED', 'SUBMITTED'])
  const mails = async () => {
    const { messages } = (await (await client.send('/dev/mailbox.json?to=jassim@mutawa.example')).json()) as {
      messages: { template: string }[]
    }
    return messages.filter(({ template }) => template === 'request.submitted').length
  }
  await expect.poll(mails).toBe(1)
})

test('signing out at one server ends the session at the other', async () => {
  const client = visitor()
  await signIn(client, 'hamed@ofuq.example', 'Kuwait#2026')
  const [first, second] = [visitor(0), visitor(1)]
  for (const copy of [first, second]) for (const [name, value] of client.jar) copy.jar.set(name, value)
  expect((await second.get('/ar/account')).path).toBe('/ar/account')
  const page = await first.get('/ar/sign-out')
  await first.fill({ ...page, text: page.text.slice(page.text.indexOf('<main')) }, 'type="submit"', {})
  expect((await second.get('/ar/account')).path).toMatch(/^\/ar\/sign-in/)
})

test('whoever is suspended is refused at the other server too, and reads why', async () => {
  const client = visitor(0)
  await signIn(client, 'reem@ofuq.example', 'Kuwait#2026')
  const other = visitor(1)
  for (const [name, value] of client.jar) other.jar.set(name, value)
  expect((await other.get('/ar/account')).path).toBe('/ar/account')
  await rows(`UPDATE "User" SET state = 'SUSPENDED' WHERE email = $1`, ['reem@ofuq.example'])
  const refused = await other.get('/ar/account')
  expect(refused.path).toMatch(/^\/ar\/sign-in/)
  expect(refused.text).toContain('صلاحية دخولك موقوفة')
})

test('wrong passwords typed at one server make the other one wait', async () => {
  const [one, other] = [visitor(0), visitor(1)]
  const email = 'nadia@marsa.example'
  // Both forms are read first: the wait is of five seconds, and nothing but posts may fall into it.
  const [form, otherForm] = await Promise.all([one.get('/ar/sign-in'), other.get('/ar/sign-in')])
  for (let tries = 0; tries < 3; tries += 1)
    await one.fill(form, 'name="password"', { email, password: 'Wrong!48-Nakhl' })
  const right = await other.fill(otherForm, 'name="password"', { email, password: 'Kuwait#2026' })
  expect(right.path).toBe('/ar/sign-in')
})
