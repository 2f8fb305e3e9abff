import { GET } from '@/app/api/metrics/route'
import { emptyTables } from '../support/database'
import { mockSettings } from '../support/mock-settings'

jest.mock('@/lib/env', () =>
  jest.requireActual<typeof import('../support/mock-settings')>('../support/mock-settings').mockedEnv(),
)

const ask = (authorization?: string) =>
  GET(new Request('http://localhost/api/metrics', { headers: authorization ? { authorization } : {} }))

beforeEach(emptyTables)
afterEach(() => delete mockSettings.METRICS_TOKEN)

it('the metrics do not exist without the setting, and with it are for who holds the token', async () => {
  expect((await ask('Bearer undefined')).status).toBe(404)
  mockSettings.METRICS_TOKEN = 'a-token-of-the-collector'
  for (const wrong of [undefined, 'Bearer ', 'Bearer a-token', 'Basic a-token-of-the-collector'])
    expect((await ask(wrong)).status).toBe(401)
  const answer = await ask('Bearer a-token-of-the-collector')
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(await answer.text()).toContain('portal_')
})
