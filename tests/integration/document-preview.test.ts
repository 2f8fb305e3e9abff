import { requestTypes } from '@/lib/request-types'
import type { Actor } from '@/lib/access/actor'
import { addDocument } from '@/lib/documents/commands'
import { discardDocument } from '@/lib/documents/discard'
import { stopInspecting } from '@/lib/documents/inspect-pool'
import { findPreview } from '@/lib/documents/preview/find-preview'
import { makePreview } from '@/lib/documents/preview/make-preview'
import { pageKey } from '@/lib/documents/preview/page-key'
import { stopPreviews } from '@/lib/documents/preview/preview-pool'
import { serveDocumentPage } from '@/lib/documents/serve-document'
import { documentStore } from '@/lib/documents/store'
import { removeBytes } from '@/lib/documents/sweep'
import { TaskPool } from '@/lib/task-pool/task-pool'
import { valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { madePages } from '../support/made-pages'
import { AT, makeAccount, makeRegistration, makeStaff } from '../support/office-scene'
import { waitingJobs } from '../support/waiting-jobs'

let mockActor: Actor
jest.mock('@/lib/auth/session', () => ({ getActor: () => Promise.resolve(mockActor) }))

let owner: Actor
let id: string
let storageKey: string

afterAll(async () => {
  await stopInspecting()
  await stopPreviews()
})
beforeEach(async () => {
  await emptyTables()
  const account = await makeAccount()
  owner = account.actor
  const request = await makeRegistration({ account, state: 'DRAFT' })
  const added = await addDocument(requestTypes, owner, AT, {
    requestId: request.id,
    type: 'SIGNATORY_CIVIL_ID',
    name: 'بطاقة',
    fileName: 'id.pdf',
    bytes: madePages(2, 'BT /F1 60 Tf 60 600 Td (ABCDEF) Tj ET'),
  })
  id = valueOf(added).id
  storageKey = (await db.document.findUniqueOrThrow({ where: { id } })).storageKey
  await db.request.update({ where: { id: request.id }, data: { state: 'SUBMITTED', submittedAt: AT } })
  mockActor = await makeStaff()
})

const page = (number: string) =>
  serveDocumentPage(
    new Request(`http://localhost/api/documents/${id}/pages/${number}`),
    requestTypes,
    id,
    number,
  )

it('an upload asks for its preview, and an officer who comes first asks again: one job', async () => {
  expect(await findPreview(requestTypes, mockActor, id)).toBeUndefined()
  expect(await waitingJobs('make-preview')).toMatchObject([{ payload: { documentId: id } }])
})

it('is made once, also by two workers at once, and shown page by page', async () => {
  await Promise.all([makePreview(id), makePreview(id)])
  const run = jest.spyOn(TaskPool.prototype, 'run')
  await makePreview(id)
  expect(run).not.toHaveBeenCalled()
  run.mockRestore()
  expect(await findPreview(requestTypes, mockActor, id)).toMatchObject({
    totalPages: 2,
    pages: [{ width: 1200 }, { width: 1200 }],
    problem: null,
  })
  const shown = await page('2')
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
    'content-security-policy': expect.stringContaining('sandbox') as string,
  })
  expect(
    Buffer.from(await shown.arrayBuffer())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG')
  expect(
    await db.auditEvent.findMany({
      where: { event: 'document.viewed', subjectId: id },
      select: { details: true },
    }),
  ).toMatchObject([{ details: { page: 2 } }])
}, 60_000)

it('is nobody else’s, has no other pages, and what was altered in the store is not shown', async () => {
  await makePreview(id)
  for (const number of ['0', '3', '21', 'x', '1.5', '-1']) expect((await page(number)).status).toBe(404)
  mockActor = owner
  expect((await page('1')).status).toBe(200)
  mockActor = (await makeAccount()).actor
  expect((await page('1')).status).toBe(404)
  mockActor = { kind: 'VISITOR' }
  expect((await page('1')).status).toBe(401)
  mockActor = owner
  await documentStore().put(pageKey(storageKey, 1), Buffer.from('other'), { mediaType: 'image/png' })
  expect((await page('1')).status).toBe(500)
}, 60_000)

it('goes with its document', async () => {
  await makePreview(id)
  await db.$transaction((tx) => discardDocument(tx, id))
  await removeBytes(id)
  expect([await documentStore().get(pageKey(storageKey, 1)), await db.documentPreview.count()]).toEqual([
    undefined,
    0,
  ])
}, 60_000)

it('a document that goes while its pages are drawn leaves none of them', async () => {
  const real = TaskPool.prototype.run
  jest.spyOn(TaskPool.prototype, 'run').mockImplementationOnce(async function (
    this: TaskPool<unknown, unknown>,
    question,
  ) {
    const rendered = await real.call(this, question)
    await db.$transaction((tx) => discardDocument(tx, id))
    await removeBytes(id)
    return rendered
  })
  await makePreview(id)
  expect([await documentStore().get(pageKey(storageKey, 1)), await db.documentPreview.count()]).toEqual([
    undefined,
    0,
  ])
}, 60_000)
