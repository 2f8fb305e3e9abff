import { approveRequest } from '@/lib/requests/decide'
import { correctRegistrationNumber } from '@/lib/companies/correct-registration-number'
import { requestTypes } from '@/lib/request-types'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import { emptyTables } from '../support/database'
import { AT, makeAccount, makeRegistration, makeStaff, run } from '../support/office-scene'

beforeEach(emptyTables)

const codeOf = (result: { ok: boolean; problems?: { code: string }[] }) =>
  result.ok ? 'ok' : result.problems?.[0]?.code

const makeParty = (number: string) =>
  db.customsParty.create({
    data: {
      id: newId(AT),
      customsCode: `T${newId(AT)}`,
      kind: 'TRADER',
      commercialRegistrationNumber: number,
      nameAr: 'شركة الدانة',
      nameEn: 'Al Dana Co',
      details: { city: 'حولي' },
      updatedAt: AT,
    },
  })

test('correcting the number changes answers, account and search, cuts a wrong link, and is audited', async () => {
  const party = await db.customsParty.create({
    data: {
      id: newId(AT),
      customsCode: `T${newId(AT)}`,
      kind: 'TRADER',
      commercialRegistrationNumber: '111222',
      nameAr: 'شركة',
      nameEn: 'Co',
      updatedAt: AT,
    },
  })
  const account = await makeAccount('111222')
  const request = await makeRegistration({ account, partyId: party.id })
  const officer = await makeStaff()
  const decision = { requestId: request.id, version: 1 }
  expect(
    codeOf(await run((tx) => correctRegistrationNumber(tx, officer, AT, { ...decision, number: '111222' }))),
  ).toBe('numberUnchanged')
  expect(
    codeOf(await run((tx) => correctRegistrationNumber(tx, officer, AT, { ...decision, number: '111223' }))),
  ).toBe('ok')
  expect(await db.account.findFirst()).toMatchObject({ commercialRegistrationNumber: '111223' })
  expect(await db.companyRegistration.findFirst()).toMatchObject({ partyId: null })
  expect((await db.request.findFirst())?.searchText).toContain('111223')
  expect(await db.requestEvent.findFirst({ where: { kind: 'NUMBER_CORRECTED' } })).toMatchObject({
    reason: '111222 → 111223',
    version: 2,
  })
  expect(await db.auditEvent.count({ where: { event: 'request.number-corrected' } })).toBe(1)
})

test('what customs held is noted for return when the officer corrects the number, and nothing is approved without it', async () => {
  const party = await makeParty('111222')
  const account = await makeAccount('111222')
  const request = await makeRegistration({ account, partyId: party.id })
  await db.companyProfile.updateMany({ data: { nameAr: null, nameEn: null, city: null } })
  const officer = await makeStaff()
  expect(
    codeOf(
      await run((tx) =>
        correctRegistrationNumber(tx, officer, AT, { requestId: request.id, version: 1, number: '111223' }),
      ),
    ),
  ).toBe('ok')
  const noted = await db.requestCorrection.findMany({ orderBy: { name: 'asc' } })
  expect(noted.map(({ name, sentAt }) => [name, sentAt])).toEqual([
    ['city', null],
    ['nameAr', null],
    ['nameEn', null],
  ])
  expect(
    codeOf(
      await run((tx) => approveRequest(requestTypes, tx, officer, AT, { requestId: request.id, version: 2 })),
    ),
  ).toBe('answersMissing')
  expect(await db.company.count()).toBe(0)
})

test('no approval binds a company to a party of another number', async () => {
  const party = await makeParty('111222')
  const request = await makeRegistration({ account: await makeAccount('999002'), partyId: party.id })
  expect(
    codeOf(
      await run(async (tx) =>
        approveRequest(requestTypes, tx, await makeStaff(), AT, { requestId: request.id, version: 1 }),
      ),
    ),
  ).toBe('linkMismatch')
  expect(await db.company.count()).toBe(0)
})
