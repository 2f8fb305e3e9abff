import type { Member } from '@/lib/access/actor'
import { PAGES } from '@/lib/access/routes'
import { now } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { notifyPasswordChanged } from '@/lib/auth/notify-password-changed'
import { canOpenLink } from '@/lib/links/can-open-link'
import { withholdInaccessibleMessage } from '@/lib/links/withhold-inaccessible-message'
import { claimMessage } from '@/lib/messages/claim-message'
import { notify, type Notice } from '@/lib/notifications/notify'
import { queueMessage } from '@/lib/messages/queue-message'
import { sendMessage } from '@/lib/messages/send-message'
import { companyOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { makeAssistant } from '../support/make-assistant'
import { AT, makeAccount, makeRegistration, makeStaff } from '../support/office-scene'

beforeEach(emptyTables)

const args = { number: 'CO/1/26', companyAr: 'أ', companyEn: 'A' }

/** Queues the mail of a notice, and says whether it is withheld as it is sent. */
async function withheld(notice: Pick<Notice, 'userIds' | 'href'>, meanwhile?: () => Promise<unknown>) {
  const before = (await db.message.findMany({ select: { id: true } })).map(({ id }) => id)
  await notify(db, AT, { kind: 'request.submitted', args, ...notice })
  const { id } = await db.message.findFirstOrThrow({ where: { id: { notIn: before } } })
  await meanwhile?.()
  const result = await withholdInaccessibleMessage(id, AT)
  expect((await db.message.findUniqueOrThrow({ where: { id } })).state).toBe(result ? 'WITHHELD' : 'QUEUED')
  return result
}

test('a mail is sent to who can open its link at that moment, and to nobody else', async () => {
  const account = await makeAccount()
  const companyId = await companyOf(account.accountId, account.number)
  const request = await makeRegistration({ account })
  await db.request.update({ where: { id: request.id }, data: { companyId } })
  const href = `/requests/${request.id}`
  const assistant = await makeAssistant(account.actor as Member, companyId)
  expect(await withheld({ userIds: [account.userId], href })).toBe(false)
  expect(await withheld({ userIds: [assistant.userId], href })).toBe(true)
  const stranger = await makeAccount()
  expect(await withheld({ userIds: [stranger.userId], href })).toBe(true)
  const officer = await makeStaff()
  const broker = await makeStaff('BROKER_AFFAIRS_OFFICER')
  const desk = Object.keys(PAGES).find((page) => /^\/admin\/(registrations|requests)/.test(page))!
  const inOffice = desk.replace('[desk]', 'registrations').replace('[id]', request.id)
  expect(await withheld({ userIds: [officer.userId], href: inOffice })).toBe(false)
  expect(await withheld({ userIds: [broker.userId], href: inOffice })).toBe(true)
})

test('whoever lost the right between queueing and sending gets no mail', async () => {
  const account = await makeAccount()
  const companyId = await companyOf(account.accountId, account.number)
  const assistant = await makeAssistant(account.actor as Member, companyId)
  const href = `/companies/${companyId}`
  const userIds = [assistant.userId]
  await db.grant.create({
    data: {
      id: newId(AT),
      accountId: account.accountId,
      userId: assistant.userId,
      service: 'COMPANY_REGISTRATION',
      reach: 'COMPANY',
      companyId,
      grantedAt: AT,
    },
  })
  expect(await withheld({ userIds, href })).toBe(false)
  const suspend = () => db.user.update({ where: { id: assistant.userId }, data: { state: 'SUSPENDED' } })
  expect(await withheld({ userIds, href }, suspend)).toBe(true)
  await db.user.update({ where: { id: assistant.userId }, data: { state: 'ACTIVE' } })
  const revoke = () =>
    db.grant.updateMany({ where: { service: 'COMPANY_REGISTRATION' }, data: { revokedAt: AT } })
  expect(await withheld({ userIds, href }, revoke)).toBe(true)
})

test('codes and other messages to an address are not withheld', async () => {
  await queueMessage(db, AT, {
    key: 'code',
    template: 'verification.code',
    to: { email: 'new@companies.example' },
    locale: 'ar',
    args: { code: '123456' },
  })
  const { id } = await db.message.findFirstOrThrow()
  expect(await withholdInaccessibleMessage(id, AT)).toBe(false)
})

test('a message in hand is not withheld beside it, and one that cannot be opened is given up', async () => {
  const { userId } = await makeAccount()
  await notify(db, AT, { kind: 'request.submitted', args, userIds: [userId], href: '/requests/none' })
  const { id } = await db.message.findFirstOrThrow()
  const claim = await claimMessage(id, await now())
  await db.user.update({ where: { id: userId }, data: { state: 'SUSPENDED' } })
  await expect(sendMessage(id, false, withholdInaccessibleMessage)).rejects.toThrow('another worker')
  expect((await db.message.findUniqueOrThrow({ where: { id } })).state).toBe('QUEUED')
  await claim!.release()
  await db.message.update({ where: { id }, data: { cipher: 'broken' } })
  await expect(sendMessage(id, false, withholdInaccessibleMessage)).rejects.toThrow()
  await sendMessage(id, true, withholdInaccessibleMessage)
  expect((await db.message.findUniqueOrThrow({ where: { id } })).state).toBe('FAILED')
})

test('a link is asked about by the page of its own name, and one that names no page is opened by nobody', async () => {
  const { actor } = await makeAccount()
  const member = actor as Member
  expect(await canOpenLink(member, '/payments')).toBe(true)
  expect(await canOpenLink({ ...member, services: [] }, '/payments')).toBe(false)
  expect(await canOpenLink({ ...member, services: [] }, '/dashboard')).toBe(true)
  expect(await canOpenLink(member, '/no-such-page')).toBe(false)
})

test('a changed password is told to a user who is not verified yet, and to nobody who is suspended', async () => {
  const tell = async (state: 'PENDING' | 'SUSPENDED') => {
    const { userId } = await makeAccount()
    await db.user.update({ where: { id: userId }, data: { state: 'PENDING' } })
    const before = (await db.message.findMany({ select: { id: true } })).map(({ id }) => id)
    await notifyPasswordChanged(db, { id: userId, staff: false }, AT)
    const { id } = await db.message.findFirstOrThrow({ where: { id: { notIn: before } } })
    await db.user.update({ where: { id: userId }, data: { state } })
    return withholdInaccessibleMessage(id, AT)
  }
  expect(await tell('PENDING')).toBe(false)
  expect(await tell('SUSPENDED')).toBe(true)
})
