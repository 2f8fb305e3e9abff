import { approveRequest } from '@/lib/requests/decide'
import { saveChangeStep } from '@/lib/companies/save-change-step'
import { startChange } from '@/lib/companies/start-change'
import { submitChange } from '@/lib/companies/submit-change'
import { reapply } from '@/lib/requests/business-commands'
import { requestTypes } from '@/lib/request-types'
import { findChangeDraft, findChangeHead } from '@/lib/companies/change-query'
import { findCompany, findVersion, listCompanies, listVersions } from '@/lib/companies/companies-queries'
import { updateContact } from '@/lib/companies/contact-command'
import { profileToValues } from '@/lib/companies/profile-values'
import { changeFieldsOf } from '@/lib/companies/change-rules'
import { db } from '@/lib/db/client'
import { newId } from '@/lib/core/ids'
import { additional, attach } from '../support/company-scene'
import { emptyTables } from '../support/database'
import { AT, makeAccount, makeStaff, profileOf, run } from '../support/office-scene'

beforeEach(emptyTables)

const LATER = new Date(AT.getTime() + 3600_000)
const codesOf = (result: { ok: boolean; problems?: { code: string; field?: string }[] }) =>
  result.ok ? 'ok' : result.problems!.map(({ code, field }) => (field ? `${field}: ${code}` : code))
const CONTACT = {
  poBox: '1234',
  officePhone: '22451234',
  officeFax: '',
  mobile: '50123456',
  email: 'info@ofuq.example',
  website: '',
}

/** An account with an approved main company, complete in its answers. */
async function approved(number?: string) {
  const account = await makeAccount(number)
  const [companyId, profile] = [newId(AT), profileOf(account.number)]
  await db.companyProfile.create({ data: { ...profile, approvedAt: AT } })
  await db.company.create({
    data: {
      id: companyId,
      accountId: account.accountId,
      role: 'MAIN',
      commercialRegistrationNumber: account.number,
      profileId: profile.id,
      approvedAt: AT,
    },
  })
  await db.companyProfile.update({ where: { id: profile.id }, data: { companyId } })
  return { ...account, companyId, profileId: profile.id }
}

async function typedOf(companyId: string, step: 'company' | 'commercial', change: Record<string, string>) {
  const { profile } = await db.company.findUniqueOrThrow({
    where: { id: companyId },
    include: { profile: true },
  })
  const values = profileToValues(profile)
  return {
    ...Object.fromEntries(
      changeFieldsOf(step)
        .filter((name) => name !== 'industrial')
        .map((name) => [name, values[name]]),
    ),
    ...change,
  }
}

/** A change that was begun with a new city and its paper. */
async function drafted() {
  const scene = await approved()
  const started = await run((tx) => startChange(tx, scene.actor, AT, { companyId: scene.companyId }))
  if (!started.ok) throw new Error(JSON.stringify(started.problems))
  const typed = await typedOf(scene.companyId, 'company', { city: 'حولي' })
  const saved = await run((tx) =>
    saveChangeStep(tx, scene.actor, LATER, { companyId: scene.companyId, step: 'company', typed }),
  )
  if (!saved.ok) throw new Error(JSON.stringify(saved.problems))
  return { ...scene, requestId: started.value.requestId }
}

describe('contact data', () => {
  test('is in force at once as a new version; the old one stays readable, and it is audited', async () => {
    const scene = await approved()
    expect(
      codesOf(
        await run((tx) =>
          updateContact(tx, scene.actor, LATER, {
            companyId: scene.companyId,
            typed: { ...CONTACT, mobile: '٩٩١٢٣٤٥٦' },
          }),
        ),
      ),
    ).toBe('ok')
    const company = await findCompany(scene.actor, scene.companyId)
    expect(company!.profile.mobile).toBe('+96599123456')
    expect(await listVersions(scene.companyId)).toMatchObject([
      { id: company!.profileId, number: null },
      { id: scene.profileId },
    ])
    expect((await findVersion(scene.actor, scene.companyId, scene.profileId))!.mobile).toBe('+96550123456')
    expect(await db.auditEvent.findFirst({ where: { event: 'company.contact-changed' } })).toMatchObject({
      subjectId: scene.companyId,
      details: { fields: 'mobile' },
    })
    expect(await db.notification.count({ where: { userId: scene.userId, kind: 'company.changed' } })).toBe(1)
  })

  test('unchanged makes no version; faults stand at their fields', async () => {
    const scene = await approved()
    const same = await run((tx) =>
      updateContact(tx, scene.actor, LATER, { companyId: scene.companyId, typed: CONTACT }),
    )
    expect(same).toEqual({ ok: true, value: { changed: false } })
    expect(
      codesOf(
        await run((tx) =>
          updateContact(tx, scene.actor, LATER, {
            companyId: scene.companyId,
            typed: { ...CONTACT, mobile: '22451234', email: '' },
          }),
        ),
      ),
    ).toEqual(['mobile: mobile', 'email: required'])
    expect(await db.companyProfile.count()).toBe(1)
  })

  test('changed while a change request is under way survives its approval', async () => {
    const scene = await drafted()
    await attach(scene.requestId, scene.accountId, scene.userId, 'COMMERCIAL_LICENCE')
    const { version } = await db.request.findUniqueOrThrow({ where: { id: scene.requestId } })
    await run((tx) => submitChange(tx, scene.actor, LATER, { companyId: scene.companyId, version }))
    await run((tx) =>
      updateContact(tx, scene.actor, LATER, {
        companyId: scene.companyId,
        typed: { ...CONTACT, email: 'new@ofuq.example' },
      }),
    )
    const officer = await makeStaff()
    const approvedChange = await run((tx) =>
      approveRequest(requestTypes, tx, officer, LATER, { requestId: scene.requestId, version: version + 1 }),
    )
    expect(codesOf(approvedChange)).toBe('ok')
    const company = await findCompany(scene.actor, scene.companyId)
    expect(company!.profile).toMatchObject({
      city: 'حولي',
      email: 'new@ofuq.example',
      nameAr: 'شركة الأفق للتجارة العامة',
    })
    expect(await listVersions(scene.companyId)).toHaveLength(3)
  })
})

describe('a change request', () => {
  test('is the only open one of its company, as the database sees to itself', async () => {
    const scene = await drafted()
    const request = (state: 'DRAFT' | 'CANCELLED', number: string) =>
      db.request.create({
        data: {
          id: newId(AT),
          type: 'COMPANY_CHANGE',
          number,
          state,
          accountId: scene.accountId,
          companyId: scene.companyId,
          createdById: scene.userId,
          createdAt: AT,
          updatedAt: AT,
        },
      })
    await expect(request('DRAFT', 'CO/900/26')).rejects.toMatchObject({ code: 'P2002' })
    await request('CANCELLED', 'CO/901/26')
    await db.request.update({ where: { id: scene.requestId }, data: { state: 'CANCELLED' } })
    await request('DRAFT', 'CO/902/26')
  })

  test('begun twice at once, and once more from a rejected one, leads each time to the same request', async () => {
    const scene = await drafted()
    const officer = await makeStaff()
    await db.request.update({
      where: { id: scene.requestId },
      data: { state: 'REJECTED', submittedAt: AT, decidedAt: AT, decidedById: officer.userId },
    })
    const start = () => run((tx) => startChange(tx, scene.actor, LATER, { companyId: scene.companyId }))
    const again = () =>
      run((tx) => reapply(requestTypes, tx, scene.actor, LATER, { requestId: scene.requestId }))
    const results = await Promise.all([start(), again(), start(), again()])
    expect(results.map(codesOf)).toEqual(['ok', 'ok', 'ok', 'ok'])
    expect(new Set(results.map((result) => result.ok && result.value.requestId)).size).toBe(1)
    expect(await db.request.count({ where: { type: 'COMPANY_CHANGE', state: 'DRAFT' } })).toBe(1)
  })

  test('is prefilled, one at a time, whoever presses how often', async () => {
    const scene = await approved()
    const results = await Promise.all(
      [1, 2, 3].map(() => run((tx) => startChange(tx, scene.actor, AT, { companyId: scene.companyId }))),
    )
    expect(new Set(results.map((result) => result.ok && result.value.requestId)).size).toBe(1)
    expect(await db.request.count({ where: { type: 'COMPANY_CHANGE' } })).toBe(1)
    const draft = await findChangeDraft(scene.actor, scene.companyId)
    expect(draft).toMatchObject({
      number: 'CO/1/26',
      differences: [],
      required: [],
      profile: { nameEn: 'Al Ofuq General Trading Co.', approvedAt: null },
    })
  })

  test('cannot be sent unchanged or without the papers of what changed; then it is sent once', async () => {
    const scene = await approved()
    await run((tx) => startChange(tx, scene.actor, AT, { companyId: scene.companyId }))
    const send = (version: number) =>
      run((tx) => submitChange(tx, scene.actor, LATER, { companyId: scene.companyId, version }))
    expect(codesOf(await send(0))).toEqual(['nothingChanged'])
    const typed = await typedOf(scene.companyId, 'commercial', { commercialLicenceExpiresOn: '01/01/2029' })
    await run((tx) =>
      saveChangeStep(tx, scene.actor, LATER, { companyId: scene.companyId, step: 'commercial', typed }),
    )
    expect(codesOf(await send(0))).toEqual(['section-documents: documentMissing'])
    const { requestId } = (await findChangeHead(scene.actor, scene.companyId))!
    await attach(requestId!, scene.accountId, scene.userId, 'COMMERCIAL_LICENCE')
    const results = await Promise.all([send(0), send(0)])
    expect(results.map(codesOf)).toEqual(['ok', 'ok'])
    expect(await db.requestEvent.count({ where: { requestId: requestId!, kind: 'SUBMITTED' } })).toBe(1)
    expect(await db.notification.count({ where: { userId: scene.userId, kind: 'request.submitted' } })).toBe(
      1,
    )
    expect(await findChangeDraft(scene.actor, scene.companyId)).toBeUndefined()
  })

  test('refuses fields that it does not cover', async () => {
    const scene = await drafted()
    for (const field of ['email', 'commercialRegistrationNumber', 'importLicenceNumber']) {
      const typed = await typedOf(scene.companyId, 'company', { [field]: '1' })
      expect(
        codesOf(
          await run((tx) =>
            saveChangeStep(tx, scene.actor, LATER, { companyId: scene.companyId, step: 'company', typed }),
          ),
        ),
      ).toEqual(['fieldNotChangeable'])
    }
  })

  test('leaves what is in force alone until it is approved', async () => {
    const scene = await drafted()
    expect((await findCompany(scene.actor, scene.companyId))!.profile.city).toBe('الكويت')
    expect((await findChangeDraft(scene.actor, scene.companyId))!.differences).toEqual([
      { name: 'city', from: 'الكويت', to: 'حولي' },
    ])
  })
})

test('another account’s company is not found, nor is one outside an additional user’s grants', async () => {
  const scene = await drafted()
  const stranger = (await makeAccount()).actor
  const nothing = additional(scene, [{ service: 'COMPANY_REGISTRATION', companyId: null }])
  for (const actor of [stranger, nothing]) {
    const { companyId } = scene
    const results = await Promise.all([
      run((tx) => updateContact(tx, actor, LATER, { companyId, typed: CONTACT })),
      run((tx) => startChange(tx, actor, LATER, { companyId })),
      run((tx) => saveChangeStep(tx, actor, LATER, { companyId, step: 'company', typed: {} })),
      run((tx) => submitChange(tx, actor, LATER, { companyId, version: 0 })),
    ])
    expect(results.map(codesOf)).toEqual(Array(4).fill(['notFound']))
    expect(await findCompany(actor, companyId)).toBeUndefined()
    expect(await findVersion(actor, companyId, scene.profileId)).toBeUndefined()
    expect(await findChangeHead(actor, companyId)).toBeUndefined()
    expect(await listCompanies(actor)).toEqual([])
  }
  const granted = additional(scene, [{ service: 'COMPANY_REGISTRATION', companyId: scene.companyId }])
  expect((await listCompanies(granted)).map(({ id }) => id)).toEqual([scene.companyId])
  expect(await findChangeHead(granted, scene.companyId)).toMatchObject({ requestId: scene.requestId })
})
