import { resubmit } from '@/lib/requests/resubmit'
import { returnRequest } from '@/lib/requests/decide'
import { reapply } from '@/lib/requests/business-commands'
import { requiredDocumentTypes } from '@/lib/companies/document-rules'
import { requestTypes } from '@/lib/request-types'
import { db } from '@/lib/db/client'
import { cancelDraft, withdraw } from '@/lib/requests/business-commands'
import { saveCorrections } from '@/lib/requests/corrections'
import { draftCorrection } from '@/lib/requests/office-corrections'
import { findReturned } from '@/lib/requests/returned-query'
import { newId } from '@/lib/core/ids'
import { additional, attach, companyOf } from '../support/company-scene'
import { emptyTables } from '../support/database'
import { AT, makeAccount, makeRegistration, makeStaff, run } from '../support/office-scene'
import { LATER, returned, replace, profileNow } from '../support/returned-request'

beforeEach(emptyTables)
const codesOf = (result: { ok: boolean; problems?: { code: string; field?: string }[] }) =>
  result.ok ? 'ok' : result.problems!.map(({ code, field }) => (field ? `${field}: ${code}` : code))

describe('correcting', () => {
  test('saves the returned fields and nothing else', async () => {
    const scene = await returned()
    const before = await profileNow(scene.requestId)
    const saved = await run((tx) =>
      saveCorrections(requestTypes, tx, scene.actor, LATER, {
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
        saveCorrections(requestTypes, tx, scene.actor, LATER, {
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
      saveCorrections(requestTypes, tx, scene.actor, LATER, {
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
      draftCorrection(requestTypes, tx, officer, AT, {
        requestId: id,
        version: 1,
        target: 'FIELD',
        name: 'commercialRegistrationNumber',
        reason: 'لا يطابق الرخصة',
      }),
    )
    const { version } = await db.request.findUniqueOrThrow({ where: { id } })
    const sent = await run((tx) => returnRequest(requestTypes, tx, officer, AT, { requestId: id, version }))
    if (!sent.ok) throw new Error(JSON.stringify(sent.problems))
    expect(
      codesOf(
        await run((tx) =>
          saveCorrections(requestTypes, tx, account.actor, LATER, {
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
          resubmit(requestTypes, tx, account.actor, LATER, {
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
      codesOf(
        await run((tx) => saveCorrections(requestTypes, tx, account.actor, LATER, { requestId: id, typed })),
      ),
    ).toBe('ok')
    expect(
      codesOf(
        await run((tx) =>
          resubmit(requestTypes, tx, account.actor, LATER, {
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
          saveCorrections(requestTypes, tx, account.actor, LATER, { requestId: id, typed: { city: 'حولي' } }),
        ),
      ),
    ).toEqual(['notReturned'])
  })

  test('shows the open corrections to its business alone', async () => {
    const scene = await returned()
    const found = await findReturned(requestTypes, scene.actor, scene.requestId)
    expect(found).toMatchObject({
      state: 'RETURNED',
      corrections: [
        { name: 'city', before: 'الكويت' },
        { name: 'signatoryCivilId', before: '2880••••2596' },
        { name: 'IMPORT_LICENCE', before: null },
      ],
      documents: [{ type: 'IMPORT_LICENCE', version: 1 }],
    })
    expect(await findReturned(requestTypes, (await makeAccount()).actor, scene.requestId)).toBeUndefined()
    expect(await findReturned(requestTypes, scene.officer, scene.requestId)).toBeUndefined()
  })
})

describe('sending again', () => {
  test('tells what is unchanged and which document was not replaced', async () => {
    const scene = await returned()
    const input = { requestId: scene.requestId, version: scene.version }
    expect(
      codesOf(
        await run((tx) =>
          resubmit(requestTypes, tx, scene.actor, LATER, { ...input, unchangedConfirmed: false }),
        ),
      ),
    ).toEqual([
      'city: correctionUnchanged',
      'signatoryCivilId: correctionUnchanged',
      'document-IMPORT_LICENCE: documentNotReplaced',
    ])
    // A field may be right as it is; a document that was sent back may not.
    expect(
      codesOf(
        await run((tx) =>
          resubmit(requestTypes, tx, scene.actor, LATER, { ...input, unchangedConfirmed: true }),
        ),
      ),
    ).toEqual(['document-IMPORT_LICENCE: documentNotReplaced'])
  })

  test('two posts at once: one move, one notice, one event; both are told it worked', async () => {
    const scene = await returned()
    await run((tx) =>
      saveCorrections(requestTypes, tx, scene.actor, LATER, {
        requestId: scene.requestId,
        typed: { city: 'حولي', signatoryCivilId: '288020122596' },
      }),
    )
    await replace(scene.requestId, scene.accountId, scene.userId, 'IMPORT_LICENCE')
    const results = await Promise.all(
      [1, 2, 3].map(() =>
        run((tx) =>
          resubmit(requestTypes, tx, scene.actor, LATER, {
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

test('another account’s request is not found by any command, nor is one outside an additional user’s grants', async () => {
  const scene = await returned()
  const stranger = (await makeAccount()).actor
  const companyId = await companyOf(scene.accountId, '990011')
  const limited = additional(scene, [{ service: 'COMPANY_REGISTRATION', companyId }])
  const { requestId, version } = scene
  for (const actor of [stranger, limited, { kind: 'VISITOR' as const }]) {
    const results = await Promise.all([
      run((tx) => saveCorrections(requestTypes, tx, actor, LATER, { requestId, typed: { city: 'حولي' } })),
      run((tx) => resubmit(requestTypes, tx, actor, LATER, { requestId, version, unchangedConfirmed: true })),
      run((tx) => withdraw(requestTypes, tx, actor, LATER, { requestId, version })),
      run((tx) => cancelDraft(requestTypes, tx, actor, LATER, { requestId, version })),
      run((tx) => reapply(requestTypes, tx, actor, LATER, { requestId })),
      run((tx) => withdraw(requestTypes, tx, actor, LATER, { requestId: 'not-an-id', version })),
    ])
    expect(results.map(codesOf)).toEqual(Array(6).fill(['notFound']))
  }
  const granted = additional(scene, [{ service: 'COMPANY_REGISTRATION', companyId: null }])
  expect(
    codesOf(
      await run((tx) =>
        saveCorrections(requestTypes, tx, granted, LATER, {
          requestId,
          typed: { city: 'حولي', signatoryCivilId: '288020122596' },
        }),
      ),
    ),
  ).toBe('ok')
})
