import { GET, POST } from '@/app/api/knet/response/route'
import { alertRefusedMessages } from '@/lib/payments/attempt-sweep'
import { runInquiry } from '@/lib/payments/run-inquiry'
import { startPayment } from '@/lib/payments/start-payment'
import { handleNotification } from '@/lib/payments/handle-notification'
import { handleReturn } from '@/lib/payments/handle-return'
import { valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { fakeKnet } from '../support/fake-knet'
import { AT, makeStaff } from '../support/office-scene'
import { issueRequest, paymentScene, type PaymentScene } from '../support/payment-scene'
import { waitingJobs } from '../support/waiting-jobs'

jest.mock('@/lib/knet/pipe', () => {
  const { fakeKnet: knet } = jest.requireActual<typeof import('../support/fake-knet')>('../support/fake-knet')
  return { sendInquiry: knet.sendInquiry, sendRefund: knet.sendRefund }
})

const at = (minutes: number) => new Date(AT.getTime() + minutes * 60_000)
let scene: PaymentScene

beforeEach(async () => {
  await emptyTables()
  scene = await paymentScene()
})

const pay = async (requestIds: string[]) => {
  const started = valueOf(
    await startPayment(scene.actor, at(0), { requestIds, email: 'payer@ofuq.example', language: 'en' }),
  )
  return { ...started, payment: fakeKnet.open(started.gatewayUrl) }
}
const attemptOf = (id: string) => db.paymentAttempt.findUniqueOrThrow({ where: { id } })

describe('the response address', () => {
  const post = (body: BodyInit) =>
    POST(new Request('http://localhost/api/knet/response', { method: 'POST', body }))

  it('answers one line, whatever comes', async () => {
    const { returnToken, payment } = await pay([(await issueRequest(scene)).id])
    for (const body of ['', 'garbage', 'x'.repeat(1_000_000), new Uint8Array([255, 254, 0, 128])]) {
      const answer = await post(body)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain'])
      expect(await answer.text()).toMatch(
        /^REDIRECT=http:\/\/localhost:3000\/ar\/payments\/return\/[\w-]{43}$/,
      )
    }
    const sound = await post(fakeKnet.notification(payment, 'NOT+CAPTURED'))
    expect(await sound.text()).toBe(`REDIRECT=http://localhost:3000/en/payments/return/${returnToken}`)
    const old = await GET(
      new Request(
        `http://localhost/api/knet/response?trandata=${fakeKnet.notification(payment, 'NOT+CAPTURED')}`,
      ),
    )
    expect([old.status, old.headers.get('location')]).toEqual([
      303,
      `http://localhost:3000/en/payments/return/${returnToken}`,
    ])
    const browser = await POST(
      new Request('http://localhost/api/knet/response', {
        method: 'POST',
        body: `trandata=${fakeKnet.notification(payment, 'NOT+CAPTURED')}`,
        headers: { 'sec-fetch-mode': 'navigate', 'content-type': 'application/x-www-form-urlencoded' },
      }),
    )
    expect([browser.status, browser.headers.get('location')]).toEqual([
      303,
      `http://localhost:3000/en/payments/return/${returnToken}`,
    ])
    expect(await db.gatewayMessage.count({ where: { kind: 'NOTIFICATION', outcome: 'REFUSED' } })).toBe(4)
    expect(
      await db.gatewayMessage.count({ where: { kind: 'NOTIFICATION', outcome: 'REPEATED', counted: false } }),
    ).toBe(2)
  })

  it('changes nothing on clear parameters, and asks KNET', async () => {
    const { attemptId, returnToken, payment } = await pay([(await issueRequest(scene)).id])
    expect(
      await handleReturn(at(1), {
        body: `ErrorText=x&Error=IPAY0100048&trackid=${payment.trackId}&paymentid=1`,
      }),
    ).toEqual({ locale: 'en', token: returnToken })
    expect((await handleReturn(at(1), { body: 'Error=IPAY0100048&trackid=unknown' })).locale).toBe('ar')
    expect((await attemptOf(attemptId)).state).toBe('INITIATED')
    expect(await waitingJobs('payment-inquiry')).toHaveLength(1)
  })

  it('asks KNET at most once in ten seconds, however often anybody names a track id, and not about what has ended', async () => {
    const { attemptId, payment } = await pay([(await issueRequest(scene)).id])
    const seconds = (count: number) => new Date(AT.getTime() + count * 1000)
    fakeKnet.reset()
    const flood = async (from: number, count: number) => {
      for (let n = 0; n < count; n += 1) {
        await handleReturn(seconds(from + n / 100), {
          body: `Error=IPAY0100048&trackid=${payment.trackId}&n=${from + n}`,
        })
        for (const { payload } of await waitingJobs('payment-inquiry'))
          await runInquiry(payload.attemptId!, seconds(from + n / 100))
        await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`
      }
    }
    await flood(0, 200)
    expect(fakeKnet.questions).toBe(1)
    await flood(11, 5)
    expect(fakeKnet.questions).toBe(2)
    await db.paymentAttempt.update({ where: { id: attemptId }, data: { state: 'CANCELLED' } })
    await flood(60, 5)
    expect(fakeKnet.questions).toBe(2)
  })

  it('gives one of many at once the question', async () => {
    const { attemptId, payment } = await pay([(await issueRequest(scene)).id])
    const body = `Error=IPAY0100048&trackid=${payment.trackId}`
    await Promise.all(Array.from({ length: 20 }, () => handleReturn(at(1), { body })))
    expect(await waitingJobs('payment-inquiry')).toHaveLength(1)
    expect((await attemptOf(attemptId)).askedAt).toEqual(at(1))
  })

  it('has finance told once a day when refused messages repeat', async () => {
    const officer = await makeStaff('FINANCE_OFFICER')
    for (let count = 0; count < 19; count += 1) await handleNotification(at(1), { body: `garbage ${count}` })
    expect(await alertRefusedMessages(at(2))).toBe(false)
    await handleNotification(at(1), { body: 'garbage 1' })
    expect([await alertRefusedMessages(at(2)), await alertRefusedMessages(at(3))]).toEqual([true, false])
    expect(
      await db.notification.count({ where: { userId: officer.userId, kind: 'payment.refused-messages' } }),
    ).toBe(1)
  })

  it('keeps thirty a minute of one address of what is no message of KNET’s, and counts the others', async () => {
    const { payment } = await pay([(await issueRequest(scene)).id])
    const kept = (address: string) =>
      db.gatewayMessage.count({ where: { address, outcome: { not: 'ACCEPTED' } } })
    for (let count = 0; count < 40; count += 1)
      await handleNotification(at(1), { body: `garbage ${count}`, address: '198.51.100.1' })
    for (let count = 0; count < 40; count += 1)
      await handleReturn(at(1), { body: `Error=x&n=${count}`, address: '198.51.100.2' })
    for (let count = 0; count < 40; count += 1)
      await handleReturn(at(1), {
        body: `trackid=${payment.trackId}&n=${count}`,
        address: `2001:db8::${count}`,
      })
    for (let count = 0; count < 40; count += 1)
      await handleReturn(at(2), {
        body: `trackid=${payment.trackId}&n=${count}`,
        address: `198.51.101.${count}`,
      })
    expect([await kept('198.51.100.1'), await kept('198.51.100.2')]).toEqual([30, 30])
    // A repetition is one message of the sender's thirty, not two.
    for (let count = 0; count < 20; count += 1)
      await handleNotification(at(1), { body: 'garbage', address: '198.51.100.3' })
    expect(await kept('198.51.100.3')).toBe(20)
    // A known track id is no key to the disk either: thirty a day, from wherever.
    expect(await db.gatewayMessage.count({ where: { kind: 'RETURN', outcome: 'ASKED' } })).toBe(30)
    expect(
      (
        await db.rateLimit.findMany({
          where: { key: { startsWith: 'gateway-message:198.51.100.' } },
          orderBy: { key: 'asc' },
        })
      ).map((row) => row.count),
    ).toEqual([40, 40, 20])
    // A true message from the same address is taken all the same.
    const body = fakeKnet.notification(payment)
    expect((await handleNotification(at(1), { body, address: '198.51.100.1' })).locale).toBe('en')
    expect(await db.gatewayMessage.count({ where: { outcome: 'ACCEPTED' } })).toBe(1)
  })

  it('counts a hundred of one message once: one receipt, one e-mail, one event', async () => {
    const { attemptId, payment } = await pay([(await issueRequest(scene)).id])
    fakeKnet.decide(payment, 'CAPTURED')
    const body = fakeKnet.notification(payment)
    const answers = await Promise.all(
      Array.from({ length: 100 }, async (_, index) =>
        (await post(index % 2 ? body : `trandata=${body.toLowerCase()}`)).text(),
      ),
    )
    expect(new Set(answers).size).toBe(1)
    expect(await db.gatewayMessage.count({ where: { kind: 'NOTIFICATION', counted: true } })).toBe(1)
    // Thirty repetitions a minute of one address are kept; the hundred may lie in two of its minutes.
    expect(await db.gatewayMessage.count({ where: { kind: 'NOTIFICATION' } })).toBeLessThanOrEqual(1 + 2 * 30)
    expect(await waitingJobs('payment-inquiry')).toHaveLength(1)
    await Promise.all(Array.from({ length: 10 }, () => runInquiry(attemptId, at(1))))
    expect([await db.receipt.count(), await db.message.count(), await db.outboxEvent.count()]).toEqual([
      1, 1, 1,
    ])
    expect(await db.paymentAttemptEvent.count({ where: { attemptId } })).toBe(3)
  })
})
