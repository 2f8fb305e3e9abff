import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { now } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { env } from '@/lib/env'
import { metrics } from '@/lib/health/metrics'
import { claimMessage } from '@/lib/messages/claim-message'
import { listMailbox } from '@/lib/messages/mailbox'
import { queueMessage } from '@/lib/messages/queue-message'
import { stopRendering } from '@/lib/messages/render-pool'
import { requeueMessages } from '@/lib/messages/requeue'
import { sendMessage } from '@/lib/messages/send-message'
import { SMS_BUDGET_KEY } from '@/lib/messages/sms-budget'
import { asOwner, db, emptyTables } from '../support/database'
import { mockSettings } from '../support/mock-settings'
import { AT } from '../support/office-scene'
import { resendStandIn, standIn, type Answer } from '../support/stand-ins'
import { waitingJobs } from '../support/waiting-jobs'

jest.mock('@/lib/env', () =>
  jest.requireActual<typeof import('../support/mock-settings')>('../support/mock-settings').mockedEnv(),
)

const message = (key = 'k1') => ({
  key,
  template: 'request.submitted' as const,
  to: { email: 'hamed@ofuq.example' },
  locale: 'ar',
  args: { number: 'CO/131/26', companyAr: 'شركة الأفق', companyEn: 'Al Ofuq', link: '/requests/1' },
})
// By its key: ids of one moment are in no order.
const queue = async (key = 'k1') => {
  await db.$transaction((tx) => queueMessage(tx, AT, message(key)))
  return (await db.message.findFirstOrThrow({ where: { key: `${key}:email` } })).id
}
const stateOf = async (id: string) =>
  db.message.findUniqueOrThrow({ where: { id }, select: { state: true, attempts: true, providerId: true } })

beforeEach(async () => {
  await emptyTables()
  for (const key of Object.keys(mockSettings)) delete mockSettings[key]
})
afterAll(stopRendering)

describe('queueing', () => {
  it('writes the message and its job together, the payload sealed', async () => {
    const id = await queue()
    const row = await db.message.findUniqueOrThrow({ where: { id } })
    expect(row.cipher).not.toContain('hamed')
    expect(await waitingJobs('send-message')).toMatchObject([
      { payload: { messageId: id }, key: `message:${id}` },
    ])
  })

  it('leaves neither behind when the change is rolled back', async () => {
    await expect(
      db.$transaction(async (tx) => {
        await queueMessage(tx, AT, message())
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')
    expect(await db.message.count()).toBe(0)
    expect(await waitingJobs()).toEqual([])
  })

  it('keeps one message a key, also when two changes queue it at once', async () => {
    await Promise.all([1, 2, 3, 4].map(() => db.$transaction((tx) => queueMessage(tx, AT, message('same')))))
    expect(await db.message.count()).toBe(1)
    expect(await waitingJobs('send-message')).toHaveLength(1)
  })

  it('sends a code by e-mail and SMS alike', async () => {
    await db.$transaction((tx) =>
      queueMessage(tx, AT, {
        key: 'code',
        template: 'mobile.code',
        to: { email: 'a@b.example', mobile: '+96550123456' },
        locale: 'ar',
        args: { code: '493021' },
      }),
    )
    for (const { payload } of await waitingJobs('send-message')) await sendMessage(payload.messageId!)
    const mine = (await listMailbox()).filter((one) => one.template === 'mobile.code')
    expect(mine.map((one) => one.channel).sort()).toEqual(['EMAIL', 'SMS'])
    const [sms, email] = [
      mine.find((one) => one.channel === 'SMS')!,
      mine.find((one) => one.channel === 'EMAIL')!,
    ]
    expect(sms.text).toContain('\u2066493021\u2069')
    expect(email.text).toContain('\u2066493021\u2069')
    expect(email.html).toContain('<bdi dir="ltr">493021</bdi>')
  })
})

describe('sending to the mailbox', () => {
  it('writes one file, right to left, with absolute links of the site, and marks it sent', async () => {
    const id = await queue()
    await sendMessage(id)
    expect(await stateOf(id)).toMatchObject({ state: 'SENT', attempts: 1 })
    const mail = (await listMailbox()).find((one) => one.id === id)!
    expect(mail).toMatchObject({
      to: 'hamed@ofuq.example',
      subject: 'تم استلام طلبك CO/131/26',
      locale: 'ar',
    })
    expect(mail.html).toContain('dir="rtl"')
    expect(mail.html).toContain(`${env.SITE_URL}/ar/requests/1`)
    expect(mail.html).not.toMatch(/<script|src=/)
    expect(mail.text).toContain('\u2066CO/131/26\u2069')
  })

  it('does not send again what was sent, nor twice when two workers have the job', async () => {
    const id = await queue()
    // Who finds it in another's hand is told to come again.
    await Promise.allSettled([sendMessage(id), sendMessage(id), sendMessage(id)])
    await sendMessage(id)
    expect((await stateOf(id)).attempts).toBe(1)
    expect(
      (await readdir(path.resolve(env.DATA_DIR, 'messages'))).filter((name) => name.startsWith(id)),
    ).toEqual([`${id}.json`])
  })

  it('keeps the one file when the process dies between sending and marking', async () => {
    const id = await queue()
    await sendMessage(id)
    const first = (await listMailbox()).find((one) => one.id === id)!
    await db.message.update({ where: { id }, data: { state: 'QUEUED', sentAt: null } })
    await sendMessage(id)
    expect((await stateOf(id)).state).toBe('SENT')
    expect((await listMailbox()).filter((one) => one.id === id)).toEqual([first])
  })
})

describe('a worker that dies', () => {
  const files = async (id: string) =>
    (await readdir(path.resolve(env.DATA_DIR, 'messages'))).filter((name) => name.startsWith(id))

  it('while another has the same job leaves that one to be tried again, and it is sent once', async () => {
    const id = await queue()
    const claim = await claimMessage(id, await now())
    // Even at the last try: it is in hand, and not undeliverable.
    for (const last of [false, true]) await expect(sendMessage(id, last)).rejects.toThrow('another worker')
    expect(await stateOf(id)).toMatchObject({ state: 'QUEUED', attempts: 0 })
    await claim!.release()
    await sendMessage(id)
    await sendMessage(id)
    expect(await stateOf(id)).toMatchObject({ state: 'SENT', attempts: 1 })
    expect(await files(id)).toHaveLength(1)
  })

  it('leaves a claim that runs out, also one of a clock that was moved back since', async () => {
    const claimedAt = async (seconds: number) => {
      const id = await queue(`claimed ${seconds}`)
      const at = new Date((await now()).getTime() + seconds * 1000)
      await db.message.update({ where: { id }, data: { claimedBy: newId(AT), claimedAt: at } })
      return sendMessage(id).then(
        () => 'sent',
        () => 'in hand',
      )
    }
    expect([await claimedAt(-5), await claimedAt(5), await claimedAt(-21), await claimedAt(3600)]).toEqual([
      'in hand',
      'in hand',
      'sent',
      'sent',
    ])
  })

  it('and takes the job with it: after ten minutes the message has one again, unless it has one or is done', async () => {
    const ids = []
    for (const key of ['lost', 'exhausted', 'waiting', 'sent']) ids.push(await queue(key))
    const [lost, exhausted, waiting, sent] = ids
    await sendMessage(sent!)
    const owner = (sql: string, id: string) => asOwner((client) => client.query(sql, [`message:${id}`]))
    for (const id of [lost!, sent!])
      await owner('DELETE FROM graphile_worker._private_jobs WHERE key = $1', id)
    await owner('UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE key = $1', exhausted!)
    await owner('UPDATE graphile_worker._private_jobs SET attempts = 7 WHERE key = $1', waiting!)
    expect(await requeueMessages(new Date(AT.getTime() + 9 * 60_000))).toBe(0)
    const late = new Date(AT.getTime() + 11 * 60_000)
    await Promise.all([requeueMessages(late), requeueMessages(late)])
    const { rows } = await asOwner((client) =>
      client.query<{ key: string; attempts: number }>(
        'SELECT key, attempts FROM graphile_worker._private_jobs WHERE key IS NOT NULL ORDER BY key',
      ),
    )
    expect(rows.map(({ key, attempts }) => [key, attempts])).toEqual([
      [`message:${lost}`, 0],
      [`message:${exhausted}`, 0],
      [`message:${waiting}`, 7],
    ])
  })
})

describe('sending by Resend', () => {
  const withResend = async (failures: Answer[] = []) => {
    const server = await resendStandIn(failures)
    Object.assign(mockSettings, { RESEND_API_KEY: 're_test', RESEND_BASE_URL: server.url })
    return server
  }

  it('names the message by an idempotency key, so that a crash before the mark sends nothing twice', async () => {
    const server = await withResend()
    const id = await queue()
    await sendMessage(id)
    await db.message.update({ where: { id }, data: { state: 'QUEUED' } })
    await sendMessage(id)
    expect(server.calls).toHaveLength(2)
    expect(server.sent).toHaveLength(1)
    expect(server.sent[0]).toMatchObject({
      key: id,
      email: { to: 'hamed@ofuq.example', subject: 'تم استلام طلبك CO/131/26' },
    })
    expect(await stateOf(id)).toMatchObject({ state: 'SENT', providerId: `re_${id}` })
    await server.close()
  })

  it('tries again after a fault of the provider, and gives up on what it will never take', async () => {
    const server = await withResend([
      { status: 500, json: { statusCode: 500, name: 'application_error', message: 'down' } },
      { status: 422, json: { statusCode: 422, name: 'validation_error', message: 'bad' } },
    ])
    const id = await queue()
    await expect(sendMessage(id)).rejects.toThrow('Resend')
    expect(await stateOf(id)).toMatchObject({ state: 'QUEUED', attempts: 1 })
    await sendMessage(id)
    expect(await stateOf(id)).toMatchObject({ state: 'FAILED', attempts: 2 })
    await server.close()
  })
})

describe('sending by the SMS gateway', () => {
  it('posts the text once with its key, and stops after the last try', async () => {
    const answers: Answer[] = [{ json: { id: 'sms-1' } }, { status: 503 }]
    const server = await standIn(() => answers.shift() ?? {})
    Object.assign(mockSettings, { SMS_GATEWAY_URL: `${server.url}/send`, SMS_GATEWAY_TOKEN: 'secret' })
    const texts = ['111111', '222222']
    for (const code of texts) {
      await db.$transaction((tx) =>
        queueMessage(tx, AT, {
          key: code,
          template: 'mobile.code',
          to: { mobile: '+96550123456' },
          locale: 'en',
          args: { code },
        }),
      )
    }
    const [first, second] = await db.message
      .findMany({ orderBy: { id: 'asc' } })
      .then((rows) => rows.map((row) => row.id))
    await sendMessage(first!)
    expect(await stateOf(first!)).toMatchObject({ state: 'SENT', providerId: 'sms-1' })
    expect(server.calls[0]!.headers).toMatchObject({
      'idempotency-key': first,
      authorization: 'Bearer secret',
    })
    expect(JSON.parse(server.calls[0]!.body.toString())).toMatchObject({ id: first, to: '+96550123456' })
    await sendMessage(second!, true)
    expect(await stateOf(second!)).toMatchObject({ state: 'FAILED', attempts: 1 })
    await server.close()
  })

  it('stops at the day’s budget of the whole portal, says so in the metrics, and goes on the day after', async () => {
    const server = await standIn(() => ({}))
    Object.assign(mockSettings, { SMS_GATEWAY_URL: `${server.url}/send` })
    await db.setting.create({ data: { key: 'smsDailyBudget', value: 2, updatedAt: AT } })
    const send = async (key: string) => {
      await db.$transaction((tx) =>
        queueMessage(tx, AT, {
          key,
          template: 'verification.code',
          to: { mobile: '+96550123456' },
          locale: 'en',
          args: { code: '111111' },
        }),
      )
      const { id } = await db.message.findFirstOrThrow({ where: { key: `${key}:sms` } })
      await sendMessage(id)
      return (await stateOf(id)).state
    }
    expect([await send('a'), await send('b'), await send('c')]).toEqual(['SENT', 'SENT', 'FAILED'])
    expect(server.calls).toHaveLength(2)
    expect(await metrics()).toContain('portal_sms_of_the_day 3')
    const mail = await queue('an e-mail costs none')
    await sendMessage(mail)
    expect((await stateOf(mail)).state).toBe('SENT')
    await db.rateLimit.updateMany({ where: { key: SMS_BUDGET_KEY }, data: { windowStart: new Date(0) } })
    expect(await send('d')).toBe('SENT')
    await server.close()
  })
})
