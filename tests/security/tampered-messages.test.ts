import fc from 'fast-check'
import { POST } from '@/app/api/knet/response/route'
import { unseal } from '@/lib/core/vault'
import { env } from '@/lib/env'
import { runInquiry } from '@/lib/payments/run-inquiry'
import { startPayment } from '@/lib/payments/start-payment'
import { valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { FakeKnet, encryptAsKnet } from '../support/fake-knet'
import { AT } from '../support/office-scene'
import { issueRequest, paymentScene } from '../support/payment-scene'
import { tampered } from '../support/tampered'
import { waitingJobs } from '../support/waiting-jobs'

const mockLines: string[] = []
jest.mock('pino', () => {
  const actual = jest.requireActual<(...args: unknown[]) => unknown>('pino')
  const pino = (options: object) =>
    actual({ ...options, level: 'trace' }, { write: (line: string) => mockLines.push(line) })
  return Object.assign(pino, actual, { default: pino, __esModule: true })
})

const COUNT = env.TEST_DEEP ? 10_000 : 600
const AT_ONCE = 10

const send = async (body: string) => {
  const answer = await POST(
    new Request('http://localhost/api/knet/response', {
      method: 'POST',
      body,
      headers: { 'x-forwarded-for': '198.51.100.7' },
    }),
  )
  return {
    status: answer.status,
    headers: [...answer.headers].join(),
    body: (await answer.text()).replace(/[\w-]{43}$/, 'TOKEN'),
  }
}

it(`accepts none of ${COUNT} tampered messages, answers all alike and tells nobody why`, async () => {
  await emptyTables()
  const scene = await paymentScene()
  const request = await issueRequest(scene)
  const started = valueOf(
    await startPayment(scene.actor, AT, {
      requestIds: [request.id],
      email: 'payer@ofuq.example',
      language: 'en',
    }),
  )
  const knet = new FakeKnet()
  const payment = knet.open(started.gatewayUrl)
  const plain = `paymentid=${payment.paymentId}&result=CAPTURED&auth=B12345&avr=N&ref=632812345678&tranid=202632812345678&postdate=1124&trackid=${payment.trackId}&udf1=&udf2=&udf3=&udf4=&udf5=&amt=52.500&authRespCode=00`
  const own = new URL(started.gatewayUrl).searchParams.get('trandata')!
  const before = await db.paymentAttempt.findUniqueOrThrow({
    where: { id: started.attemptId },
    include: { allocations: true, events: true },
  })

  const bodies = fc.sample(tampered({ plain, hex: encryptAsKnet(plain), request: own }), {
    seed: 20261124,
    numRuns: COUNT,
  })
  const answers: Awaited<ReturnType<typeof send>>[] = []
  for (let index = 0; index < bodies.length; index += AT_ONCE)
    answers.push(...(await Promise.all(bodies.slice(index, index + AT_ONCE).map(send))))
  await runInquiry(started.attemptId, AT)

  const same = {
    status: 200,
    headers: answers[0]!.headers,
    body: `REDIRECT=${env.SITE_URL}/ar/payments/return/TOKEN`,
  }
  expect(answers.filter((answer) => JSON.stringify(answer) !== JSON.stringify(same))).toEqual([])
  const after = await db.paymentAttempt.findUniqueOrThrow({
    where: { id: started.attemptId },
    include: { allocations: true, events: true },
  })
  expect(after).toEqual({
    ...before,
    inquiries: 1,
    askedAt: after.askedAt,
    nextInquiryAt: after.nextInquiryAt,
  })
  expect([
    await db.receipt.count(),
    await db.message.count(),
    await db.outboxEvent.count(),
    (await db.paymentRequest.findUniqueOrThrow({ where: { id: request.id } })).state,
  ]).toEqual([0, 0, 0, 'INITIATED'])

  // What anybody could have sent is kept thirty times a minute, and counted beyond.
  const kept = (outcome: string[]) =>
    db.gatewayMessage.count({ where: { kind: 'NOTIFICATION', outcome: { in: outcome } } })
  const limited = await kept(['REFUSED', 'REPEATED'])
  const sealed = await kept(['MISMATCH', 'UNKNOWN_TRACK_ID'])
  const minutes = await db.rateLimit.findMany({ where: { key: { startsWith: 'gateway-message:' } } })
  expect(limited).toBeLessThanOrEqual(30 * minutes.length)
  expect(sealed + minutes.reduce((sum, { count }) => sum + count, 0)).toBe(COUNT)
  expect(await db.gatewayMessage.count({ where: { kind: 'NOTIFICATION' } })).toBe(limited + sealed)
  // A message under the right key with another amount or track id has KNET asked, which is all it does.
  expect(
    (await waitingJobs())
      .map(({ task }) => task)
      .filter((task) => task !== 'payment-inquiry' && task !== 'unknown-payment-inquiry'),
  ).toEqual([])

  const secret = /100901pg|SIMULATORKEY2026|8888880000000001|7391|pin=/i
  expect(mockLines.length).toBeGreaterThan(0)
  expect(mockLines.filter((line) => secret.test(line))).toEqual([])
  const texts = (await db.gatewayMessage.findMany({ select: { body: true, plain: true } })).flatMap(
    ({ body, plain: text }) => [unseal(body, 'gateway'), text ? unseal(text, 'gateway') : ''],
  )
  expect(texts.filter((text) => /100901pg|SIMULATORKEY2026/.test(text))).toEqual([])

  // The true message, untouched, is still taken.
  expect((await send(encryptAsKnet(plain))).body).toBe(`REDIRECT=${env.SITE_URL}/en/payments/return/TOKEN`)
}, 300_000)
