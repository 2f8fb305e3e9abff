import { listTrail, trailScope } from '@/lib/activity/trail-query'
import { findContactState } from '@/lib/accounts/contact-state'
import { getOwnProfile } from '@/lib/auth/own-profile'
import { findOwnSessions } from '@/lib/auth/own-sessions'
import { listCompanies } from '@/lib/companies/companies-queries'
import { findBasket } from '@/lib/payments/basket-query'
import { findPayment } from '@/lib/payments/details-query'
import { findReturn } from '@/lib/payments/return-query'
import { listNotifications } from '@/lib/notifications/queries'
import { requestTypes } from '@/lib/request-types'
import { listOpenRequests } from '@/lib/requests/open-requests'
import { listRecent, listSaved } from '@/lib/tariff/saved-codes'
import { invitationChoices, listInvitations } from '@/lib/users/invitations/queries'
import { listUsers } from '@/lib/users/list-people'
import { companyOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { makeAttempt, makePaymentRequest } from '../support/finance-scene'
import { AT, makeRegistration } from '../support/office-scene'
import { makeObservable, minutes, observe, readerOf, rowVersions } from '../support/observation-scene'
import { valueOf } from '../support/staff-scene'

beforeEach(emptyTables)

const MOBILE = '+96550123456'

/** An observed account with a company, a registration that waits, and a payment that was made. */
async function furnished() {
  const world = await makeObservable()
  const companyId = await companyOf(world.accountId, world.number)
  await makeRegistration({ account: world, role: 'BRANCH', number: '909090' })
  const request = await makePaymentRequest()
  await db.company.update({ where: { id: companyId }, data: { partyId: request.payerId } })
  const { id } = await makeAttempt({
    requests: [request],
    startedById: world.userId,
    accountId: world.accountId,
  })
  const attempt = await db.paymentAttempt.update({
    where: { id },
    data: { returnToken: 'a-token-as-long-as-ours' },
  })
  await db.user.update({ where: { id: world.userId }, data: { mobile: MOBILE } })
  valueOf(await observe(world))
  const observer = await world.admin.at(minutes(1))
  const reader = await readerOf(observer, '/dashboard')
  return { world, request, attempt, observer, reader, user: world.general }
}

test('reading pages writes one row, the observation’s own, however much is read', async () => {
  const { world, request, attempt, observer, reader } = await furnished()
  const before = await rowVersions()
  expect(Object.keys(before).length).toBeGreaterThan(60)
  for (let page = 0; page < 3; page += 1) {
    const again = await readerOf(observer, '/payments/[id]')
    await Promise.all([
      listNotifications(again),
      listTrail(trailScope(again), { text: '' }, minutes(1)),
      getOwnProfile(again),
      findOwnSessions(again, minutes(1), 20),
      findContactState(again.userId),
      listCompanies(again),
      listOpenRequests(requestTypes, again, 50),
      findPayment(again, request.id),
      findReturn(again, attempt.returnToken),
      findBasket(again, [request.id]),
      listUsers(again, { text: '', unused: false }, minutes(1)),
      listInvitations(again, minutes(1)),
      invitationChoices(again),
      listSaved(again, '2026-11-24'),
      listRecent(again),
    ])
  }
  const after = await rowVersions()
  expect(Object.keys(after).filter((table) => after[table] !== before[table])).toEqual(['Observation'])
  expect(await db.observation.findFirstOrThrow()).toMatchObject({
    pages: 4,
    patterns: ['/dashboard', '/payments/[id]'],
  })
  expect((await db.user.findUniqueOrThrow({ where: { id: world.userId } })).lastSignInAt).toBeNull()
  expect(reader.sessionId).toBe('')
})

test('has the user’s rights of that moment: a grant that was taken away is gone on the next page', async () => {
  const world = await makeObservable()
  const grant = { id: world.second, accountId: world.accountId, userId: world.additional, grantedAt: AT }
  await db.grant.create({ data: { ...grant, service: 'TARIFF', reach: 'NONE' } })
  valueOf(await observe(world, { userId: world.additional }))
  const observer = await world.admin.at(minutes(1))
  expect(await readerOf(observer)).toMatchObject({ kind: 'ADDITIONAL', observed: true })
  const servicesOf = async () => (await readerOf(observer)).grants.map(({ service }) => service)
  expect(await servicesOf()).toEqual(['TARIFF'])
  await db.grant.update({ where: { id: grant.id }, data: { revokedAt: AT } })
  expect(await servicesOf()).toEqual([])
})

test('e-mails, mobiles and references of the bank are masked for the observer, and not for the user', async () => {
  const { request, attempt, reader, user } = await furnished()
  const read = async (actor: typeof reader) =>
    JSON.stringify([
      actor,
      await getOwnProfile(actor),
      (await listUsers(actor, { text: '', unused: false }, minutes(1))).rows.map(({ email }) => email),
      (await findPayment(actor, request.id))!.attempts.map(({ returnToken: _token, ...row }) => row),
      await findReturn(actor, attempt.returnToken),
    ])
  const clear = [
    user.email,
    MOBILE,
    attempt.trackId,
    attempt.paymentId!,
    attempt.tranId!,
    attempt.receiptEmail,
  ]
  const [shown, masked] = await Promise.all([read(user), read(reader)])
  expect(clear.filter((value) => !shown.includes(value))).toEqual([])
  expect(clear.filter((value) => masked.includes(value))).toEqual([])
  expect(masked).toContain(`••••${attempt.tranId!.slice(-2)}`)
  expect(masked).toContain('+965 ••••••56')
})
