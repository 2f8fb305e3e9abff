import { readiness } from '@/lib/health/readiness'
import { asOwner } from '../support/database'

const mockStore = { works: true, asked: 0 }
jest.mock('@/lib/documents/store', () => ({
  documentStore: () => ({
    check: () => {
      mockStore.asked += 1
      return Promise.resolve(mockStore.works)
    },
  }),
}))

let time = 0
beforeEach(() => {
  // Past what an earlier test found.
  time += 60_000
  jest.spyOn(performance, 'now').mockImplementation(() => time)
  Object.assign(mockStore, { works: true, asked: 0 })
})
afterEach(() => {
  jest.restoreAllMocks()
  delete (globalThis as { portalStopping?: boolean }).portalStopping
})

test('a server is ready with database, migrations and storage, and not with a migration missing', async () => {
  expect(await readiness()).toEqual({
    status: 'ready',
    ready: true,
    checks: { database: true, migrations: true, storage: true },
  })
  await asOwner((client) => client.query('UPDATE _prisma_migrations SET finished_at = NULL'))
  expect(await readiness()).toMatchObject({
    status: 'not ready',
    ready: false,
    checks: { migrations: false },
  })
  await asOwner((client) => client.query('UPDATE _prisma_migrations SET finished_at = now()'))
})

test('an outage of the documents’ store is told and takes no server away', async () => {
  mockStore.works = false
  expect(await readiness()).toEqual({
    status: 'degraded',
    ready: true,
    checks: { database: true, migrations: true, storage: false },
  })
})

test('the store is asked once in fifteen seconds, whoever asks how often', async () => {
  await Promise.all(Array.from({ length: 5 }, () => readiness()))
  time += 14_999
  await readiness()
  expect(mockStore.asked).toBe(1)
  time += 1
  await readiness()
  expect(mockStore.asked).toBe(2)
})

test('a server that was told to stop asks for no more work', async () => {
  Object.assign(globalThis, { portalStopping: true })
  expect(await readiness()).toMatchObject({ status: 'stopping', ready: false })
})
