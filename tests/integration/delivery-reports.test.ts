import { POST as mailEvents } from '@/app/api/mail/events/route'
import { POST as smsEvents } from '@/app/api/sms/events/route'
import { findAccount } from '@/lib/account-admin/find-account'
import { findContactState } from '@/lib/accounts/contact-state'
import { memberOf, type Member } from '@/lib/access/actor'
import { queueMessage } from '@/lib/messages/queue-message'
import { resendInvitation } from '@/lib/users/invitations/resend-invitation'
import { listInvitations } from '@/lib/users/invitations/queries'
import { listUsers } from '@/lib/users/list-people'
import { addUser } from '../support/account-users'
import { valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { EMAIL, invite } from '../support/invitation-scene'
import { mockSettings } from '../support/mock-settings'
import { AT, makeAccount } from '../support/office-scene'
import { signedReport, WEBHOOK_SECRET } from '../support/signed-report'
import { officer } from '../support/staff-scene'

jest.mock('@/lib/env', () =>
  jest.requireActual<typeof import('../support/mock-settings')>('../support/mock-settings').mockedEnv(),
)

beforeEach(async () => {
  Object.assign(mockSettings, { RESEND_WEBHOOK_SECRET: WEBHOOK_SECRET, SMS_WEBHOOK_SECRET: WEBHOOK_SECRET })
  await emptyTables()
})

const MOBILE = '+96550123456'
const minute = (count: number) => new Date(AT.getTime() + count * 60_000)

/** Messages that the provider has taken, under ids of its own. */
async function sentTo(to: { email?: string; mobile?: string }, providerId: string): Promise<void> {
  await db.$transaction((tx) =>
    queueMessage(tx, AT, { key: providerId, template: 'password.changed', to, locale: 'ar', args: {} }),
  )
  await db.message.updateMany({
    where: { key: { startsWith: providerId } },
    data: { state: 'SENT', sentAt: AT, providerId },
  })
}

const mail = (type: string, emailId: string, at = minute(1), more: object = {}) => ({
  type: `email.${type}`,
  created_at: at.toISOString(),
  data: { email_id: emailId, ...more },
})
const statusOf = async (answer: Promise<Response>) => {
  const response = await answer
  const body = (await response.json()) as { status: unknown; code?: string }
  return body.code ? `${response.status} ${body.code}` : body.status
}
const report = (body: unknown, given: Parameters<typeof signedReport>[1] = {}) =>
  statusOf(mailEvents(signedReport(body, given)))

/** An account with its general user and Reem, who has a mobile, and a message to each of her addresses. */
async function reem(): Promise<{ actor: Member; accountId: string; userId: string; email: string }> {
  const { actor, accountId } = await makeAccount()
  const userId = await addUser(accountId, 'ADDITIONAL')
  await db.user.update({ where: { id: userId }, data: { mobile: MOBILE, mobileVerifiedAt: AT } })
  const { email } = await db.user.findUniqueOrThrow({ where: { id: userId } })
  await sentTo({ email }, 'first')
  return { actor: memberOf(actor), accountId, userId, email }
}
const undelivered = async (userId: string) =>
  (await findContactState(userId)).undeliverable.map(({ channel, outcome }) => `${channel} ${outcome}`)

describe('a report', () => {
  test('of a mail that came back is shown to the person, to the general user and to the office', async () => {
    const { actor, accountId, userId, email } = await reem()
    expect(await report(mail('bounced', 'first', minute(1), { bounce: { type: 'Permanent' } }))).toBe(
      'applied',
    )
    expect((await findContactState(userId)).undeliverable).toEqual([
      { channel: 'EMAIL', outcome: 'BOUNCED', address: email },
    ])
    const listed = (await listUsers(actor, { text: '', unused: false }, AT)).rows
    expect(listed.map((row) => [row.userId === userId, row.undelivered])).toEqual(
      expect.arrayContaining([
        [true, ['EMAIL']],
        [false, []],
      ]),
    )
    const overview = await findAccount(await officer('ADMINISTRATOR'), accountId)
    expect(overview?.people.find(({ id }) => id === userId)?.undelivered).toEqual(['EMAIL'])
  })

  test('of a later delivery ends it, and one that comes late changes nothing', async () => {
    const { userId } = await reem()
    await report(mail('bounced', 'first', minute(5)))
    expect(await report(mail('delivered', 'first', minute(2)))).toBe('applied')
    expect(await undelivered(userId)).toEqual(['EMAIL BOUNCED'])
    await report(mail('delivered', 'first', minute(6)))
    expect(await undelivered(userId)).toEqual([])
  })

  test('of unwanted mail says so', async () => {
    const { userId } = await reem()
    await report(mail('complained', 'first'), { prefix: 'webhook' })
    expect(await undelivered(userId)).toEqual(['EMAIL COMPLAINED'])
  })

  test('of a mailbox that takes nothing for the moment, and of an opened mail, is ignored', async () => {
    const { userId } = await reem()
    expect(await report(mail('bounced', 'first', minute(1), { bounce: { type: 'Transient' } }))).toBe(
      'ignored',
    )
    expect(await report(mail('opened', 'first'))).toBe('ignored')
    expect(await undelivered(userId)).toEqual([])
    expect(await db.deliveryReport.count()).toBe(0)
  })

  test('that is repeated, also at once, is recorded once', async () => {
    await reem()
    const [id, body] = ['msg_1', mail('bounced', 'first')]
    const answers = await Promise.all([1, 2, 3, 4].map(() => report(body, { id })))
    expect(answers.sort()).toEqual(['applied', 'repeated', 'repeated', 'repeated'])
    expect(await db.deliveryReport.findMany()).toMatchObject([
      { id, outcome: 'BOUNCED', happenedAt: minute(1) },
    ])
  })

  test('of a message whose sending is not written down yet is asked for again, and then taken', async () => {
    const { email, userId } = await reem()
    const early = mail('bounced', 'second')
    expect(await report(early, { id: 'msg_2' })).toBe('404 unknownMessage')
    await sentTo({ email }, 'second')
    expect(await report(early, { id: 'msg_2' })).toBe('applied')
    expect(await undelivered(userId)).toEqual(['EMAIL BOUNCED'])
  })

  test('of an SMS speaks of the mobile', async () => {
    const { userId } = await reem()
    await sentTo({ mobile: MOBILE }, 'text')
    const body = { type: 'sms.undelivered', created_at: minute(1).toISOString(), data: { id: 'text' } }
    expect(await statusOf(smsEvents(signedReport(body)))).toBe('applied')
    expect(await undelivered(userId)).toEqual(['SMS BOUNCED'])
    // The other provider's ids are not this one's.
    expect(await report(mail('bounced', 'text'))).toBe('404 unknownMessage')
  })

  test('is forgotten with the address', async () => {
    const { userId } = await reem()
    await report(mail('bounced', 'first'))
    await db.user.update({ where: { id: userId }, data: { mobile: '+96550123457' } })
    expect(await undelivered(userId)).toEqual(['EMAIL BOUNCED'])
    await db.user.update({ where: { id: userId }, data: { email: 'right@ofuq.example' } })
    expect(await undelivered(userId)).toEqual([])
  })
})

test('an invitation whose mail came back is marked until it is sent again, and nobody else is', async () => {
  const { actor } = await makeAccount()
  const { id } = valueOf(await invite(actor))
  const [message] = await db.message.findMany({ where: { template: 'account.invitation' } })
  await db.message.update({ where: { id: message!.id }, data: { state: 'SENT', providerId: 'invited' } })
  await report(mail('bounced', 'invited'))
  const marked = async () =>
    (await listInvitations(actor, AT)).rows.map((row) => [row.email, row.undelivered])
  expect(await marked()).toEqual([[EMAIL, true]])
  expect(await db.addressDelivery.count()).toBe(0)
  valueOf(await resendInvitation(actor, minute(2), { invitationId: id }))
  expect(await marked()).toEqual([[EMAIL, false]])
})

describe('what is no report of the provider changes nothing', () => {
  const body = mail('bounced', 'first')
  const old = new Date(Date.now() - 6 * 60_000)

  test.each([
    [
      'under another key',
      () => signedReport(body, { secret: `whsec_${Buffer.alloc(32, 8).toString('base64')}` }),
    ],
    ['six minutes old', () => signedReport(body, { signedAt: old })],
    [
      'changed on its way',
      () => new Request(signedReport(body), { body: JSON.stringify(mail('bounced', 'other')) }),
    ],
    ['unsigned', () => new Request('http://localhost', { method: 'POST', body: JSON.stringify(body) })],
  ])('%s: 401', async (_what, request) => {
    const { userId } = await reem()
    expect(await statusOf(mailEvents(request()))).toBe('401 signature')
    expect(await undelivered(userId)).toEqual([])
  })

  test.each([
    ['no JSON', 'x', '422 reportUnreadable'],
    ['no id of a message', { ...body, data: {} }, '422 reportUnreadable'],
    ['no time', { ...body, created_at: 'yesterday' }, '422 reportUnreadable'],
    ['larger than 64 KB', `"${'x'.repeat(70_000)}"`, '413 bodyTooLarge'],
  ])('%s', async (_what, text, status) => {
    expect(await report(text)).toBe(status)
  })

  test('where no secret is set nothing is taken', async () => {
    Object.assign(mockSettings, { RESEND_WEBHOOK_SECRET: undefined })
    expect(await report(body)).toBe('404 notFound')
  })
})
