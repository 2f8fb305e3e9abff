import { SIGNATORY_CIVIL_ID } from '@/lib/companies/profile-values'
import { newId } from '@/lib/core/ids'
import { fingerprint, seal } from '@/lib/core/vault'
import { db } from '@/lib/db/client'
import { requestTypes } from '@/lib/request-types'
import { approveRequest } from '@/lib/requests/decide'
import { emptyTables } from '../support/database'
import { AT, makeAccount, makeRegistration, makeStaff, profileOf, run } from '../support/office-scene'
import { valueOf } from '../support/company-scene'

beforeEach(emptyTables)

test('an approved change replaces the profile and keeps contact data that was changed meanwhile', async () => {
  const account = await makeAccount()
  const { id: requestId } = await makeRegistration({ account })
  const officer = await makeStaff()
  await run((tx) => approveRequest(requestTypes, tx, officer, AT, { requestId, version: 1 }))
  const company = await db.company.findFirstOrThrow()
  const base = company.profileId
  const contact = {
    ...profileOf(account.number),
    mobile: '+96566000000',
    companyId: company.id,
    approvedAt: AT,
  }
  await db.companyProfile.create({ data: contact })
  await db.company.update({ where: { id: company.id }, data: { profileId: contact.id } })
  const other = '290010112343'
  const otherCivilId = {
    signatoryCivilIdCipher: seal(other, SIGNATORY_CIVIL_ID),
    signatoryCivilIdHmac: fingerprint(other),
  }
  const change = { ...profileOf(account.number), signatoryName: 'فهد الرشيدي', ...otherCivilId }
  await db.companyProfile.create({ data: change })
  const id = newId(AT)
  await db.request.create({
    data: {
      id,
      number: 'CO/900/26',
      type: 'COMPANY_CHANGE',
      accountId: account.accountId,
      companyId: company.id,
      state: 'SUBMITTED',
      version: 1,
      createdById: account.userId,
      createdAt: AT,
      updatedAt: AT,
      submittedAt: AT,
      change: { create: { profileId: change.id, baseProfileId: base } },
    },
  })
  valueOf(await run((tx) => approveRequest(requestTypes, tx, officer, AT, { requestId: id, version: 1 })))
  const now = await db.company.findFirstOrThrow({ include: { profile: true } })
  expect(now.profile).toMatchObject({ id: change.id, signatoryName: 'فهد الرشيدي', mobile: '+96566000000' })
  expect(await db.companyProfile.count({ where: { companyId: company.id, approvedAt: { not: null } } })).toBe(
    3,
  )
  // What the request changed, by the names of the fields: not what was changed at once meanwhile.
  expect(await db.outboxEvent.findMany({ where: { type: 'company.changed' } })).toMatchObject([
    { payload: { requestNumber: 'CO/900/26', fields: ['signatoryName', 'signatoryCivilId'] } },
  ])
})
