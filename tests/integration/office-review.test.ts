import { getCompanyReviewUnscoped } from '@/lib/companies/company-review'
import { requestTypes } from '@/lib/request-types'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import { draftCorrection } from '@/lib/requests/office-corrections'
import { findReview } from '@/lib/requests/office-review'
import { emptyTables } from '../support/database'
import { AT, makeAccount, makeRegistration, makeStaff, profileOf, run } from '../support/office-scene'

beforeEach(emptyTables)

test('the review holds answers, drafts, history and documents with their older versions', async () => {
  const account = await makeAccount()
  const request = await makeRegistration({ account })
  const officer = await makeStaff()
  for (const version of [1, 2]) {
    const id = newId(AT)
    await db.document.create({
      data: {
        id,
        accountId: account.accountId,
        state: 'STORED',
        name: `رخصة ${version}.pdf`,
        mediaType: 'application/pdf',
        bytes: 10,
        sha256: 'x',
        storageKey: id,
        createdAt: AT,
        storedAt: AT,
        createdById: account.userId,
      },
    })
    await db.requestDocument.create({
      data: {
        id: newId(AT),
        requestId: request.id,
        documentId: id,
        type: 'IMPORT_LICENCE',
        version,
        removedAt: version === 1 ? AT : null,
        addedAt: AT,
        addedById: account.userId,
      },
    })
  }
  await run((tx) =>
    draftCorrection(requestTypes, tx, officer, AT, {
      requestId: request.id,
      version: 1,
      target: 'FIELD',
      name: 'city',
      reason: 'ناقص',
    }),
  )
  const review = await findReview(requestTypes, officer, request.id, AT)
  expect(review).toMatchObject({
    number: request.number,
    state: 'SUBMITTED',
    version: 1,
    assignedToId: officer.userId,
    assignedName: 'نورة المطيري',
  })
  const company = await getCompanyReviewUnscoped(request.id)
  expect(company).toMatchObject({ role: 'MAIN', linked: false, numberHeld: false, numberAsked: false })
  expect(company.profile.city).toBe('الكويت')
  expect(review?.documents.map(({ version, current }) => [version, current])).toEqual([
    [2, true],
    [1, false],
  ])
  expect(review?.corrections).toMatchObject([{ name: 'city', reason: 'ناقص', sentAt: null }])
  expect(review?.events.map(({ kind }) => kind)).toEqual(['SUBMITTED', 'CLAIMED'])
})

test('a number that another company or another account’s open request has is said', async () => {
  const first = await makeAccount('482910')
  const second = await makeAccount('482910')
  const a = await makeRegistration({ account: first })
  const b = await makeRegistration({ account: second })
  expect(await getCompanyReviewUnscoped(a.id)).toMatchObject({ numberAsked: true, numberHeld: false })
  const profile = profileOf('482910')
  await db.companyProfile.create({ data: profile })
  await db.company.create({
    data: {
      id: newId(AT),
      accountId: first.accountId,
      role: 'BRANCH',
      profileId: profile.id,
      commercialRegistrationNumber: '482910',
      approvedAt: AT,
    },
  })
  expect(await getCompanyReviewUnscoped(b.id)).toMatchObject({ numberHeld: true })
})

test('drafts, strangers and staff without the role find nothing', async () => {
  const account = await makeAccount()
  const draft = await makeRegistration({ account, state: 'DRAFT' })
  const submitted = await makeRegistration({ account, number: '1' })
  const officer = await makeStaff()
  expect(await findReview(requestTypes, officer, draft.id, AT)).toBeUndefined()
  for (const id of [newId(AT), 'x', ''])
    expect(await findReview(requestTypes, officer, id, AT)).toBeUndefined()
  for (const actor of [account.actor, await makeStaff('FINANCE_OFFICER'), { kind: 'VISITOR' as const }])
    expect(await findReview(requestTypes, actor, submitted.id, AT)).toBeUndefined()
  expect(await findReview(requestTypes, await makeStaff('AUDITOR'), submitted.id, AT)).toBeDefined()
})
