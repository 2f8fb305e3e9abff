import { requestTypes } from '@/lib/request-types'
import { requiredDocumentTypes } from '@/lib/companies/document-rules'
import { currentDocuments } from '@/lib/requests/corrections'
import type { Actor } from '@/lib/access/actor'
import { newId } from '@/lib/core/ids'
import { addDocument, removeDocument, renameDocument } from '@/lib/documents/commands'
import { findReadableDocument, listDocuments } from '@/lib/documents/queries'
import { documentStore } from '@/lib/documents/store'
import { removeBytes, sweepOrphans } from '@/lib/documents/sweep'
import { db, emptyTables } from '../support/database'
import { madeExecutable, madePdf, madePng } from '../support/made-files'
import { mockSettings } from '../support/mock-settings'
import { AT, makeAccount, makeRegistration, makeStaff, run } from '../support/office-scene'
import { clamdStandIn, uploadThingStandIn } from '../support/stand-ins'
import { waitingJobs } from '../support/waiting-jobs'

jest.mock('@/lib/env', () =>
  jest.requireActual<typeof import('../support/mock-settings')>('../support/mock-settings').mockedEnv(),
)

let actor: Actor
let account: Awaited<ReturnType<typeof makeAccount>>
let draft: { id: string }

const upload = (over: Partial<Parameters<typeof addDocument>[3]> = {}) =>
  addDocument(requestTypes, actor, AT, {
    requestId: draft.id,
    type: 'COMMERCIAL_LICENCE',
    name: 'الرخصة التجارية',
    fileName: 'licence.pdf',
    bytes: madePdf(),
    ...over,
  })
const added = async (over = {}) => {
  const result = await upload(over)
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value
}
const codeOf = (result: { ok: boolean; problems?: { code: string }[] }) =>
  result.ok ? 'ok' : result.problems![0]!.code
const setState = (state: 'SUBMITTED' | 'RETURNED') =>
  db.request.update({ where: { id: draft.id }, data: { state, submittedAt: AT } })
const pending = (hours: number) => {
  const id = newId(AT)
  const createdAt = new Date(AT.getTime() - hours * 3600_000)
  return db.document.create({
    data: {
      id,
      accountId: account.accountId,
      name: 'a',
      mediaType: 'application/pdf',
      bytes: 1,
      sha256: '0',
      storageKey: id,
      createdAt,
      createdById: account.userId,
    },
  })
}

beforeEach(async () => {
  await emptyTables()
  for (const key of Object.keys(mockSettings)) delete mockSettings[key]
  account = await makeAccount()
  actor = account.actor
  draft = await makeRegistration({ account, state: 'DRAFT' })
})

describe('adding', () => {
  it('stores the bytes, attaches them and lists them', async () => {
    const document = await added()
    expect(await listDocuments(requestTypes, actor, draft.id)).toMatchObject([
      {
        id: document.id,
        type: 'COMMERCIAL_LICENCE',
        name: 'الرخصة التجارية',
        mediaType: 'application/pdf',
        version: 1,
      },
    ])
    expect(await documentStore().get(document.id)).toEqual(madePdf())
    expect(await db.auditEvent.count({ where: { event: 'document.added', subjectId: draft.id } })).toBe(1)
    const there = await currentDocuments(db, draft.id)
    expect(
      requiredDocumentTypes({ industrial: true }).filter((type) => !there.some((one) => one.type === type)),
    ).toEqual(['IMPORT_LICENCE', 'SIGNATORY_CIVIL_ID', 'SIGNATURE_AUTHORISATION', 'INDUSTRIAL_LICENCE'])
  })

  it.each([
    ['a bad file', { bytes: madeExecutable() }, 'fileType'],
    ['a type that does not exist', { type: 'PASSPORT' }, 'documentType'],
    ['a request that does not exist', { requestId: newId(AT) }, 'notFound'],
    ['a request id that is none', { requestId: "' OR 1=1" }, 'notFound'],
  ])('refuses %s and keeps nothing', async (_what, over, code) => {
    expect(codeOf(await upload(over))).toBe(code)
    expect(await db.document.count()).toBe(0)
  })

  it('knows no request of another account, nor one an additional user was not given', async () => {
    const stranger = (await makeAccount()).actor
    const additional = {
      ...actor,
      kind: 'ADDITIONAL',
      grants: [{ service: 'COMPANY_REGISTRATION', reach: 'COMPANY', companyId: newId(AT) }],
    } as Actor
    for (const other of [stranger, additional, await makeStaff(), { kind: 'VISITOR' } as Actor]) {
      expect(
        codeOf(
          await addDocument(requestTypes, other, AT, {
            requestId: draft.id,
            type: 'OTHER',
            name: '',
            fileName: 'a.pdf',
            bytes: madePdf(),
          }),
        ),
      ).toBe('notFound')
    }
  })

  it('replaces an unsent document and takes its bytes away', async () => {
    const first = await added()
    const second = await added({ bytes: madePng(), fileName: 'licence.png' })
    expect(await listDocuments(requestTypes, actor, draft.id)).toMatchObject([{ id: second.id, version: 2 }])
    expect(await waitingJobs('remove-document')).toMatchObject([{ payload: { documentId: first.id } }])
    await removeBytes(first.id)
    expect(await documentStore().get(first.id)).toBeUndefined()
    expect(await findReadableDocument(requestTypes, actor, first.id)).toBeUndefined()
  })

  it('keeps one current document when two are uploaded at once', async () => {
    await Promise.all([added(), added(), added()])
    expect(await listDocuments(requestTypes, actor, draft.id)).toHaveLength(1)
    expect(
      (await db.requestDocument.findMany({ select: { version: true } })).map((row) => row.version).sort(),
    ).toEqual([1, 2, 3])
  })

  it('is closed once the request was sent, and opens for what came back; the officer sees both versions', async () => {
    const first = await added()
    await setState('SUBMITTED')
    expect(codeOf(await upload())).toBe('documentsClosed')
    await setState('RETURNED')
    const officer = await makeStaff()
    await db.requestCorrection.create({
      data: {
        id: newId(AT),
        requestId: draft.id,
        target: 'DOCUMENT',
        name: 'COMMERCIAL_LICENCE',
        reason: 'غير واضحة',
        createdAt: AT,
        createdById: officer.userId,
        sentAt: AT,
      },
    })
    expect(codeOf(await upload({ type: 'OTHER' }))).toBe('documentsClosed')
    const second = await added()
    expect(
      (await listDocuments(requestTypes, officer, draft.id, { versions: true })).map((row) => [
        row.id,
        row.removedAt !== null,
      ]),
    ).toEqual([
      [first.id, true],
      [second.id, false],
    ])
    expect(await documentStore().get(first.id)).toBeDefined()
    expect(codeOf(await run((tx) => removeDocument(requestTypes, tx, actor, AT, second.id)))).toBe(
      'documentsClosed',
    )
  })

  it('takes at most ten documents of the open kind', async () => {
    for (let count = 0; count < 10; count += 1) await added({ type: 'OTHER' })
    expect(codeOf(await upload({ type: 'OTHER' }))).toBe('tooManyDocuments')
  })
})

describe('removing and renaming', () => {
  it('deletes from a draft, for its owner alone', async () => {
    const document = await added()
    const stranger = (await makeAccount()).actor
    expect(codeOf(await run((tx) => removeDocument(requestTypes, tx, stranger, AT, document.id)))).toBe(
      'notFound',
    )
    expect(codeOf(await run((tx) => removeDocument(requestTypes, tx, actor, AT, document.id)))).toBe('ok')
    expect(codeOf(await run((tx) => removeDocument(requestTypes, tx, actor, AT, document.id)))).toBe(
      'notFound',
    )
    expect(await listDocuments(requestTypes, actor, draft.id)).toEqual([])
  })

  it('gives another name, cleaned', async () => {
    const document = await added()
    expect(codeOf(await run((tx) => renameDocument(requestTypes, tx, actor, AT, document.id, '..//')))).toBe(
      'documentName',
    )
    expect(
      codeOf(
        await run((tx) => renameDocument(requestTypes, tx, actor, AT, document.id, 'a/"رخصة" 2026\u202e')),
      ),
    ).toBe('ok')
    expect((await listDocuments(requestTypes, actor, draft.id))[0]!.name).toBe('رخصة 2026')
  })
})

describe('reading', () => {
  it('is for the account and, once sent, for the office', async () => {
    const document = await added()
    const [officer, other] = [await makeStaff(), (await makeAccount()).actor]
    expect(await findReadableDocument(requestTypes, actor, document.id)).toBeDefined()
    expect(await findReadableDocument(requestTypes, officer, document.id)).toBeUndefined()
    await setState('SUBMITTED')
    expect(await findReadableDocument(requestTypes, officer, document.id)).toBeDefined()
    for (const nobody of [other, await makeStaff('TARIFF_EDITOR'), { kind: 'VISITOR' } as Actor])
      expect(await findReadableDocument(requestTypes, nobody, document.id)).toBeUndefined()
    expect(await findReadableDocument(requestTypes, actor, 'x')).toBeUndefined()
  })
})

describe('a process that dies between the bytes and their record', () => {
  it('leaves a row that is never served, and the sweep removes it after 24 hours', async () => {
    const young = await pending(23)
    const old = await pending(25)
    for (const { id } of [young, old])
      await documentStore().put(id, Buffer.from('x'), { mediaType: 'application/pdf' })
    for (const { id } of [young, old])
      expect(await findReadableDocument(requestTypes, actor, id)).toBeUndefined()
    const counts = await Promise.all([sweepOrphans(AT), sweepOrphans(AT)])
    expect(counts[0]! + counts[1]!).toBe(1)
    for (const { payload } of await waitingJobs('remove-document')) await removeBytes(payload.documentId!)
    expect(await documentStore().get(old.id)).toBeUndefined()
    expect(await documentStore().get(young.id)).toBeDefined()
  })

  it('keeps bytes that another request shares', async () => {
    const first = await added()
    const { attachment: _a, ...row } = {
      ...(await db.document.findUniqueOrThrow({ where: { id: first.id } })),
      attachment: null,
    }
    await db.document.create({ data: { ...row, id: newId(AT) } })
    await run((tx) => removeDocument(requestTypes, tx, actor, AT, first.id))
    await removeBytes(first.id)
    expect(await documentStore().get(first.id)).toBeDefined()
  })
})

describe('UploadThing and the scanner', () => {
  it('stores privately under our own key, fetches over a signed address and deletes', async () => {
    const server = await uploadThingStandIn()
    Object.assign(mockSettings, {
      UPLOADTHING_TOKEN: server.token,
      UPLOADTHING_API_URL: server.url,
      UPLOADTHING_INGEST_URL: server.url,
      UPLOADTHING_UFS_HOST: `localhost:${server.port}`,
    })
    const document = await added()
    expect([...server.files.keys()]).toEqual([document.id])
    expect(server.calls[0]!.url.searchParams.get('x-ut-acl')).toBe('private')
    expect(server.calls[0]!.url.search).not.toContain('licence')
    expect(await documentStore().get(document.id)).toEqual(madePdf())
    expect(await documentStore().check()).toBe(true)
    await run((tx) => removeDocument(requestTypes, tx, actor, AT, document.id))
    await removeBytes(document.id)
    expect(await documentStore().get(document.id)).toBeUndefined()
    await server.close()
    expect(codeOf(await upload())).toBe('storeUnavailable')
    expect(await listDocuments(requestTypes, actor, draft.id)).toEqual([])
  })

  it('lets nothing pass that the scanner finds, nor anything it did not see', async () => {
    const clamd = await clamdStandIn()
    Object.assign(mockSettings, { CLAMD_URL: clamd.url })
    expect(codeOf(await upload())).toBe('ok')
    expect(
      codeOf(
        await upload({
          bytes: madePdf(['<< /Type /Catalog /Pages 2 0 R /X (EICAR) >>', '<< /Type /Pages /Kids [] >>']),
        }),
      ),
    ).toBe('fileInfected')
    await clamd.close()
    expect(codeOf(await upload())).toBe('scannerUnavailable')
  })
})
