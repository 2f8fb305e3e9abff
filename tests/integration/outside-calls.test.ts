import { requestTypes } from '@/lib/request-types'
import { isMember } from '@/lib/access/actor'
import { addDocument } from '@/lib/documents/commands'
import { stopInspecting } from '@/lib/documents/inspect-pool'
import { makePreview } from '@/lib/documents/preview/make-preview'
import { stopPreviews } from '@/lib/documents/preview/preview-pool'
import { removeBytes } from '@/lib/documents/sweep'
import { queueMessage } from '@/lib/messages/queue-message'
import { stopRendering } from '@/lib/messages/render-pool'
import { sendMessage } from '@/lib/messages/send-message'
import { abandonAttempt } from '@/lib/payments/abandon-attempt'
import { requestRefund } from '@/lib/payments/refund-commands'
import { releaseRefund } from '@/lib/payments/release-refund'
import { runInquiry } from '@/lib/payments/run-inquiry'
import { runOfficerInquiry } from '@/lib/payments/run-officer-inquiry'
import { runReturnInquiry } from '@/lib/payments/run-return-inquiry'
import { startPayment } from '@/lib/payments/start-payment'
import { runUnknownPaymentInquiry } from '@/lib/payments/unknown-payment'
import { valueOf } from '../support/company-scene'
import { asApp, db, emptyTables } from '../support/database'
import { knetStandIn } from '../support/knet-stand-in'
import { madePages } from '../support/made-pages'
import { mockSettings } from '../support/mock-settings'
import { AT, makeAccount, makeRegistration, makeStaff, run } from '../support/office-scene'
import { issueRequest, paymentScene } from '../support/payment-scene'
import { clamdStandIn, resendStandIn, standIn, uploadThingStandIn } from '../support/stand-ins'

jest.mock('@/lib/env', () =>
  jest.requireActual<typeof import('../support/mock-settings')>('../support/mock-settings').mockedEnv(),
)

/** Transactions of the application that were open during each outside call. */
let open: number[] = []

/**
 * Looks, while an outside system has the call, which transactions of this file's database are open. As the
 * application's role: PostgreSQL shows a role the transactions of its own sessions alone.
 */
async function look(): Promise<void> {
  const { rows } = await asApp((client) =>
    client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity
       WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid() AND xact_start IS NOT NULL`,
    ),
  )
  open.push(rows[0]!.count)
}

const none = (calls: number) => Array<number>(calls).fill(0)

beforeEach(async () => {
  await emptyTables()
  for (const key of Object.keys(mockSettings)) delete mockSettings[key]
  open = []
})
afterAll(async () => {
  await Promise.all([stopInspecting(), stopRendering(), stopPreviews()])
})

it('sees a transaction that is open', async () => {
  await db.$transaction(async (tx) => {
    await tx.account.count()
    await look()
  })
  expect(open).toEqual([1])
})

it('no transaction is open while KNET is asked or gives money back', async () => {
  const knet = await knetStandIn(look)
  Object.assign(mockSettings, knet.settings)
  const [scene, officer, second] = await Promise.all([
    paymentScene(),
    makeStaff('FINANCE_OFFICER'),
    makeStaff('FINANCE_OFFICER'),
  ])
  const start = async () =>
    valueOf(
      await startPayment(scene.actor, AT, {
        requestIds: [(await issueRequest(scene)).id],
        email: 'a@b.example',
        language: 'ar',
      }),
    )
  const first = await start()
  const given = await start()
  const returned = await start()
  await runInquiry(first.attemptId, AT)
  valueOf(await abandonAttempt(scene.actor, AT, given.attemptId))
  valueOf(await runReturnInquiry(scene.actor, AT, returned.returnToken))
  valueOf(await runOfficerInquiry(officer, AT, first.attemptId))
  await runUnknownPaymentInquiry({ trackId: 'A'.repeat(24), amountFils: 1000 }, AT)
  const { id: allocationId } = await db.paymentAllocation.findFirstOrThrow({
    where: { attemptId: first.attemptId },
  })
  const { id: refundId, version } = valueOf(
    await run((tx) => requestRefund(tx, officer, AT, { allocationId, amountFils: 1000, reason: 'مكرر' })),
  )
  valueOf(await releaseRefund(second, AT, { refundId, version }))
  expect(knet.actions).toEqual(['8', '8', '8', '8', '8', '2'])
  expect(open).toEqual(none(6))
  await knet.close()
})

it('no transaction is open while an e-mail or an SMS is sent', async () => {
  const [resend, sms] = await Promise.all([
    resendStandIn([], look),
    standIn(async () => {
      await look()
      return { json: { id: 'sms-1' } }
    }),
  ])
  Object.assign(mockSettings, {
    RESEND_API_KEY: 're_test',
    RESEND_BASE_URL: resend.url,
    SMS_GATEWAY_URL: `${sms.url}/send`,
  })
  await db.$transaction((tx) =>
    queueMessage(tx, AT, {
      key: 'code',
      template: 'mobile.code',
      to: { email: 'a@b.example', mobile: '+96550123456' },
      locale: 'ar',
      args: { code: '493021' },
    }),
  )
  for (const { id } of await db.message.findMany()) await sendMessage(id)
  expect(await db.message.count({ where: { state: 'SENT' } })).toBe(2)
  expect(open).toEqual(none(2))
  await Promise.all([resend.close(), sms.close()])
})

it('no transaction is open while a document is scanned, stored, read for its preview or removed', async () => {
  const [clamd, store] = await Promise.all([clamdStandIn(look), uploadThingStandIn(look)])
  Object.assign(mockSettings, {
    CLAMD_URL: clamd.url,
    UPLOADTHING_TOKEN: store.token,
    UPLOADTHING_API_URL: store.url,
    UPLOADTHING_INGEST_URL: store.url,
    UPLOADTHING_UFS_HOST: `localhost:${store.port}`,
  })
  const account = await makeAccount()
  if (!isMember(account.actor)) throw new Error('a member was expected')
  const { id: requestId } = await makeRegistration({ account, state: 'DRAFT' })
  const { id } = valueOf(
    await addDocument(requestTypes, account.actor, AT, {
      requestId,
      type: 'SIGNATORY_CIVIL_ID',
      name: '',
      fileName: 'id.pdf',
      bytes: madePages(1, 'BT /F1 60 Tf 60 600 Td (ABCDEF) Tj ET'),
    }),
  )
  await makePreview(id)
  await db.document.update({ where: { id }, data: { state: 'REMOVED' } })
  await removeBytes(id)
  // The scan, the document and its one page stored, read and removed.
  expect(open.length).toBeGreaterThanOrEqual(6)
  expect(open).toEqual(none(open.length))
  await Promise.all([clamd.close(), store.close()])
})
