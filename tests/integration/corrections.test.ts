import { approve } from '@/lib/companies/approve'
import { db } from '@/lib/db/client'
import { lapseDrafts } from '@/lib/requests/retention'
import { cancelDraft, resubmit, withdraw } from '@/lib/requests/business-commands'
import { saveCorrections } from '@/lib/requests/corrections'
import { draftCorrection } from '@/lib/requests/office-corrections'
import { rejectRequest, returnRequest } from '@/lib/requests/office-decide'
import { findReturned } from '@/lib/requests/returned-query'
import { startAgain } from '@/lib/companies/start-again'
import { staffOf } from '@/lib/access/actor'
import { newId } from '@/lib/core/ids'
import { requiredDocumentTypes } from '@/lib/documents/types'
import { additional, attach, begun, companyOf } from '../support/company-scene'
import { emptyTables } from '../support/database'
import { AT, makeAccount, makeRegistration, makeStaff, run } from '../support/office-scene'

beforeEach(emptyTables)

const LATER = new Date(AT.getTime() + 3600_000)
const codesOf = (result: { ok: boolean; problems?: { code: string; field?: string }[] }) =>
  result.ok ? 'ok' : result.problems!.map(({ code, field }) => (field ? `${field}: ${code}` : code))

/** A registration returned with two fields and one document. */
async function returned() {
  const account = await makeAccount()
  const { id } = await makeRegistration({ account })
  for (const type of requiredDocumentTypes({ industrial: false }))
    await attach(id, account.accountId, account.userId, type)
  const officer = await makeStaff()
  for (const [target, name, reason] of [
    ['FIELD', 'city', 'اكتب المدينة'],
    ['FIELD', 'signatoryCivilId', 'لا يطابق البطاقة'],
    ['DOCUMENT', 'IMPORT_LICENCE', 'غير واضحة'],
  ] as const) {
    const { version } = await db.request.findUniqueOrThrow({ where: { id } })
    const drafted = await run((tx) =>
      draftCorrection(tx, officer, AT, { requestId: id, version, target, name, reason }),
    )
    if (!drafted.ok) throw new Error(JSON.stringify(drafted.problems))
  }
  const { version } = await db.request.findUniqueOrThrow({ where: { id } })
  const sent = await run((tx) => returnRequest(tx, officer, AT, { requestId: id, version }))
  if (!sent.ok) throw new Error(JSON.stringify(sent.problems))
  return { ...account, requestId: id, version: sent.value.version, officer }
}

/** A later version of a document, as an upload records it. */
async function replace(requestId: string, accountId: string, userId: string, type: string) {
  const documentId = newId(LATER)
  await db.requestDocument.updateMany({
    where: { requestId, type, removedAt: null },
    data: { removedAt: LATER },
  })
  await db.document.create({
    data: {
      id: documentId,
      accountId,
      state: 'STORED',
      name: 'new.pdf',
      mediaType: 'application/pdf',
      bytes: 10,
      sha256: 'y',
      storageKey: documentId,
      createdAt: LATER,
      storedAt: LATER,
      createdById: userId,
    },
  })
  await db.requestDocument.create({
    data: { id: newId(LATER), requestId, documentId, type, version: 2, addedAt: LATER, addedById: userId },
  })
}

const profileNow = (requestId: string) =>
  db.companyProfile.findFirstOrThrow({ where: { registration: { requestId } } })

describe('correcting', () => {
  test('saves the returned fields and nothing else', async () => {
    const scene = await returned()
    const before = await profileNow(scene.requestId)
    const saved = await run((tx) =>
      saveCorrections(tx, scene.actor, LATER, {
        requestId: scene.requestId,
        typed: { city: 'حولي', signatoryCivilId: '٢٨٨٠٢٠١٢٢٥٩٦' },
      }),
    )
    expect(codesOf(saved)).toBe('ok')
    const { city, signatoryCivilIdCipher: _1, ...rest } = await profileNow(scene.requestId)
    const { city: _2, signatoryCivilIdCipher: _3, ...restBefore } = before
    expect(city).toBe('حولي')
    expect(rest).toEqual(restBefore)
  })

  test('refuses the whole post when it holds a field that was not returned', async () => {
    const scene = await returned()
    for (const name of ['nameAr', 'commercialRegistrationNumber', 'industrial', 'importLicenceExpiresOn']) {
      const saved = await run((tx) =>
        saveCorrections(tx, scene.actor, LATER, {
          requestId: scene.requestId,
          typed: { city: 'حولي', [name]: '1' },
        }),
      )
      expect(codesOf(saved)).toEqual(['fieldNotReturned'])
    }
    expect((await profileNow(scene.requestId)).city).toBe('الكويت')
  })

  test('reports faults at the returned fields and saves nothing then', async () => {
    const scene = await returned()
    const saved = await run((tx) =>
      saveCorrections(tx, scene.actor, LATER, {
        requestId: scene.requestId,
        typed: { city: '', signatoryCivilId: '123' },
      }),
    )
    expect(codesOf(saved)).toEqual(['signatoryCivilId: civilIdLength', 'city: required'])
  })

  test('a corrected number leaves the company that customs knows under the old one, and asks what customs held', async () => {
    const account = await makeAccount('777001')
    const party = await db.customsParty.create({
      data: {
        id: newId(AT),
        customsCode: 'T-777',
        kind: 'TRADER',
        commercialRegistrationNumber: '777002',
        nameAr: 'شركة أخرى',
        nameEn: 'Other Co',
        details: { city: 'الجهراء' },
        updatedAt: AT,
      },
    })
    const { id } = await makeRegistration({ account, role: 'BRANCH', number: '777002', partyId: party.id })
    for (const type of requiredDocumentTypes({ industrial: false }))
      await attach(id, account.accountId, account.userId, type)
    await db.companyProfile.updateMany({
      where: { registration: { requestId: id } },
      data: { nameAr: null, nameEn: null, city: null },
    })
    const officer = await makeStaff()
    await run((tx) =>
      draftCorrection(tx, officer, AT, {
        requestId: id,
        version: 1,
        target: 'FIELD',
        name: 'commercialRegistrationNumber',
        reason: 'لا يطابق الرخصة',
      }),
    )
    const { version } = await db.request.findUniqueOrThrow({ where: { id } })
    const sent = await run((tx) => returnRequest(tx, officer, AT, { requestId: id, version }))
    if (!sent.ok) throw new Error(JSON.stringify(sent.problems))
    expect(
      codesOf(
        await run((tx) =>
          saveCorrections(tx, account.actor, LATER, {
            requestId: id,
            typed: { commercialRegistrationNumber: '777003' },
          }),
        ),
      ),
    ).toBe('ok')
    expect(await db.companyRegistration.findUnique({ where: { requestId: id } })).toMatchObject({
      partyId: null,
    })
    expect((await db.request.findUniqueOrThrow({ where: { id } })).subjectAr).not.toContain('أخرى')
    expect(
      codesOf(
        await run((tx) =>
          resubmit(tx, account.actor, LATER, {
            requestId: id,
            version: sent.value.version,
            unchangedConfirmed: false,
          }),
        ),
      ),
    ).not.toBe('ok')
    const typed = {
      commercialRegistrationNumber: '777003',
      nameAr: 'شركة الساحل',
      nameEn: 'Sahel Co',
      city: 'حولي',
    }
    expect(
      codesOf(await run((tx) => saveCorrections(tx, account.actor, LATER, { requestId: id, typed }))),
    ).toBe('ok')
    expect(
      codesOf(
        await run((tx) =>
          resubmit(tx, account.actor, LATER, {
            requestId: id,
            version: sent.value.version,
            unchangedConfirmed: false,
          }),
        ),
      ),
    ).toBe('ok')
  })

  test('is closed in every other state', async () => {
    const account = await makeAccount()
    const { id } = await makeRegistration({ account })
    expect(
      codesOf(
        await run((tx) =>
          saveCorrections(tx, account.actor, LATER, { requestId: id, typed: { city: 'حولي' } }),
        ),
      ),
    ).toEqual(['notReturned'])
  })

  test('shows the open corrections to its business alone', async () => {
    const scene = await returned()
    const found = await findReturned(scene.actor, scene.requestId)
    expect(found).toMatchObject({
      state: 'RETURNED',
      corrections: [
        { name: 'city', before: 'الكويت' },
        { name: 'signatoryCivilId', before: '2880••••2596' },
        { name: 'IMPORT_LICENCE', before: null },
      ],
      documents: [{ type: 'IMPORT_LICENCE', version: 1 }],
    })
    expect(await findReturned((await makeAccount()).actor, scene.requestId)).toBeUndefined()
    expect(await findReturned(scene.officer, scene.requestId)).toBeUndefined()
  })
})

describe('sending again', () => {
  test('tells what is unchanged and which document was not replaced', async () => {
    const scene = await returned()
    const input = { requestId: scene.requestId, version: scene.version }
    expect(
      codesOf(await run((tx) => resubmit(tx, scene.actor, LATER, { ...input, unchangedConfirmed: false }))),
    ).toEqual([
      'city: correctionUnchanged',
      'signatoryCivilId: correctionUnchanged',
      'document-IMPORT_LICENCE: documentNotReplaced',
    ])
    // A field may be right as it is; a document that was sent back may not.
    expect(
      codesOf(await run((tx) => resubmit(tx, scene.actor, LATER, { ...input, unchangedConfirmed: true }))),
    ).toEqual(['document-IMPORT_LICENCE: documentNotReplaced'])
  })

  test('two posts at once: one move, one notice, one event; both are told it worked', async () => {
    const scene = await returned()
    await run((tx) =>
      saveCorrections(tx, scene.actor, LATER, {
        requestId: scene.requestId,
        typed: { city: 'حولي', signatoryCivilId: '288020122596' },
      }),
    )
    await replace(scene.requestId, scene.accountId, scene.userId, 'IMPORT_LICENCE')
    const results = await Promise.all(
      [1, 2, 3].map(() =>
        run((tx) =>
          resubmit(tx, scene.actor, LATER, {
            requestId: scene.requestId,
            version: scene.version,
            unchangedConfirmed: true,
          }),
        ),
      ),
    )
    expect(results.map(codesOf)).toEqual(['ok', 'ok', 'ok'])
    const request = await db.request.findUniqueOrThrow({ where: { id: scene.requestId } })
    expect(request).toMatchObject({ state: 'SUBMITTED', version: scene.version + 1 })
    expect(request.dueAt!.getTime()).toBeGreaterThan(LATER.getTime())
    expect(await db.requestEvent.count({ where: { requestId: scene.requestId, kind: 'RESUBMITTED' } })).toBe(
      1,
    )
    expect(await db.notification.count({ where: { userId: scene.userId, kind: 'request.submitted' } })).toBe(
      1,
    )
    expect(await db.outboxEvent.count({ where: { type: 'request.resubmitted' } })).toBe(1)
    expect(
      await db.requestCorrection.count({ where: { requestId: scene.requestId, resolvedAt: null } }),
    ).toBe(0)
  })
})

describe('ending', () => {
  test('withdraws once, however often it is asked, and never after a decision', async () => {
    const account = await makeAccount()
    const { id, version } = await makeRegistration({ account })
    const results = await Promise.all(
      [1, 2].map(() => run((tx) => withdraw(tx, account.actor, LATER, { requestId: id, version }))),
    )
    expect(results.map(codesOf)).toEqual(['ok', 'ok'])
    expect(await db.requestEvent.count({ where: { requestId: id, kind: 'WITHDRAWN' } })).toBe(1)
    const officer = await makeStaff()
    const other = await makeRegistration({ account, number: '777001' })
    await run((tx) => approve(tx, officer, AT, { requestId: other.id, version: other.version }))
    expect(
      codesOf(
        await run((tx) =>
          withdraw(tx, account.actor, LATER, { requestId: other.id, version: other.version }),
        ),
      ),
    ).toEqual(['requestStale'])
  })

  test('that comes too late tells the business that it was the office, and names a colleague but never an officer', async () => {
    const scene = await begun()
    const officer = await makeStaff()
    const { id, version } = await makeRegistration({ account: scene })
    const late = () => run((tx) => withdraw(tx, scene.actor, LATER, { requestId: id, version }))
    await run((tx) => rejectRequest(tx, officer, AT, { requestId: id, version, reason: 'ناقص' }))
    expect(await late()).toMatchObject({
      problems: [{ code: 'requestStale', args: { what: 'REJECTED', by: 'OFFICE', who: '' } }],
    })
    expect(JSON.stringify(await late())).not.toContain(staffOf(officer).lastName)
    await db.requestEvent.create({
      data: {
        id: newId(LATER),
        requestId: id,
        kind: 'WITHDRAWN',
        to: 'WITHDRAWN',
        version: 9,
        actorRole: 'ADDITIONAL',
        actorName: 'سعاد الفضلي',
        at: LATER,
      },
    })
    expect(await late()).toMatchObject({ problems: [{ args: { by: 'PERSON', who: 'سعاد الفضلي' } }] })
  })

  test('cancels a draft and keeps its number; a submitted one can only be withdrawn', async () => {
    const scene = await begun()
    const { version, number } = await db.request.findUniqueOrThrow({ where: { id: scene.requestId } })
    expect(
      codesOf(
        await run((tx) => cancelDraft(tx, scene.actor, LATER, { requestId: scene.requestId, version })),
      ),
    ).toBe('ok')
    expect(await db.request.findUniqueOrThrow({ where: { id: scene.requestId } })).toMatchObject({
      state: 'CANCELLED',
      number,
    })
    const sent = await makeRegistration({ account: scene })
    expect(
      codesOf(
        await run((tx) => cancelDraft(tx, scene.actor, LATER, { requestId: sent.id, version: sent.version })),
      ),
    ).toEqual(['notDraft'])
  })

  test('lapses drafts untouched for 90 days, as the portal, and no others', async () => {
    const [old, young] = [await begun(), await begun()]
    const day = 86_400_000
    await db.request.update({
      where: { id: young.requestId },
      data: { updatedAt: new Date(AT.getTime() + 2 * day) },
    })
    const at = new Date(AT.getTime() + 91 * day)
    expect(await Promise.all([lapseDrafts(at), lapseDrafts(at)]).then(([a, b]) => a + b)).toBe(1)
    expect(await db.request.findUniqueOrThrow({ where: { id: old.requestId } })).toMatchObject({
      state: 'CANCELLED',
    })
    expect(await db.request.findUniqueOrThrow({ where: { id: young.requestId } })).toMatchObject({
      state: 'DRAFT',
    })
    expect(
      await db.requestEvent.findFirst({ where: { requestId: old.requestId, kind: 'CANCELLED' } }),
    ).toMatchObject({ actorRole: 'SYSTEM', actorId: null })
  })
})

test('another account’s request is not found by any command, nor is one outside an additional user’s grants', async () => {
  const scene = await returned()
  const stranger = (await makeAccount()).actor
  const companyId = await companyOf(scene.accountId, '990011')
  const limited = additional(scene, [{ service: 'COMPANY_REGISTRATION', companyId }])
  const { requestId, version } = scene
  for (const actor of [stranger, limited, { kind: 'VISITOR' as const }]) {
    const results = await Promise.all([
      run((tx) => saveCorrections(tx, actor, LATER, { requestId, typed: { city: 'حولي' } })),
      run((tx) => resubmit(tx, actor, LATER, { requestId, version, unchangedConfirmed: true })),
      run((tx) => withdraw(tx, actor, LATER, { requestId, version })),
      run((tx) => cancelDraft(tx, actor, LATER, { requestId, version })),
      run((tx) => startAgain(tx, actor, LATER, { requestId })),
      run((tx) => withdraw(tx, actor, LATER, { requestId: 'not-an-id', version })),
    ])
    expect(results.map(codesOf)).toEqual(Array(6).fill(['notFound']))
  }
  const granted = additional(scene, [{ service: 'COMPANY_REGISTRATION', companyId: null }])
  expect(
    codesOf(
      await run((tx) =>
        saveCorrections(tx, granted, LATER, {
          requestId,
          typed: { city: 'حولي', signatoryCivilId: '288020122596' },
        }),
      ),
    ),
  ).toBe('ok')
})

test('a rejected request starts one new draft, with its answers and the documents that are still valid', async () => {
  const account = await makeAccount()
  const { id, version } = await makeRegistration({ account })
  await db.companyProfile.updateMany({
    where: { registration: { requestId: id } },
    data: { importLicenceExpiresOn: new Date('2026-11-25') },
  })
  for (const type of ['COMMERCIAL_LICENCE', 'IMPORT_LICENCE', 'SIGNATURE_AUTHORISATION'])
    await attach(id, account.accountId, account.userId, type)
  await run(async (tx) =>
    rejectRequest(tx, await makeStaff(), AT, { requestId: id, version, reason: 'المستندات لا تطابق' }),
  )
  const days = new Date(AT.getTime() + 5 * 86_400_000)
  const results = await Promise.all(
    [1, 2].map(() => run((tx) => startAgain(tx, account.actor, days, { requestId: id }))),
  )
  expect(results.map(codesOf)).toEqual(['ok', 'ok'])
  const drafts = await db.request.findMany({
    where: { previousId: id },
    include: { registration: { include: { profile: true } }, documents: true },
  })
  expect(drafts).toHaveLength(1)
  expect(drafts[0]).toMatchObject({
    state: 'DRAFT',
    registration: {
      completed: [],
      profile: { nameAr: 'شركة الأفق للتجارة العامة', approvedAt: null, companyId: null },
    },
  })
  expect(drafts[0]!.documents.map(({ type }) => type).sort()).toEqual([
    'COMMERCIAL_LICENCE',
    'SIGNATURE_AUTHORISATION',
  ])
})
