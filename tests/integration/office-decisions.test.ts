import { approveRequest, rejectRequest, returnRequest } from '@/lib/requests/decide'
import { correctRegistrationNumber } from '@/lib/companies/correct-registration-number'
import { requestTypes } from '@/lib/request-types'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import { claimRequest, releaseRequest, takeOverRequest } from '@/lib/requests/office-assign'
import { addInternalNote, draftCorrection, removeCorrection } from '@/lib/requests/office-corrections'
import { emptyTables } from '../support/database'
import { AT, makeAccount, makeRegistration, makeStaff, run } from '../support/office-scene'

beforeEach(emptyTables)

async function waiting() {
  const account = await makeAccount()
  const request = await makeRegistration({ account })
  return { account, request, decision: { requestId: request.id, version: request.version } }
}

const codeOf = (result: { ok: boolean; problems?: { code: string }[] }) =>
  result.ok ? 'ok' : result.problems?.[0]?.code

test('of two officers who decide at once exactly one wins and the other is told who', async () => {
  const { decision, request } = await waiting()
  const noura = await makeStaff()
  const salem = await makeStaff('REGISTRATION_OFFICER', 'سالم')
  const results = await Promise.all([
    run((tx) => approveRequest(requestTypes, tx, noura, AT, decision)),
    run((tx) => rejectRequest(requestTypes, tx, salem, AT, { ...decision, reason: 'مكرر' })),
  ])
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  const winner = results[0].ok ? noura : salem
  const loser = results.find((result) => !result.ok)
  expect(loser).toMatchObject({
    problems: [{ code: 'requestStale', args: { who: `${winner.firstName} المطيري` } }],
  })
  const events = await db.requestEvent.findMany({
    where: { requestId: request.id, kind: { in: ['APPROVED', 'REJECTED'] } },
  })
  expect(events).toHaveLength(1)
  expect(await db.company.count()).toBe(results[0].ok ? 1 : 0)
})

test('the same approval posted twice makes one company and tells the business once', async () => {
  const { decision, account } = await waiting()
  const officer = await makeStaff()
  const results = await Promise.all(
    [1, 2, 3].map(() => run((tx) => approveRequest(requestTypes, tx, officer, AT, decision))),
  )
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  expect(await db.company.count()).toBe(1)
  expect(await db.notification.count({ where: { userId: account.userId, kind: 'request.approved' } })).toBe(1)
  expect(await db.outboxEvent.count({ where: { type: 'company.registered' } })).toBe(1)
  expect(await db.outboxEvent.count({ where: { type: 'request.approved' } })).toBe(1)
})

test('two registrations of an account approved at once: one main company, one branch', async () => {
  const account = await makeAccount()
  const first = await makeRegistration({ account })
  const second = await makeRegistration({ account, number: '777001' })
  const officers = [await makeStaff(), await makeStaff()]
  const results = await Promise.all(
    [first, second].map(({ id, version }, i) =>
      run((tx) => approveRequest(requestTypes, tx, officers[i]!, AT, { requestId: id, version })),
    ),
  )
  expect(results.map(codeOf)).toEqual(['ok', 'ok'])
  const companies = await db.company.findMany({ orderBy: { role: 'asc' } })
  expect(companies.map(({ role }) => role)).toEqual(['MAIN', 'BRANCH'])
  expect((await db.companyRegistration.findMany()).map(({ role }) => role).sort()).toEqual(['BRANCH', 'MAIN'])
})

test('one number asked for by two accounts, approved at once: the second officer is told that it is held', async () => {
  const requests = await Promise.all(
    [makeAccount('482910'), makeAccount('482910')].map(async (account) =>
      makeRegistration({ account: await account }),
    ),
  )
  const officers = [await makeStaff(), await makeStaff()]
  const results = await Promise.all(
    requests.map(({ id, version }, i) =>
      run((tx) => approveRequest(requestTypes, tx, officers[i]!, AT, { requestId: id, version })),
    ),
  )
  expect(results.map(codeOf).sort()).toEqual(['numberHeld', 'ok'])
  expect(await db.company.count()).toBe(1)
  expect(await db.request.count({ where: { state: 'SUBMITTED', assignedToId: null } })).toBe(1)
})

test('returning needs a note; what is sent keeps the value it was about, the civil ID masked', async () => {
  const { decision, account } = await waiting()
  const officer = await makeStaff()
  expect(codeOf(await run((tx) => returnRequest(requestTypes, tx, officer, AT, decision)))).toBe(
    'noCorrections',
  )
  const note = (name: string, reason: string, target: 'FIELD' | 'DOCUMENT' = 'FIELD') =>
    run((tx) => draftCorrection(requestTypes, tx, officer, AT, { ...decision, target, name, reason }))
  await note('signatoryName', 'الاسم لا يطابق')
  await note('signatoryName', 'الاسم لا يطابق اعتماد التوقيع')
  await note('signatoryCivilId', 'غير مقروء')
  await note('IMPORT_LICENCE', 'الصورة مقطوعة', 'DOCUMENT')
  await note('city', 'لا حاجة')
  expect(codeOf(await note('accountId', 'x'))).toBe('invalid')
  await run((tx) =>
    removeCorrection(requestTypes, tx, officer, AT, { ...decision, target: 'FIELD', name: 'city' }),
  )
  expect(await db.notification.count()).toBe(0)
  expect(codeOf(await run((tx) => returnRequest(requestTypes, tx, officer, AT, decision)))).toBe('ok')
  const sent = await db.requestCorrection.findMany({
    orderBy: { name: 'asc' },
    select: { name: true, before: true, sentAt: true, reason: true },
  })
  expect(sent).toEqual([
    { name: 'IMPORT_LICENCE', before: null, sentAt: AT, reason: 'الصورة مقطوعة' },
    { name: 'signatoryCivilId', before: '2880••••2596', sentAt: AT, reason: 'غير مقروء' },
    {
      name: 'signatoryName',
      before: 'عبدالله سالم العنزي',
      sentAt: AT,
      reason: 'الاسم لا يطابق اعتماد التوقيع',
    },
  ])
  expect(await db.request.findFirst()).toMatchObject({
    state: 'RETURNED',
    version: 2,
    assignedToId: officer.userId,
    decidedAt: null,
  })
  expect(await db.notification.count({ where: { userId: account.userId, kind: 'request.returned' } })).toBe(1)
})

test('a stale version is refused and told what happened, and nothing is overwritten', async () => {
  const { decision } = await waiting()
  const officer = await makeStaff()
  await run((tx) => correctRegistrationNumber(tx, officer, AT, { ...decision, number: '999001' }))
  for (const attempt of [
    () => run((tx) => approveRequest(requestTypes, tx, officer, AT, decision)),
    () => run((tx) => rejectRequest(requestTypes, tx, officer, AT, { ...decision, reason: 'x' })),
    () => run((tx) => returnRequest(requestTypes, tx, officer, AT, decision)),
    () =>
      run((tx) =>
        draftCorrection(requestTypes, tx, officer, AT, {
          ...decision,
          target: 'FIELD',
          name: 'city',
          reason: 'x',
        }),
      ),
  ])
    expect(await attempt()).toMatchObject({
      ok: false,
      problems: [{ code: 'requestStale', args: { what: 'NUMBER_CORRECTED', who: 'نورة المطيري' } }],
    })
  expect(await db.request.findFirst()).toMatchObject({ state: 'SUBMITTED', version: 2 })
  expect(
    codeOf(await run((tx) => approveRequest(requestTypes, tx, officer, AT, { ...decision, version: 2 }))),
  ).toBe('ok')
  expect(await db.company.findFirst()).toMatchObject({ commercialRegistrationNumber: '999001' })
})

test('only registration officers decide, on requests the office may see', async () => {
  const { decision, account, request } = await waiting()
  const draft = await makeRegistration({ account, state: 'DRAFT' })
  const actors = [
    await makeStaff('ADMINISTRATOR'),
    await makeStaff('AUDITOR'),
    await makeStaff('FINANCE_OFFICER'),
    account.actor,
    { kind: 'VISITOR' as const },
  ]
  for (const actor of actors) {
    expect(codeOf(await run((tx) => approveRequest(requestTypes, tx, actor, AT, decision)))).toBe('notFound')
    expect(
      codeOf(await run((tx) => rejectRequest(requestTypes, tx, actor, AT, { ...decision, reason: 'x' }))),
    ).toBe('notFound')
    expect(codeOf(await run((tx) => claimRequest(requestTypes, tx, actor, AT, decision)))).toBe('notFound')
    expect(
      codeOf(
        await run((tx) => addInternalNote(requestTypes, tx, actor, AT, { requestId: request.id, text: 'x' })),
      ),
    ).toBe('notFound')
  }
  const officer = await makeStaff()
  for (const requestId of [draft.id, newId(AT), 'x'])
    expect(codeOf(await run((tx) => claimRequest(requestTypes, tx, officer, AT, { requestId })))).toBe(
      'notFound',
    )
  expect(await db.requestEvent.count({ where: { kind: { not: 'SUBMITTED' } } })).toBe(0)
})

test('a request held by another officer is not decided; it is taken over only from whom the page named', async () => {
  const { decision } = await waiting()
  const noura = await makeStaff()
  const salem = await makeStaff('REGISTRATION_OFFICER', 'سالم')
  const huda = await makeStaff('REGISTRATION_OFFICER', 'هدى')
  const claims = await Promise.all(
    [noura, salem].map((officer) => run((tx) => claimRequest(requestTypes, tx, officer, AT, decision))),
  )
  expect(claims.filter((claim) => claim.ok)).toHaveLength(1)
  const [holder, other] = claims[0]!.ok ? [noura, salem] : [salem, noura]
  expect(await run((tx) => approveRequest(requestTypes, tx, other, AT, decision))).toMatchObject({
    problems: [{ code: 'heldByOther', args: { who: `${holder.firstName} المطيري` } }],
  })
  expect(
    codeOf(
      await run((tx) => takeOverRequest(requestTypes, tx, huda, AT, { ...decision, from: holder.userId })),
    ),
  ).toBe('ok')
  expect(
    codeOf(
      await run((tx) => takeOverRequest(requestTypes, tx, other, AT, { ...decision, from: holder.userId })),
    ),
  ).toBe('heldByOther')
  expect(codeOf(await run((tx) => releaseRequest(requestTypes, tx, holder, AT, decision)))).toBe('notYours')
  expect(codeOf(await run((tx) => releaseRequest(requestTypes, tx, huda, AT, decision)))).toBe('ok')
  expect(codeOf(await run((tx) => approveRequest(requestTypes, tx, other, AT, decision)))).toBe('ok')
  const kinds = (await db.requestEvent.findMany({ orderBy: { id: 'asc' } })).map(({ kind }) => kind)
  expect(kinds.sort()).toEqual(['APPROVED', 'CLAIMED', 'CLAIMED', 'CLAIMED', 'RELEASED', 'SUBMITTED'])
})

test('an approved linked registration takes over what customs knows and shows the name unmasked', async () => {
  const party = await db.customsParty.create({
    data: {
      id: newId(AT),
      customsCode: `T${newId(AT)}`,
      kind: 'TRADER',
      commercialRegistrationNumber: '600600',
      nameAr: 'شركة الدانة',
      nameEn: 'Al Dana Co',
      details: { city: 'حولي' },
      updatedAt: AT,
    },
  })
  const account = await makeAccount('600600')
  const request = await makeRegistration({ account, partyId: party.id })
  const registration = await db.companyRegistration.findFirstOrThrow()
  await db.companyProfile.update({
    where: { id: registration.profileId },
    data: { nameAr: null, nameEn: null, city: null },
  })
  await db.request.update({ where: { id: request.id }, data: { subjectAr: 'ش•• ا••', subjectEn: 'A••' } })
  const officer = await makeStaff()
  expect(
    codeOf(
      await run((tx) => approveRequest(requestTypes, tx, officer, AT, { requestId: request.id, version: 1 })),
    ),
  ).toBe('ok')
  expect(await db.company.findFirst({ include: { profile: true } })).toMatchObject({
    partyId: party.id,
    role: 'MAIN',
    profile: { nameAr: 'شركة الدانة', city: 'حولي', approvedAt: AT },
  })
  expect(await db.request.findFirst()).toMatchObject({
    subjectAr: 'شركة الدانة',
    state: 'APPROVED',
    decidedById: officer.userId,
  })
})
