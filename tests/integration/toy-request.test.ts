import type { Actor, Member, Staff } from '@/lib/access/actor'
import { etagOf } from '@/lib/core/etag'
import { addDocument } from '@/lib/documents/commands'
import { findReadableDocument, listDocuments } from '@/lib/documents/queries'
import { requestTypes } from '@/lib/request-types'
import { cancelDraft, reapply, withdraw } from '@/lib/requests/business-commands'
import { correctAndResubmit } from '@/lib/requests/correct-and-resubmit'
import { saveCorrections } from '@/lib/requests/corrections'
import { approveRequest, rejectRequest, returnRequest } from '@/lib/requests/decide'
import { claimRequest } from '@/lib/requests/office-assign'
import { draftCorrection } from '@/lib/requests/office-corrections'
import { officeCounts } from '@/lib/requests/office-counts'
import { findNextWaiting, officeQueue, type QueueFilters } from '@/lib/requests/office-queue'
import { findReview } from '@/lib/requests/office-review'
import { listOpenRequests } from '@/lib/requests/open-requests'
import { findRequestHead, findRequestHistory, listRequests } from '@/lib/requests/queries'
import { lapseDrafts } from '@/lib/requests/retention'
import { findReturned } from '@/lib/requests/returned-query'
import { submitRequest } from '@/lib/requests/submit-request'
import { timelineOf } from '@/lib/requests/timeline'
import { db, emptyTables } from '../support/database'
import { madePdf } from '../support/made-files'
import { AT, makeAccount, makeRegistration, makeStaff, run } from '../support/office-scene'
import { additional, runKept, valueOf } from '../support/company-scene'
import { admitToyPermits, startPermit, toyPermit } from '../support/toy-request'

const types = { ...requestTypes, TOY_PERMIT: toyPermit }
const ANSWERS = { purpose: 'عينات تجارية', passport: 'A1234567', urgent: '' }
const WAITING: QueueFilters = { state: 'waiting', assigned: 'anyone', type: '', overdue: false, search: '' }
const hour = (n: number) => new Date(AT.getTime() + n * 3_600_000)

let account: Awaited<ReturnType<typeof makeAccount>>
let editor: Staff
let registrar: Staff

beforeAll(admitToyPermits)
beforeEach(async () => {
  await emptyTables()
  account = await makeAccount()
  editor = await makeStaff('TARIFF_EDITOR')
  registrar = await makeStaff('REGISTRATION_OFFICER')
})

const draft = (answers = ANSWERS) =>
  db.$transaction((tx) => startPermit(tx, account.actor as Member, AT, answers))
const upload = (requestId: string, at = AT) =>
  addDocument(types, account.actor, at, {
    requestId,
    type: 'IMPORT_LICENCE',
    name: 'الرخصة',
    fileName: 'licence.pdf',
    bytes: madePdf(),
  })
const submit = (requestId: string, seen?: string) =>
  runKept((tx) => submitRequest(types, tx, account.actor, hour(1), { requestId, seen }))
async function waiting(): Promise<string> {
  const requestId = await draft()
  valueOf(await upload(requestId))
  valueOf(await submit(requestId))
  return requestId
}
const stateOf = (id: string) => db.request.findUniqueOrThrow({ where: { id } })
const queueOf = async (actor: Actor, over: Partial<QueueFilters> = {}) =>
  (await officeQueue(types, actor, { ...WAITING, ...over }, undefined, hour(2))).rows
const codesOf = (result: { ok: boolean; problems?: { code: string }[] }) =>
  result.ok ? 'ok' : result.problems!.map(({ code }) => code).join(' ')

test('a type that only the tests know walks from draft to approval', async () => {
  const requestId = await draft()
  expect(codesOf(await submit(requestId))).toBe('documentMissing')
  expect(codesOf(await submit(requestId, etagOf({ values: { ...ANSWERS, purpose: 'x' } })))).toBe(
    'answersChanged',
  )
  const document = valueOf(await upload(requestId))
  expect(await listDocuments(types, account.actor, requestId)).toMatchObject([{ type: 'IMPORT_LICENCE' }])
  expect(await findReadableDocument(types, account.actor, document.id)).toMatchObject({ identity: true })
  expect(valueOf(await submit(requestId, etagOf({ values: ANSWERS }))).already).toBe(false)
  expect(valueOf(await submit(requestId)).already).toBe(true)
  expect(await stateOf(requestId)).toMatchObject({
    state: 'SUBMITTED',
    number: 'CE/1/26',
    officeSubjectAr: 'عينات تجارية',
    dueAt: new Date('2026-12-02T00:00:00+03:00'),
  })

  expect(await queueOf(editor)).toMatchObject([
    { id: requestId, type: 'TOY_PERMIT', subjectAr: 'عينات تجارية', assignedName: null },
  ])
  expect(await findNextWaiting(types, editor)).toEqual({ id: requestId, type: 'TOY_PERMIT' })
  const note = { requestId, version: 1, reason: 'غير واضح' }
  valueOf(await run((tx) => claimRequest(types, tx, editor, hour(2), { requestId })))
  for (const [target, name] of [
    ['FIELD', 'purpose'],
    ['FIELD', 'passport'],
    ['DOCUMENT', 'IMPORT_LICENCE'],
  ] as const)
    valueOf(await run((tx) => draftCorrection(types, tx, editor, hour(2), { ...note, target, name })))
  const unknown = { ...note, target: 'FIELD', name: 'city' } as const
  expect(codesOf(await run((tx) => draftCorrection(types, tx, editor, hour(2), unknown)))).toBe('invalid')
  valueOf(await run((tx) => returnRequest(types, tx, editor, hour(3), { requestId, version: 1 })))

  const page = (await findReturned(types, account.actor, requestId))!
  expect(page.corrections.map(({ name, before }) => [name, before])).toEqual([
    ['purpose', 'عينات تجارية'],
    ['passport', '••••••67'],
    ['IMPORT_LICENCE', null],
  ])
  const typed = { purpose: 'عينات لا تباع', passport: 'B7654321' }
  const foreign = { requestId, typed: { ...typed, urgent: 'on' } }
  expect(codesOf(await run((tx) => saveCorrections(types, tx, account.actor, hour(4), foreign)))).toBe(
    'fieldNotReturned',
  )
  const send = { requestId, version: 2, typed, unchangedConfirmed: false }
  expect(codesOf(await runKept((tx) => correctAndResubmit(types, tx, account.actor, hour(4), send)))).toBe(
    'documentNotReplaced',
  )
  valueOf(await upload(requestId, hour(4)))
  valueOf(await runKept((tx) => correctAndResubmit(types, tx, account.actor, hour(5), send)))
  expect(await stateOf(requestId)).toMatchObject({ state: 'SUBMITTED', officeSubjectAr: 'عينات لا تباع' })
  expect(await findReview(types, editor, requestId, hour(6))).toMatchObject({ subjectAr: 'عينات لا تباع' })

  valueOf(await run((tx) => approveRequest(types, tx, editor, hour(6), { requestId, version: 3 })))
  const history = (await findRequestHistory(types, account.actor, requestId))!
  const steps = timelineOf(history.events, history.state, history.ofType)
  expect(steps.map(({ kind, ofType }) => (ofType ? `${kind} (own)` : kind))).toEqual([
    'CREATED',
    'SUBMITTED',
    'CLAIMED',
    'RETURNED',
    'RESUBMITTED',
    'APPROVED',
    'PERMIT_PRINTED (own)',
  ])
  const notice = await db.notification.findFirstOrThrow({ where: { kind: 'request.approved' } })
  expect(notice.href).toBe(`/permits/${requestId}`)
  const list = await listRequests(types, account.actor, { text: 'CE-1-26' })
  expect(list.rows).toMatchObject([{ id: requestId, type: 'TOY_PERMIT', state: 'APPROVED' }])
})

test('a type’s own refusal of an approval leaves everything as it was', async () => {
  const requestId = await draft({ ...ANSWERS, purpose: 'forbidden' })
  valueOf(await upload(requestId))
  valueOf(await submit(requestId))
  const before = await stateOf(requestId)
  const approved = await run((tx) => approveRequest(types, tx, editor, hour(2), { requestId, version: 1 }))
  expect(codesOf(approved)).toBe('answersMissing')
  expect(await stateOf(requestId)).toEqual(before)
})

test('each officer sees, counts and decides the types of his permissions and no other', async () => {
  const permit = await waiting()
  const registration = await makeRegistration({ account })
  expect((await queueOf(editor)).map(({ id }) => id)).toEqual([permit])
  expect((await queueOf(registrar)).map(({ id }) => id)).toEqual([registration.id])
  const seen = async (actor: Actor) => (await queueOf(actor, { state: 'all' })).map(({ id }) => id).sort()
  expect(await seen(await makeStaff('AUDITOR'))).toEqual([permit, registration.id].sort())
  expect(await seen(await makeStaff('FINANCE_OFFICER'))).toEqual([])
  for (const officer of [editor, registrar])
    expect(await officeCounts(types, officer, hour(2))).toMatchObject({ waiting: 1, mine: 0 })
  expect((await findNextWaiting(types, registrar))?.id).toBe(registration.id)
  expect(await findReview(types, registrar, permit, hour(2))).toBeUndefined()
  expect(await findReview(types, editor, registration.id, hour(2))).toBeUndefined()
  for (const [officer, requestId] of [
    [registrar, permit],
    [editor, registration.id],
  ] as const) {
    const decision = { requestId, version: 1, reason: 'لا' }
    const refused = await Promise.all([
      run((tx) => claimRequest(types, tx, officer, hour(2), { requestId })),
      run((tx) => approveRequest(types, tx, officer, hour(2), decision)),
      run((tx) => rejectRequest(types, tx, officer, hour(2), decision)),
      run((tx) => returnRequest(types, tx, officer, hour(2), decision)),
    ])
    expect(refused.map(codesOf)).toEqual(['notFound', 'notFound', 'notFound', 'notFound'])
  }
})

test('a user who was granted registrations sees and touches no request of another service, and the reverse', async () => {
  const permit = await waiting()
  const registration = await makeRegistration({ account })
  const document = await db.requestDocument.findFirstOrThrow({ where: { requestId: permit } })
  const grants = { service: 'COMPANY_REGISTRATION', reach: 'NONE', companyId: null } as const
  const registering = additional(account, [grants])
  const permitted = additional(account, [{ ...grants, service: 'TARIFF' }])
  for (const [user, own] of [
    [registering, registration.id],
    [permitted, permit],
  ] as const) {
    expect((await listRequests(types, user, {})).rows.map(({ id }) => id)).toEqual([own])
    expect((await listOpenRequests(types, user, 9)).map(({ id }) => id)).toEqual([own])
  }
  expect(await findRequestHead(types, registering, permit)).toBeUndefined()
  expect(await findRequestHistory(types, registering, permit)).toBeUndefined()
  expect(await listDocuments(types, registering, permit)).toEqual([])
  expect(await findReadableDocument(types, registering, document.documentId)).toBeUndefined()
  expect(await findReadableDocument(types, permitted, document.documentId)).toBeDefined()
  const end = { requestId: permit, version: 1 }
  expect(codesOf(await run((tx) => withdraw(types, tx, registering, hour(2), end)))).toBe('notFound')
  expect(codesOf(await run((tx) => withdraw(types, tx, permitted, hour(2), end)))).toBe('ok')
})

test('the history of a decision names the role that the type lets decide, not the first of several', async () => {
  const requestId = await waiting()
  const other = await waiting()
  const both: Staff = {
    ...editor,
    roles: ['REGISTRATION_OFFICER', 'TARIFF_EDITOR'],
    // As the pipeline hands the officer on: by the permission of the desks.
    acting: 'REGISTRATION_OFFICER',
  }
  valueOf(await run((tx) => claimRequest(types, tx, both, hour(2), { requestId })))
  valueOf(await run((tx) => approveRequest(types, tx, both, hour(2), { requestId, version: 1 })))
  const rejection = { requestId: other, version: 1, reason: 'لا' }
  valueOf(await run((tx) => rejectRequest(types, tx, both, hour(2), rejection)))
  const events = await db.requestEvent.findMany({ where: { actorId: both.userId } })
  expect(events.map(({ actorRole }) => actorRole)).toEqual(Array(4).fill('TARIFF_EDITOR'))
  const lines = await db.auditEvent.findMany({ where: { actorId: both.userId } })
  expect(new Set(lines.map(({ actorRole }) => actorRole))).toEqual(new Set(['TARIFF_EDITOR']))
})

test('it ends, lapses and starts again by its own definition', async () => {
  const rejected = await waiting()
  const decision = { requestId: rejected, version: 1, reason: 'لا' }
  valueOf(await run((tx) => rejectRequest(types, tx, editor, hour(2), decision)))
  const again = valueOf(
    await run((tx) => reapply(types, tx, account.actor, hour(3), { requestId: rejected })),
  )
  expect(again.href).toBe(`/permits/${again.requestId}/draft`)
  const passports = () => db.$queryRaw<{ passport: string }[]>`SELECT passport FROM "ToyPermit" ORDER BY 1`
  valueOf(
    await run((tx) =>
      cancelDraft(types, tx, account.actor, hour(4), { requestId: again.requestId, version: 0 }),
    ),
  )
  expect(await passports()).toEqual([{ passport: '' }, { passport: 'A1234567' }])
  const old = await draft()
  expect(await lapseDrafts(types, new Date(AT.getTime() + 91 * 86_400_000))).toBe(1)
  const events = await db.requestEvent.findMany({ where: { requestId: old }, orderBy: { version: 'asc' } })
  expect(events.map(({ kind, actorRole }) => [kind, actorRole])).toEqual([
    ['CREATED', 'GENERAL'],
    ['CANCELLED', 'SYSTEM'],
  ])
  expect(await passports()).toEqual([{ passport: '' }, { passport: '' }, { passport: 'A1234567' }])
})
