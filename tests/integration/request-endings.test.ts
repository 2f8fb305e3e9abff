import { approveRequest, rejectRequest } from '@/lib/requests/decide'
import { requestTypes } from '@/lib/request-types'
import { db } from '@/lib/db/client'
import { lapseDrafts } from '@/lib/requests/retention'
import { cancelDraft, withdraw } from '@/lib/requests/business-commands'
import { staffOf, type Member } from '@/lib/access/actor'
import { newId } from '@/lib/core/ids'
import { begun, companyOf } from '../support/company-scene'
import { emptyTables } from '../support/database'
import { makeAssistant } from '../support/make-assistant'
import { AT, makeAccount, makeRegistration, makeStaff, run } from '../support/office-scene'
import { LATER } from '../support/returned-request'

beforeEach(emptyTables)
const codesOf = (result: { ok: boolean; problems?: { code: string; field?: string }[] }) =>
  result.ok ? 'ok' : result.problems!.map(({ code, field }) => (field ? `${field}: ${code}` : code))

describe('ending', () => {
  test('withdraws once, however often it is asked, and never after a decision', async () => {
    const account = await makeAccount()
    const { id, version } = await makeRegistration({ account })
    const results = await Promise.all(
      [1, 2].map(() =>
        run((tx) => withdraw(requestTypes, tx, account.actor, LATER, { requestId: id, version })),
      ),
    )
    expect(results.map(codesOf)).toEqual(['ok', 'ok'])
    expect(await db.requestEvent.count({ where: { requestId: id, kind: 'WITHDRAWN' } })).toBe(1)
    const officer = await makeStaff()
    const other = await makeRegistration({ account, number: '777001' })
    await run((tx) =>
      approveRequest(requestTypes, tx, officer, AT, { requestId: other.id, version: other.version }),
    )
    expect(
      codesOf(
        await run((tx) =>
          withdraw(requestTypes, tx, account.actor, LATER, { requestId: other.id, version: other.version }),
        ),
      ),
    ).toEqual(['requestStale'])
  })

  test('that comes too late tells the business that it was the office, and names a colleague but never an officer', async () => {
    const scene = await begun()
    const officer = await makeStaff()
    const { id, version } = await makeRegistration({ account: scene })
    const late = () => run((tx) => withdraw(requestTypes, tx, scene.actor, LATER, { requestId: id, version }))
    await run((tx) =>
      rejectRequest(requestTypes, tx, officer, AT, { requestId: id, version, reason: 'ناقص' }),
    )
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
        await run((tx) =>
          cancelDraft(requestTypes, tx, scene.actor, LATER, { requestId: scene.requestId, version }),
        ),
      ),
    ).toBe('ok')
    expect(await db.request.findUniqueOrThrow({ where: { id: scene.requestId } })).toMatchObject({
      state: 'CANCELLED',
      number,
    })
    const sent = await makeRegistration({ account: scene })
    expect(
      codesOf(
        await run((tx) =>
          cancelDraft(requestTypes, tx, scene.actor, LATER, { requestId: sent.id, version: sent.version }),
        ),
      ),
    ).toEqual(['notDraft'])
  })

  test('lapses drafts untouched for 90 days, as the portal, and no others', async () => {
    const old = await begun()
    const young = await begun()
    const day = 86_400_000
    await db.request.update({
      where: { id: young.requestId },
      data: { updatedAt: new Date(AT.getTime() + 2 * day) },
    })
    const at = new Date(AT.getTime() + 91 * day)
    expect(
      await Promise.all([lapseDrafts(requestTypes, at), lapseDrafts(requestTypes, at)]).then(
        ([a, b]) => a + b,
      ),
    ).toBe(1)
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

test('a decision is told to the user who filled the request in as long as the grant stands', async () => {
  const account = await makeAccount()
  const officer = await makeStaff()
  const company = await companyOf(account.accountId, '710001')
  const assistant = await makeAssistant(account.actor as Member, company)
  const told = async (number: string) => {
    const { id, version } = await makeRegistration({ account, number })
    await db.request.update({ where: { id }, data: { createdById: assistant.userId } })
    await run((tx) =>
      rejectRequest(requestTypes, tx, officer, AT, { requestId: id, version, reason: 'ناقص' }),
    )
    return db.notification.count({ where: { userId: assistant.userId, href: `/requests/${id}` } })
  }
  // Granted payments alone.
  expect(await told('710002')).toBe(0)
  await db.grant.create({
    data: {
      id: newId(AT),
      userId: assistant.userId,
      accountId: account.accountId,
      service: 'COMPANY_REGISTRATION',
      reach: 'ALL',
      grantedAt: AT,
    },
  })
  expect(await told('710003')).toBe(1)
})
