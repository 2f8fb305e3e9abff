import type { Member } from '@/lib/access/actor'
import { countWhatEnds } from '@/app/[locale]/(portal)/services/[service]/leave/count-what-ends'
import { findUserActor } from '@/lib/auth/user-actor'
import { newId } from '@/lib/core/ids'
import type { Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { askForAccess } from '@/lib/service-access/ask-for-access'
import { leaveService, subscribeService } from '@/lib/service-access/subscribe-service'
import { readAccountServices } from '@/lib/services/account-services'
import { SERVICES } from '@/lib/services/service-catalogue'
import { grant } from '@/lib/users/grant-commands'
import { begun, companyOf, runKept, valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { makeAssistant } from '../support/make-assistant'
import { AT, makeAccount, makeRegistration } from '../support/office-scene'

beforeEach(emptyTables)

const LATER = new Date(AT.getTime() + 60_000)
const run = <T>(work: (tx: Tx) => Promise<Result<T>>) => runKept(work)
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.problems[0]!.code)

test('an account reads since when it has each service, and whether it has what services need', async () => {
  const account = await makeAccount()
  const fresh = await readAccountServices(db, account.accountId)
  expect(fresh).toMatchObject({ activeCompanies: 0, brokerOffice: false })
  expect(Object.keys(fresh.since).sort()).toEqual([...SERVICES].sort())
  expect(fresh.since.PAYMENTS).toEqual(AT)
  const companyId = await companyOf(account.accountId, account.number)
  expect((await readAccountServices(db, account.accountId)).activeCompanies).toBe(1)
  const party = {
    id: newId(AT),
    customsCode: 'T-9',
    kind: 'BROKER',
    nameAr: 'م',
    nameEn: 'B',
    updatedAt: AT,
  } as const
  const broker = await db.customsParty.create({ data: party })
  await db.company.update({ where: { id: companyId }, data: { partyId: broker.id } })
  expect((await readAccountServices(db, account.accountId)).brokerOffice).toBe(true)
  await db.company.update({ where: { id: companyId }, data: { state: 'SUSPENDED' } })
  expect(await readAccountServices(db, account.accountId)).toMatchObject({
    activeCompanies: 0,
    brokerOffice: false,
  })
})

test('a service is left and subscribed to again; what is not open, or lacks something, is refused', async () => {
  const account = await makeAccount()
  const general = account.actor as Member
  const leave = (service: 'PAYMENTS' | 'BILLS') => run((tx) => leaveService(tx, general, AT, { service }))
  const join = (service: 'PAYMENTS' | 'BILLS') =>
    run((tx) => subscribeService(tx, general, LATER, { service }))
  expect([await leave('BILLS'), await join('BILLS')].map(codeOf)).toEqual([
    'serviceNotOpen',
    'serviceNotOpen',
  ])
  expect((await Promise.all([leave('PAYMENTS'), leave('PAYMENTS')])).map(codeOf)).toEqual(['ok', 'ok'])
  expect((await readAccountServices(db, account.accountId)).since.PAYMENTS).toBeUndefined()
  const refused = await join('PAYMENTS')
  expect(refused).toMatchObject({ problems: [{ code: 'serviceNeeds', args: { need: 'APPROVED_COMPANY' } }] })
  await companyOf(account.accountId, account.number)
  expect((await Promise.all([join('PAYMENTS'), join('PAYMENTS')])).map(codeOf)).toEqual(['ok', 'ok'])
  expect((await readAccountServices(db, account.accountId)).since.PAYMENTS).toEqual(LATER)
  const demoted: Member = { ...general, kind: 'ADDITIONAL' }
  expect(codeOf(await run((tx) => leaveService(tx, demoted, LATER, { service: 'PAYMENTS' })))).toBe(
    'notFound',
  )
})

test('what ends is counted before a service is left: people, drafts, requests at the office, what is asked', async () => {
  const world = await begun()
  const general = world.actor as Member
  const companyId = await companyOf(world.accountId, '909090', 'BRANCH')
  await makeRegistration({ account: world, role: 'BRANCH', number: '909091' })
  await makeRegistration({ account: await makeAccount(), state: 'DRAFT' })
  const assistant = await makeAssistant(general, companyId)
  for (const given of [
    { reach: 'COMPANY', companyId },
    { reach: 'ALL', companyId: null },
  ] as const)
    valueOf(
      await run((tx) =>
        grant(tx, general, AT, { userId: assistant.userId, service: 'COMPANY_REGISTRATION', ...given }),
      ),
    )
  const other = await makeAssistant(general, companyId)
  valueOf(
    await run((tx) =>
      askForAccess(tx, other, AT, {
        service: 'COMPANY_REGISTRATION',
        companyId: null,
        askedOfId: general.userId,
        reason: 'x',
      }),
    ),
  )
  const registrations = await countWhatEnds(general, 'COMPANY_REGISTRATION', AT)
  expect(registrations).toEqual({ people: 1, drafts: 1, running: 1, due: 0, asked: 1 })
  expect(await countWhatEnds(general, 'PAYMENTS', AT)).toEqual({
    people: 2,
    drafts: 0,
    running: 0,
    due: 0,
    asked: 0,
  })
  valueOf(await run((tx) => leaveService(tx, general, LATER, { service: 'COMPANY_REGISTRATION' })))
  expect(await findUserActor(db, assistant.userId, LATER)).toMatchObject({
    grants: [{ service: 'PAYMENTS', reach: 'COMPANY', companyId }],
  })
})

test('whoever loses a service and the other general users are told once; who left it and strangers are not', async () => {
  const account = await makeAccount()
  const general = account.actor as Member
  const companyId = await companyOf(account.accountId, account.number)
  const holder = await makeAssistant(general, companyId)
  const other = await makeAssistant(general, companyId)
  const second = await makeAssistant(general, companyId)
  await db.user.update({ where: { id: second.userId }, data: { kind: 'GENERAL' } })
  await makeAccount()
  for (const one of [holder, other])
    await db.grant.updateMany({ where: { userId: one.userId }, data: { revokedAt: AT } })
  const given = { userId: holder.userId, service: 'PAYMENTS', reach: 'COMPANY', companyId } as const
  valueOf(await run((tx) => grant(tx, general, AT, given)))
  const leave = () => run((tx) => leaveService(tx, general, LATER, { service: 'PAYMENTS' }))
  expect((await Promise.all([leave(), leave()])).map(codeOf)).toEqual(['ok', 'ok'])
  const told = await db.notification.findMany({ where: { kind: 'access.service-left' } })
  expect(told.map(({ userId }) => userId).sort()).toEqual([holder.userId, second.userId].sort())
  expect(told[0]).toMatchObject({ href: '/services/payments' })
})
