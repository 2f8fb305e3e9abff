import { requestTypes } from '@/lib/request-types'
import type { Actor } from '@/lib/access/actor'
import { receiveUpload } from '@/lib/documents/receive-upload'
import { documentStore } from '@/lib/documents/store'
import { serveDocument } from '@/lib/documents/serve-document'
import { env } from '@/lib/env'
import ar from '@/messages/ar.json'
import { db, emptyTables } from '../support/database'
import { madePdf, madePng } from '../support/made-files'
import { AT, makeAccount, makeRegistration, makeStaff } from '../support/office-scene'

let mockActor: Actor
jest.mock('@/lib/auth/session', () => ({ getActor: () => Promise.resolve(mockActor) }))

let requestId: string
const back = () => `/ar/companies/register/${requestId}/documents`

function post(
  fields: Record<string, string | File>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const form = new FormData()
  for (const [name, value] of Object.entries({
    requestId,
    type: 'SIGNATORY_CIVIL_ID',
    name: '',
    back: back(),
    ...fields,
  }))
    form.set(name, value)
  return receiveUpload(
    new Request('http://localhost/api/documents', {
      method: 'POST',
      body: form,
      headers: { origin: env.SITE_URL, ...headers },
    }),
    requestTypes,
  )
}
const pdf = (bytes = madePdf(), name = 'id.pdf') => new File([new Uint8Array(bytes)], name)
const json = { accept: 'application/json' }
const refusals = () =>
  db.auditEvent
    .findMany({ where: { event: 'action.refused' } })
    .then((rows) => rows.map((row) => (row.details as { code: string }).code))

beforeEach(async () => {
  await emptyTables()
  const account = await makeAccount()
  mockActor = account.actor
  requestId = (await makeRegistration({ account, state: 'DRAFT' })).id
})

describe('POST /api/documents', () => {
  it('goes back to the page at the new row, named after its type', async () => {
    const response = await post({ file: pdf() })
    const document = await db.document.findFirstOrThrow()
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      `${back()}#document-${document.id}`,
    ])
    expect(document.name).toBe(ar.documents.types.SIGNATORY_CIVIL_ID)
  })

  it('goes back with the problem, or tells a script in words', async () => {
    const file = pdf(madePng())
    expect((await post({ file })).headers.get('location')).toBe(
      `${back()}?problem=fileExtension&type=SIGNATORY_CIVIL_ID#documents`,
    )
    const told = await post({ file }, json)
    expect([told.status, await told.json()]).toEqual([
      422,
      { ok: false, code: 'fileExtension', message: ar.problems.fileExtension },
    ])
    expect((await post({ file: pdf(Buffer.alloc(0), '') })).headers.get('location')).toContain(
      'problem=fileMissing',
    )
    expect(await db.document.count()).toBe(0)
  })

  it.each([
    'https://evil.example/x',
    '//evil.example',
    '/\\evil.example',
    '/ar//evil.example',
    '/ar/../../x',
  ])('never goes to %s', async (to) => {
    expect((await post({ file: pdf(), back: to })).headers.get('location')).toMatch(
      /^\/ar\/companies\/register\//,
    )
  })

  it('stops reading a body without length at 10 MB and 64 KB', async () => {
    let pulled = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const head =
          pulled === 0 ? '--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n' : ''
        controller.enqueue(Buffer.concat([Buffer.from(head), Buffer.alloc(64 * 1024)]))
        pulled += 1
      },
    })
    const request = new Request('http://localhost/api/documents', {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { origin: env.SITE_URL, 'content-type': 'multipart/form-data; boundary=b', ...json },
    } as RequestInit)
    const response = await receiveUpload(request, requestTypes)
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
      413,
      'fileTooLarge',
    ])
    expect(pulled).toBeLessThan(180)
  })

  it('refuses and audits another origin, a missing one, nobody, staff, and a stranger’s request', async () => {
    expect((await post({ file: pdf() }, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await post({ file: pdf() }, { origin: 'null' })).status).toBe(403)
    const owner = mockActor
    mockActor = { kind: 'VISITOR' }
    expect((await post({ file: pdf() })).headers.get('location')).toMatch(/^\/ar\/sign-in\?next=/)
    expect((await post({ file: pdf() }, json)).status).toBe(401)
    mockActor = await makeStaff()
    expect((await post({ file: pdf() })).status).toBe(403)
    mockActor = (await makeAccount()).actor
    expect((await post({ file: pdf() })).status).toBe(404)
    mockActor = owner
    expect((await refusals()).sort()).toEqual([
      'forbidden',
      'forbidden',
      'forbidden',
      'foreignOrigin',
      'foreignOrigin',
      'notFound',
    ])
    expect(await db.document.count()).toBe(0)
  })

  it('lets nobody upload without end', async () => {
    let last: Response | undefined
    for (let count = 0; count <= 60; count += 1) last = await post({}, json)
    expect(last!.status).toBe(429)
  })
})

describe('GET /api/documents/<id>', () => {
  const get = (id: string, query = '') =>
    serveDocument(new Request(`http://localhost/api/documents/${id}${query}`), requestTypes, id)

  it('serves the bytes so that they can do nothing, and nobody keeps them', async () => {
    await post({ file: pdf(madePng(), 'id.png'), name: 'بطاقة "1"' })
    const { id } = await db.document.findFirstOrThrow()
    const shown = await get(id)
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(madePng())
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-security-policy': expect.stringContaining('sandbox') as string,
      'content-disposition': expect.stringMatching(
        /^inline; filename=".*"; filename\*=UTF-8''%D8%A8/,
      ) as string,
    })
    expect((await get(id, '?download=1')).headers.get('content-disposition')).toMatch(/^attachment;/)
  })

  it('audits each view of an identity document by staff, and refuses strangers as if it were not there', async () => {
    await post({ file: pdf() })
    const { id } = await db.document.findFirstOrThrow()
    await db.request.update({ where: { id: requestId }, data: { state: 'SUBMITTED', submittedAt: AT } })
    await get(id)
    expect(await db.auditEvent.count({ where: { event: 'document.viewed' } })).toBe(0)
    mockActor = await makeStaff()
    expect((await get(id)).status).toBe(200)
    await get(id, '?download=1')
    expect(
      await db.auditEvent.count({
        where: { event: 'document.viewed', subjectId: id, actorId: mockActor.userId },
      }),
    ).toBe(2)
    mockActor = (await makeAccount()).actor
    expect((await get(id)).status).toBe(404)
    mockActor = { kind: 'VISITOR' }
    expect((await get(id)).status).toBe(401)
  })

  it('does not serve bytes that were altered in the store', async () => {
    await post({ file: pdf() })
    const { id, storageKey } = await db.document.findFirstOrThrow()
    await documentStore().put(storageKey, madePng(), { mediaType: 'application/pdf' })
    expect((await get(id)).status).toBe(500)
  })
})
