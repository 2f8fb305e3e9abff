import { requiredDocumentTypes } from '@/lib/companies/document-rules'
import { resubmit } from '@/lib/requests/resubmit'
import { neededDocuments } from '@/lib/requests/submission-validation'
import { returnRequest } from '@/lib/requests/decide'
import { requestTypes } from '@/lib/request-types'
import { addDocument } from '@/lib/documents/commands'
import { listDocuments } from '@/lib/documents/queries'
import { saveCorrections } from '@/lib/requests/corrections'
import { draftCorrection } from '@/lib/requests/office-corrections'
import { attach, runKept, valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { madePdf } from '../support/made-files'
import { AT, makeAccount, makeRegistration, makeStaff, run } from '../support/office-scene'

beforeEach(emptyTables)

const LATER = new Date(AT.getTime() + 3600_000)
const codesOf = (result: { ok: boolean; problems?: { code: string; field?: string }[] }) =>
  result.ok ? 'ok' : result.problems!.map(({ code, field }) => (field ? `${field}: ${code}` : code))

/** A complete registration with so many other documents, returned with one correction. */
async function returned(target: 'FIELD' | 'DOCUMENT', name: string, others = 0) {
  const account = await makeAccount()
  const { id } = await makeRegistration({ account, state: 'DRAFT' })
  for (const type of requiredDocumentTypes({ industrial: false }))
    await attach(id, account.accountId, account.userId, type)
  const officer = await makeStaff()
  const version = async () => (await db.request.findUniqueOrThrow({ where: { id } })).version
  for (let count = 0; count < others; count += 1)
    valueOf(
      await addDocument(requestTypes, account.actor, AT, {
        requestId: id,
        type: 'OTHER',
        name: `o${count}`,
        fileName: 'o.pdf',
        bytes: madePdf(),
      }),
    )
  await db.request.update({ where: { id }, data: { state: 'SUBMITTED', submittedAt: AT } })
  valueOf(
    await run(async (tx) =>
      draftCorrection(requestTypes, tx, officer, AT, {
        requestId: id,
        version: await version(),
        target,
        name,
        reason: 'غير صحيح',
      }),
    ),
  )
  valueOf(
    await run(async (tx) =>
      returnRequest(requestTypes, tx, officer, AT, { requestId: id, version: await version() }),
    ),
  )
  const upload = (type: string, replaces?: string) =>
    addDocument(requestTypes, account.actor, new Date(LATER.getTime() + 60_000), {
      requestId: id,
      type,
      name: 'new',
      fileName: 'n.pdf',
      bytes: madePdf(),
      replaces,
    })
  const send = async () =>
    runKept(async (tx) =>
      resubmit(requestTypes, tx, account.actor, LATER, {
        requestId: id,
        version: await version(),
        unchangedConfirmed: true,
      }),
    )
  const save = (typed: Record<string, string>) =>
    run((tx) => saveCorrections(requestTypes, tx, account.actor, LATER, { requestId: id, typed }))
  return { ...account, requestId: id, officer, upload, send, save }
}

test('of ten other documents that came back, a new one takes the place of the one named; the officer keeps that one', async () => {
  const scene = await returned('DOCUMENT', 'OTHER', 10)
  const [first] = (await listDocuments(requestTypes, scene.actor, scene.requestId)).filter(
    ({ type }) => type === 'OTHER',
  )
  expect(codesOf(await scene.upload('OTHER'))).toEqual(['tooManyDocuments'])
  expect(codesOf(await scene.upload('OTHER', first!.id))).toBe('ok')
  const others = (
    await listDocuments(requestTypes, scene.officer, scene.requestId, { versions: true })
  ).filter(({ type }) => type === 'OTHER')
  expect(others.filter(({ removedAt }) => removedAt).map(({ id }) => id)).toEqual([first!.id])
  expect(
    (await listDocuments(requestTypes, scene.actor, scene.requestId)).filter(({ type }) => type === 'OTHER'),
  ).toHaveLength(10)
  expect(codesOf(await scene.send())).toBe('ok')
})

test('a document of another request is not replaced by naming it', async () => {
  const mine = await returned('DOCUMENT', 'OTHER', 1)
  const other = await returned('DOCUMENT', 'OTHER', 1)
  const [theirs] = (await listDocuments(requestTypes, other.actor, other.requestId)).filter(
    ({ type }) => type === 'OTHER',
  )
  expect(codesOf(await mine.upload('OTHER', theirs!.id))).toBe('ok')
  expect(
    (await listDocuments(requestTypes, other.actor, other.requestId)).filter(({ type }) => type === 'OTHER'),
  ).toHaveLength(1)
  expect(
    (await listDocuments(requestTypes, mine.actor, mine.requestId)).filter(({ type }) => type === 'OTHER'),
  ).toHaveLength(2)
})

test('a facility that is declared in a correction needs its licence, which may then be uploaded', async () => {
  const scene = await returned('FIELD', 'industrial')
  expect(codesOf(await scene.upload('INDUSTRIAL_LICENCE'))).toEqual(['documentsClosed'])
  expect(
    codesOf(
      await scene.save({
        industrial: 'on',
        industrialLicenceNumber: '77/2025',
        industrialLicenceIssuedOn: '01/02/2025',
        industrialLicenceExpiresOn: '01/02/2028',
        industrialRegisterNumber: '99/2025',
        industrialRegisterIssuedOn: '01/02/2025',
      }),
    ),
  ).toBe('ok')
  expect(await neededDocuments(db, requestTypes.COMPANY_REGISTRATION, scene.requestId, AT)).toEqual([
    'INDUSTRIAL_LICENCE',
  ])
  expect(codesOf(await scene.send())).toEqual(['document-INDUSTRIAL_LICENCE: documentMissing'])
  expect(codesOf(await scene.upload('COMMERCIAL_LICENCE'))).toEqual(['documentsClosed'])
  // Until it is sent, a wrong file may be replaced.
  for (let turn = 0; turn < 2; turn += 1) expect(codesOf(await scene.upload('INDUSTRIAL_LICENCE'))).toBe('ok')
  expect(codesOf(await scene.send())).toBe('ok')
})

test('where expired licences are not taken, one that expired meanwhile is opened, and sent once it is renewed', async () => {
  const scene = await returned('FIELD', 'city')
  await db.companyProfile.updateMany({
    where: { registration: { requestId: scene.requestId } },
    data: { importLicenceExpiresOn: new Date('2026-11-20') },
  })
  await db.setting.create({ data: { key: 'expiredLicenceBlocks', value: true, updatedAt: AT } })
  try {
    for (let turn = 0; turn < 2; turn += 1) {
      const sent = await scene.send()
      expect(codesOf(sent)).toEqual(
        turn === 0
          ? ['importLicenceExpiresOn: expiredBlocks']
          : ['document-IMPORT_LICENCE: documentNotReplaced'],
      )
    }
    expect(
      await db.requestCorrection.count({ where: { requestId: scene.requestId, resolvedAt: null } }),
    ).toBe(3)
    expect(codesOf(await scene.save({ city: 'حولي', importLicenceExpiresOn: '21/12/2028' }))).toBe('ok')
    expect(codesOf(await scene.upload('IMPORT_LICENCE'))).toBe('ok')
    expect(codesOf(await scene.send())).toBe('ok')
  } finally {
    await db.setting.deleteMany({ where: { key: 'expiredLicenceBlocks' } })
  }
})
