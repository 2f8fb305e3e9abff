import { newId } from '@/lib/core/ids'
import { documentStore } from '@/lib/documents/store'
import { removeBytes, sweepCancelledDrafts, sweepOrphans } from '@/lib/documents/sweep'
import { DAILY_SWEEPS } from '@/lib/worker/sweeps'
import { asOwner, db, emptyTables } from '../support/database'
import { AT, makeAccount, makeRegistration } from '../support/office-scene'
import { waitingJobs } from '../support/waiting-jobs'

beforeEach(emptyTables)

const DAY = 86_400_000
const later = new Date(AT.getTime() + 2 * DAY)

async function documents(count: number, state: 'PENDING' | 'STORED') {
  const account = await makeAccount()
  const rows = Array.from({ length: count }, () => newId(AT)).map((id) => ({
    id,
    accountId: account.accountId,
    state,
    name: 'a',
    mediaType: 'application/pdf',
    bytes: 1,
    sha256: '0',
    storageKey: id,
    createdAt: AT,
    createdById: account.userId,
  }))
  await db.document.createMany({ data: rows })
  return { account, ids: rows.map(({ id }) => id).sort() }
}

const jobs = async () =>
  (await waitingJobs('remove-document')).map(({ payload }) => payload.documentId).sort()

/** A draft with documents, cancelled before anybody saw it. */
async function cancelled(count: number) {
  const { account, ids } = await documents(count, 'STORED')
  const draft = await makeRegistration({ account, state: 'DRAFT' })
  await db.request.update({ where: { id: draft.id }, data: { state: 'CANCELLED', submittedAt: null } })
  await db.requestDocument.createMany({
    data: ids.map((documentId, index) => ({
      id: newId(AT),
      requestId: draft.id,
      documentId,
      type: 'OTHER',
      version: index + 1,
      addedAt: AT,
      addedById: account.userId,
    })),
  })
  return ids
}

test('bytes of a cancelled draft are removed by a job of their own, however many there are', async () => {
  const ids = await cancelled(230)
  expect(await sweepCancelledDrafts(later)).toBe(230)
  expect(await db.document.count({ where: { state: 'REMOVED' } })).toBe(230)
  expect(await jobs()).toEqual(ids)
})

test('an upload that died leaves a job that removes its bytes, when the store can be reached', async () => {
  const { ids } = await documents(130, 'PENDING')
  await documentStore().put(ids[0]!, Buffer.from('x'), { mediaType: 'application/pdf' })
  const counts = await Promise.all([sweepOrphans(later), sweepOrphans(later)])
  expect(counts[0]! + counts[1]!).toBe(130)
  expect(await jobs()).toEqual(ids)
  await removeBytes(ids[0]!)
  expect(await documentStore().get(ids[0]!)).toBeUndefined()
})

test('a day that cannot tell of an expiry removes the documents all the same', async () => {
  const ids = await cancelled(1)
  await asOwner((client) => client.query('ALTER TABLE "Company" RENAME TO "CompanyAway"'))
  try {
    await expect(DAILY_SWEEPS['daily-companies'](later)).rejects.toThrow('1 steps')
    await DAILY_SWEEPS['daily-documents'](later)
  } finally {
    await asOwner((client) => client.query('ALTER TABLE "CompanyAway" RENAME TO "Company"'))
  }
  expect(await jobs()).toEqual(ids)
})
