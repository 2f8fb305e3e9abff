import { applyPartyDetails } from '@/lib/companies/party-details'
import { startRegistration } from '@/lib/companies/start-registration'
import { submitRegistration } from '@/lib/companies/submit-registration'
import { requiredDocumentTypes } from '@/lib/companies/document-rules'
import { countLookup, findMatch, linkParty, LOOKUPS_A_DAY, lookUpDraft } from '@/lib/companies/party-match'
import { saveStep } from '@/lib/companies/registration-commands'
import { findRegistration } from '@/lib/companies/registration-queries'
import { stepStatus } from '@/lib/companies/registration-rules'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import { emptyTables } from '../support/database'
import { AT, makeAccount } from '../support/office-scene'
import { additional, attach, begun, companyOf, runKept, TYPED, valueOf } from '../support/company-scene'

const LICENCE = {
  importLicenceType: 'PERMANENT',
  importLicenceNumber: '48211/2025',
  importLicenceIssuedOn: '2025-12-01',
  importLicenceExpiresOn: '2026-12-21',
}

async function makeParty(
  number: string,
  details: Record<string, string> = {
    city: 'الري',
    address: 'قطعة 1',
    poBox: '3300',
    ...LICENCE,
    mobile: '+96550123456',
    signatoryName: 'سر',
  },
) {
  const id = newId(AT)
  const nameAr = 'شركة الأفق للمواد الغذائية'
  await db.customsParty.create({
    data: {
      id,
      customsCode: `T-${id.slice(-8)}`,
      kind: 'TRADER',
      commercialRegistrationNumber: number,
      nameAr,
      nameEn: 'Al Ofuq Foodstuff Co.',
      details,
      updatedAt: AT,
    },
  })
  return { id, nameAr, nameEn: 'Al Ofuq Foodstuff Co.', details }
}

beforeEach(emptyTables)
afterEach(() =>
  db.customsParty.deleteMany({
    where: { customsCode: { startsWith: 'T-' }, companies: { none: {} }, registrations: { none: {} } },
  }),
)

const codes = (result: { ok: boolean; problems?: { code: string }[] }) =>
  result.ok ? 'ok' : result.problems!.map(({ code }) => code)

let numbers = 920_000

async function linked(number = String((numbers += 1))) {
  const party = await makeParty(number)
  const scene = await begun(number)
  expect(await countLookup(scene.accountId, number, AT)).toBe(true)
  valueOf(await runKept((tx) => linkParty(tx, scene.actor, AT, { requestId: scene.requestId, link: true })))
  return { ...scene, party }
}

test('five new numbers a day may be looked up; a number of today again is free, the next day starts anew', async () => {
  const { accountId } = await makeAccount()
  for (let n = 0; n < LOOKUPS_A_DAY; n += 1) expect(await countLookup(accountId, `90${n}`, AT)).toBe(true)
  expect(await countLookup(accountId, '999', AT)).toBe(false)
  expect(await countLookup(accountId, '900', AT)).toBe(true)
  expect(await countLookup(accountId, '999', new Date(AT.getTime() + 86_400_000))).toBe(true)
  expect(await countLookup((await makeAccount()).accountId, '999', AT)).toBe(true)
})

test('a match shows first letters and the last two digits, and only where the look-up was counted', async () => {
  await makeParty('910002')
  const { accountId } = await makeAccount('910002')
  expect(await findMatch({ accountId }, '910002', AT)).toBeUndefined()
  await countLookup(accountId, '910002', AT)
  expect(await findMatch({ accountId }, '910002', AT)).toEqual({
    nameAr: 'ش•• ا•• ل•• ا••',
    nameEn: 'A•• O•• F•• C••',
    commercialRegistrationNumber: '••••02',
  })
  await makeParty('910002')
  expect(await findMatch({ accountId }, '910002', AT)).toBeUndefined()
})

test('linking without a counted look-up, another account’s draft and a grant that is missing are refused', async () => {
  const party = await makeParty('910003')
  const scene = await begun('910003')
  const link = (actor: typeof scene.actor) =>
    runKept((tx) => linkParty(tx, actor, AT, { requestId: scene.requestId, link: true }))
  expect(codes(await link(scene.actor))).toEqual(['partyNotFound'])
  await countLookup(scene.accountId, '910003', AT)
  expect(codes(await link((await makeAccount()).actor))).toEqual(['notFound'])
  expect(codes(await link(additional(scene, [])))).toEqual(['notFound'])
  expect(codes(await runKept((tx) => lookUpDraft(tx, additional(scene, []), scene.requestId)))).toEqual([
    'notFound',
  ])
  expect(codes(await link(scene.actor))).toBe('ok')
  expect(await db.companyRegistration.findFirst()).toMatchObject({ partyId: party.id })
  expect(await db.auditEvent.count({ where: { event: 'registration.linked' } })).toBe(1)
})

test('a linked draft shows nothing of the company: no value in the answers, the name masked in lists, no search by it', async () => {
  const { actor, requestId, party } = await linked()
  const view = (await findRegistration(actor, requestId))!
  expect(view.profile).toMatchObject({ nameAr: null, city: null, importLicenceNumber: null })
  const request = await db.request.findUniqueOrThrow({ where: { id: requestId } })
  expect(request.subjectAr).toBe('ش•• ا•• ل•• ا••')
  expect(request.searchText).not.toContain('الافق')
  expect(view.held).not.toContain('mobile')
  expect(view.held).not.toContain('signatoryName')
  expect(stepStatus('importer', view, '2026-11-24')).toBe('held')
  expect(stepStatus('commercial', view, '2026-11-24')).toBe('notStarted')
  expect(party.nameAr).toBeTruthy()
})

test('what customs does not hold is asked as always; then the request goes in with its documents', async () => {
  const { actor, requestId, accountId, userId } = await linked()
  const { signatoryName, signatoryCivilId, signatoryCivilIdExpiresOn, officePhone, mobile, email } =
    TYPED.company
  const save = (step: 'company' | 'commercial', values: Record<string, string>) =>
    runKept((tx) => saveStep(tx, actor, AT, { requestId, step, values }))
  valueOf(
    await save('company', {
      signatoryName,
      signatoryCivilId,
      signatoryCivilIdExpiresOn,
      officePhone,
      mobile,
      email,
      nameAr: 'اسم آخر',
    }),
  )
  valueOf(await save('commercial', TYPED.commercial))
  expect(codes(await runKept((tx) => submitRegistration(tx, actor, AT, { requestId })))).toEqual(
    Array(4).fill('documentMissing'),
  )
  for (const type of requiredDocumentTypes({ industrial: false }))
    await attach(requestId, accountId, userId, type)
  valueOf(await runKept((tx) => submitRegistration(tx, actor, AT, { requestId })))
  expect(await db.companyProfile.findFirst()).toMatchObject({ nameAr: null, signatoryName })
})

test('"not mine" asks for everything again; a new number loses the link', async () => {
  const { actor, requestId, accountId, number } = await linked()
  valueOf(await runKept((tx) => linkParty(tx, actor, AT, { requestId, link: false })))
  const view = (await findRegistration(actor, requestId))!
  expect(view).toMatchObject({ partyId: null, held: [] })
  await companyOf(accountId, number)
  await makeParty('910009')
  const branch = valueOf(
    await runKept((tx) => startRegistration(tx, actor, AT, { commercialRegistrationNumber: '910009' })),
  ).requestId
  await countLookup(accountId, '910009', AT)
  valueOf(await runKept((tx) => linkParty(tx, actor, AT, { requestId: branch, link: true })))
  const values = { ...TYPED.company, commercialRegistrationNumber: '910010' }
  valueOf(await runKept((tx) => saveStep(tx, actor, AT, { requestId: branch, step: 'company', values })))
  expect(await findRegistration(actor, branch)).toMatchObject({ partyId: null, completed: [] })
})

test('on approval the customs system’s data fill what is empty, and never what was typed or corrected', async () => {
  const { actor, requestId, party } = await linked()
  const view = (await findRegistration(actor, requestId))!
  const patch = applyPartyDetails({ ...view.profile, city: 'السالمية' }, party)
  expect(patch).toMatchObject({
    nameAr: party.nameAr,
    address: 'قطعة 1',
    importLicenceNumber: '48211/2025',
    importLicenceExpiresOn: new Date('2026-12-21'),
  })
  expect(patch).not.toHaveProperty('city')
  expect(patch).not.toHaveProperty('mobile')
  expect(patch).not.toHaveProperty('signatoryName')
})
