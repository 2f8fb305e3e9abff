import { etagOf } from '@/lib/core/etag'
import { requiredDocumentTypes } from '@/lib/companies/document-rules'
import { returnedDocumentsShown } from '@/lib/requests/correction-states'
import { returnRequest } from '@/lib/requests/decide'
import { requestTypes } from '@/lib/request-types'
import { newId } from '@/lib/core/ids'
import { correctAndResubmit } from '@/lib/requests/correct-and-resubmit'
import { draftCorrection } from '@/lib/requests/office-corrections'
import { findReturned } from '@/lib/requests/returned-query'
import { attach, runKept, valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { AT, makeAccount, makeRegistration, makeStaff, run } from '../support/office-scene'

beforeEach(emptyTables)

const LATER = new Date(AT.getTime() + 3600_000)
type Target = readonly ['FIELD' | 'DOCUMENT', string]

/** A complete registration, returned with these. */
async function returned(...targets: Target[]) {
  const account = await makeAccount()
  const { id: requestId } = await makeRegistration({ account })
  for (const type of requiredDocumentTypes({ industrial: false }))
    await attach(requestId, account.accountId, account.userId, type)
  const officer = await makeStaff()
  const version = async () => (await db.request.findUniqueOrThrow({ where: { id: requestId } })).version
  for (const [target, name] of targets)
    valueOf(
      await run(async (tx) =>
        draftCorrection(requestTypes, tx, officer, AT, {
          requestId,
          version: await version(),
          target,
          name,
          reason: 'غير صحيح',
        }),
      ),
    )
  const shown = valueOf(
    await run(async (tx) =>
      returnRequest(requestTypes, tx, officer, AT, { requestId, version: await version() }),
    ),
  ).version
  const send = (
    typed: Record<string, string>,
    more: Partial<Parameters<typeof correctAndResubmit>[4]> = {},
  ) =>
    runKept((tx) =>
      correctAndResubmit(requestTypes, tx, account.actor, LATER, {
        requestId,
        version: shown,
        typed,
        unchangedConfirmed: false,
        ...more,
      }),
    )
  const profile = () => db.companyProfile.findFirstOrThrow({ where: { registration: { requestId } } })
  return { ...account, requestId, shown, send, profile }
}

const codesOf = (result: { ok: boolean; problems?: { code: string; field?: string }[] }) =>
  result.ok ? 'ok' : result.problems!.map(({ code, field }) => (field ? `${field}: ${code}` : code))

test('what was typed and never saved is what goes out, not the old value as confirmed', async () => {
  const scene = await returned(['FIELD', 'city'], ['FIELD', 'poBox'])
  expect(codesOf(await scene.send({ city: 'حولي', poBox: '4321' }, { unchangedConfirmed: true }))).toBe('ok')
  expect(await scene.profile()).toMatchObject({ city: 'حولي', poBox: '4321' })
  expect(await db.request.findUniqueOrThrow({ where: { id: scene.requestId } })).toMatchObject({
    state: 'SUBMITTED',
  })
})

test('a field left as it was must be confirmed; nothing of a refused sending is kept', async () => {
  const scene = await returned(['FIELD', 'city'], ['FIELD', 'poBox'])
  const { city, poBox } = await scene.profile()
  expect(codesOf(await scene.send({ city: 'حولي', poBox: poBox! }))).toEqual(['poBox: correctionUnchanged'])
  expect(await scene.profile()).toMatchObject({ city, poBox })
  expect(codesOf(await scene.send({ city: 'حولي', poBox: poBox! }, { unchangedConfirmed: true }))).toBe('ok')
})

test('a sending that lacks a returned field is refused: it would blank it, or send what its reader has changed', async () => {
  const scene = await returned(['FIELD', 'city'], ['FIELD', 'website'])
  expect(codesOf(await scene.send({ city: 'حولي' }, { unchangedConfirmed: true }))).toEqual([
    'correctionsIncomplete',
  ])
  expect(codesOf(await scene.send({}, { unchangedConfirmed: true }))).toEqual(['correctionsIncomplete'])
})

test('faults of what was typed and documents not replaced are told together', async () => {
  const scene = await returned(['FIELD', 'city'], ['DOCUMENT', 'IMPORT_LICENCE'])
  expect(codesOf(await scene.send({ city: '' }))).toEqual([
    'city: required',
    'document-IMPORT_LICENCE: documentNotReplaced',
  ])
  expect(codesOf(await scene.send({ city: 'حولي' }))).toEqual([
    'document-IMPORT_LICENCE: documentNotReplaced',
  ])
})

test('a second post of the same page changes nothing; one with other values is told that others went out', async () => {
  const scene = await returned(['FIELD', 'city'])
  expect(codesOf(await scene.send({ city: 'حولي' }))).toBe('ok')
  expect(codesOf(await scene.send({ city: 'حولي ' }))).toBe('ok')
  expect(codesOf(await scene.send({ city: 'الجهراء' }))).toEqual(['sentOtherwise'])
  expect(await scene.profile()).toMatchObject({ city: 'حولي' })
  expect(await db.requestEvent.count({ where: { requestId: scene.requestId, kind: 'RESUBMITTED' } })).toBe(1)
})

test('a document that somebody else replaced meanwhile must be looked at first', async () => {
  const scene = await returned(['FIELD', 'city'], ['DOCUMENT', 'IMPORT_LICENCE'])
  const etag = async () => {
    const request = (await findReturned(requestTypes, scene.actor, scene.requestId))!
    return etagOf(returnedDocumentsShown(request.corrections, request.documents))
  }
  const before = await etag()
  const documentId = newId(LATER)
  await db.requestDocument.updateMany({
    where: { requestId: scene.requestId, type: 'IMPORT_LICENCE', removedAt: null },
    data: { removedAt: LATER },
  })
  await db.document.create({
    data: {
      id: documentId,
      accountId: scene.accountId,
      state: 'STORED',
      name: 'new.pdf',
      mediaType: 'application/pdf',
      bytes: 10,
      sha256: 'y',
      storageKey: documentId,
      createdAt: LATER,
      storedAt: LATER,
      createdById: scene.userId,
    },
  })
  await db.requestDocument.create({
    data: {
      id: newId(LATER),
      requestId: scene.requestId,
      documentId,
      type: 'IMPORT_LICENCE',
      version: 2,
      addedAt: LATER,
      addedById: scene.userId,
    },
  })
  expect(codesOf(await scene.send({ city: 'حولي' }, { papers: before }))).toEqual(['papers: answersChanged'])
  expect(codesOf(await scene.send({ city: 'حولي' }, { papers: await etag() }))).toBe('ok')
})

test('a request of somebody else is not found', async () => {
  const scene = await returned(['FIELD', 'city'])
  const stranger = (await makeAccount()).actor
  expect(
    codesOf(
      await runKept((tx) =>
        correctAndResubmit(requestTypes, tx, stranger, LATER, {
          requestId: scene.requestId,
          version: scene.shown,
          typed: { city: 'حولي' },
          unchangedConfirmed: true,
        }),
      ),
    ),
  ).toEqual(['notFound'])
})
