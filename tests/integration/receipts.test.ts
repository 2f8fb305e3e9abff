import type { Actor } from '@/lib/access/actor'
import { newId } from '@/lib/core/ids'
import { startPayment } from '@/lib/payments/start-payment'
import { readReceiptDetails } from '@/lib/receipts/details'
import { issueReceipts } from '@/lib/receipts/issue-receipts'
import { findReceipt, findVerifiedReceiptForAnyone, listSiblingReceipts } from '@/lib/receipts/queries'
import { cleanUp } from '@/lib/worker/clean-up'
import { TaskPool } from '@/lib/task-pool/task-pool'
import { stopReceiptPdfs } from '@/lib/receipts/pdf/receipt-pdf'
import { serveReceiptPdf } from '@/lib/receipts/serve-receipt-pdf'
import { additional, companyOf, valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { fakeKnet } from '../support/fake-knet'
import { AT, makeAccount, makeStaff } from '../support/office-scene'
import { issueRequest, paymentScene, type PaymentScene } from '../support/payment-scene'
import { payWithReceipts, refund } from '../support/paid-receipts'

let mockActor: Actor = { kind: 'VISITOR' }
jest.mock('@/lib/auth/session', () => ({ getActor: () => Promise.resolve(mockActor) }))
jest.mock('@/lib/knet/pipe', () => {
  const { fakeKnet: knet } = jest.requireActual<typeof import('../support/fake-knet')>('../support/fake-knet')
  return { sendInquiry: knet.sendInquiry, sendRefund: knet.sendRefund }
})

let scene: PaymentScene

afterAll(stopReceiptPdfs)
beforeEach(async () => {
  await emptyTables()
  fakeKnet.reset()
  scene = await paymentScene()
})

const pay = (count?: number, at?: Date) => payWithReceipts(scene, count, at)

describe('issuing', () => {
  it('gives a basket a receipt a request, numbered one after another, with what it paid for', async () => {
    const { receipts, requests } = await pay(3)
    expect(receipts.map(({ number, amountFils }) => [number, amountFils])).toEqual([
      ['CR/1/KWI26', 52_500],
      ['CR/2/KWI26', 52_500],
      ['CR/3/KWI26', 52_500],
    ])
    const declaration = await db.declaration.findFirstOrThrow()
    expect(receipts.map(({ details }) => readReceiptDetails(details))).toMatchObject(
      requests.map(({ number, reference }) => ({
        requestNumber: number,
        reference,
        temporaryNumber: declaration.temporaryNumber,
        payer: { kind: 'TRADER', nameAr: 'شركة الأفق للتجارة العامة' },
        lines: [
          { category: 'CUSTOMS_DUTY', amountFils: 50_000 },
          { category: 'UNLOADING', amountFils: 2_500 },
        ],
        paidAt: AT.toISOString(),
      })),
    )
    expect(new Set(receipts.map(({ verifyCode }) => verifyCode)).size).toBe(3)
  })

  it('gives the same receipts again, and no number is used up', async () => {
    const { attemptId, receipts } = await pay(2)
    expect(await db.$transaction((tx) => issueReceipts(tx, AT, attemptId))).toMatchObject(
      receipts.map(({ id, number }) => ({ id, number })),
    )
    expect((await pay()).receipt.number).toBe('CR/3/KWI26')
  })

  it('leaves no gap where a confirmation is rolled back, and none between payments at once', async () => {
    const first = await pay()
    await db
      .$transaction(async (tx) => {
        await tx.sequence.update({
          where: { series_year: { series: 'CR', year: 2026 } },
          data: { last: { increment: 1 } },
        })
        throw new Error('undone')
      })
      .catch(() => undefined)
    const others = await Promise.all([pay(), pay(2), pay()])
    const numbers = [first, ...others].flatMap(({ receipts }) =>
      receipts.map(({ number }) => Number(number.split('/')[1])),
    )
    expect(numbers.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5])
  })

  it('takes the site from the settings and starts anew each year in Kuwait', async () => {
    await db.setting.upsert({
      where: { key: 'siteCode' },
      create: { key: 'siteCode', value: 'SHW', updatedAt: AT },
      update: { value: 'SHW' },
    })
    await pay()
    // 21:30 UTC on the last day of the year is the next year in Kuwait.
    expect((await pay(1, new Date('2026-12-31T21:30:00Z'))).receipt.number).toBe('CR/1/SHW27')
    await db.setting.delete({ where: { key: 'siteCode' } })
  })

  it('refuses a payment that is not confirmed', async () => {
    const request = await issueRequest(scene)
    const { attemptId } = valueOf(
      await startPayment(scene.actor, AT, {
        requestIds: [request.id],
        email: 'payer@ofuq.example',
        language: 'ar',
      }),
    )
    await expect(db.$transaction((tx) => issueReceipts(tx, AT, attemptId))).rejects.toThrow('INITIATED')
  })

  it('is never changed afterwards by the application', async () => {
    const { receipt } = await pay()
    await expect(db.receipt.update({ where: { id: receipt.id }, data: { amountFils: 1 } })).rejects.toThrow(
      /permission denied/,
    )
  })
})

describe('who sees a receipt', () => {
  it('those who may see its payment request, and finance; for others it does not exist', async () => {
    const { receipt } = await pay()
    const companies = await db.company.findMany({ where: { partyId: scene.partyId } })
    const broker = await db.user.findFirstOrThrow({
      where: { account: { companies: { some: { partyId: scene.brokerId } } } },
    })
    const brokerActor: Actor = { ...scene.actor, userId: broker.id, accountId: broker.accountId! }
    const granted = additional(scene, [{ service: 'PAYMENTS', companyId: companies[0]!.id }])
    const elsewhere = additional(scene, [
      { service: 'PAYMENTS', companyId: await companyOf(scene.accountId, '999111', 'BRANCH') },
    ])
    const seen = async (actor: Actor) => (await findReceipt(actor, receipt.id))?.number
    for (const actor of [
      scene.actor,
      brokerActor,
      granted,
      await makeStaff('FINANCE_OFFICER'),
      await makeStaff('AUDITOR'),
    ])
      expect(await seen(actor)).toBe('CR/1/KWI26')
    for (const actor of [
      elsewhere,
      additional(scene, []),
      (await makeAccount()).actor,
      await makeStaff('REGISTRATION_OFFICER'),
      { kind: 'VISITOR' } as Actor,
    ])
      expect(await seen(actor)).toBeUndefined()
    expect(await findReceipt(scene.actor, 'no-id')).toBeUndefined()
  })

  it('lists the others of its basket, to the same readers', async () => {
    const { receipts } = await pay(3)
    const shown = (await findReceipt(scene.actor, receipts[1]!.id))!
    expect((await listSiblingReceipts(scene.actor, shown)).map(({ number }) => number)).toEqual([
      'CR/1/KWI26',
      'CR/3/KWI26',
    ])
    expect(await listSiblingReceipts((await makeAccount()).actor, shown)).toEqual([])
  })

  it('downloads it in either language, and 404 tells a stranger nothing', async () => {
    const { receipt } = await pay()
    const get = (id = receipt.id, query = '') =>
      serveReceiptPdf(new Request(`http://localhost/api/receipts/${id}/pdf${query}`), id)
    mockActor = scene.actor
    const ar = await get()
    const en = await get(receipt.id, '?language=en')
    const odd = await get(receipt.id, '?language=fr')
    const languageOf = async (answer: Response) =>
      /^%PDF-[\s\S]*\/Lang \((..)\)/.exec(Buffer.from(await answer.arrayBuffer()).toString('latin1'))?.[1]
    expect([ar.status, await languageOf(ar), await languageOf(en), await languageOf(odd)]).toEqual([
      200,
      'ar',
      'en',
      'ar',
    ])
    expect(en.headers.get('content-disposition')).toContain('filename="CR-1-KWI26-en.pdf"')
    expect(en.headers.get('cache-control')).toBe('private, no-store')
    mockActor = (await makeAccount()).actor
    const foreign = await get()
    const missing = await get(newId(AT))
    expect([foreign.status, await foreign.text()]).toEqual([404, await missing.text()])
    mockActor = await makeStaff('REGISTRATION_OFFICER')
    expect((await get()).status).toBe(404)
    mockActor = { kind: 'VISITOR' }
    expect((await get()).status).toBe(401)
  })
})

describe('what anybody may check', () => {
  it('is number, amount, date, status and a masked company, and nothing else', async () => {
    const { receipt } = await pay()
    expect(await findVerifiedReceiptForAnyone(receipt.verifyCode)).toStrictEqual({
      number: 'CR/1/KWI26',
      amountFils: 52_500,
      refundedFils: 0,
      issuedAt: AT,
      status: 'PAID',
      company: { ar: 'ش•• ا•• ل•• ا••', en: 'A•• O•• G•• T•• C••' },
    })
  })

  it('forgives how the code is typed, and knows no other', async () => {
    const { verifyCode } = (await pay()).receipt
    const typed = ` ${verifyCode.slice(0, 8).toLowerCase()}-${verifyCode.slice(8).replaceAll('0', 'o').replaceAll('1', 'l')} `
    expect(await findVerifiedReceiptForAnyone(typed)).toMatchObject({ number: 'CR/1/KWI26' })
    for (const wrong of [
      '',
      'A'.repeat(16),
      verifyCode.slice(1),
      `${verifyCode}A`,
      "' OR 1=1 --",
      '%',
      'x'.repeat(5000),
    ])
      expect(await findVerifiedReceiptForAnyone(wrong)).toBeUndefined()
  })

  it('says what became of the money since', async () => {
    const paid = await pay()
    const status = async () => findVerifiedReceiptForAnyone(paid.receipt.verifyCode)
    await refund(paid, 10_000, 'DONE')
    await refund(paid, 5_000, 'REQUESTED')
    expect(await status()).toMatchObject({ status: 'PARTLY_REFUNDED', refundedFils: 10_000 })
    await db.refund.updateMany({
      where: { state: 'REQUESTED' },
      data: { state: 'DECLINED', decidedById: (await makeStaff('FINANCE_OFFICER')).userId, decidedAt: AT },
    })
    await refund(paid, 42_500, 'DONE')
    expect(await status()).toMatchObject({ status: 'REFUNDED', refundedFils: 52_500 })
    const reversed = await pay()
    await db.paymentAttempt.update({ where: { id: reversed.attemptId }, data: { state: 'REVERSED' } })
    await db.paymentAllocation.updateMany({
      where: { attemptId: reversed.attemptId },
      data: { state: 'RELEASED' },
    })
    expect(await findVerifiedReceiptForAnyone(reversed.receipt.verifyCode)).toMatchObject({
      status: 'REVERSED',
    })
    expect(await findReceipt(scene.actor, reversed.receipt.id)).toMatchObject({ status: 'REVERSED' })
  })

  it('makes its file once a language, anew when its money changed, and twenty a minute a user', async () => {
    const paid = await pay()
    const { id } = paid.receipt
    mockActor = scene.actor
    const get = () => serveReceiptPdf(new Request(`http://localhost/api/receipts/${id}/pdf`), id)
    const made = jest.spyOn(TaskPool.prototype, 'run')
    const bytes = async () => Buffer.from(await (await get()).arrayBuffer())
    const first = await bytes()
    expect(await bytes()).toEqual(first)
    expect(made).toHaveBeenCalledTimes(1)
    await refund(paid, 2_500, 'DONE')
    expect(await bytes()).not.toEqual(first)
    expect(made).toHaveBeenCalledTimes(2)
    expect((await get()).status).toBe(200)
    // Whichever minute it is by now, and the next one.
    for (const minute of [0, 1]) {
      const [key, windowStart] = [
        `action:receipts.read:${scene.actor.userId}`,
        new Date((Math.floor(Date.now() / 60_000) + minute) * 60_000),
      ]
      await db.rateLimit.upsert({
        where: { key_windowStart: { key, windowStart } },
        create: { key, windowStart, count: 20 },
        update: { count: 20 },
      })
    }
    expect([(await get()).status, (await get()).headers.get('retry-after')]).toEqual([
      429,
      expect.stringMatching(/^[1-9]\d?$/),
    ])
    expect(made).toHaveBeenCalledTimes(2)
    made.mockRestore()
    expect((await db.receiptFile.findMany()).map(({ language }) => language)).toEqual(['ar'])
    await cleanUp(new Date(Date.now() + 91 * 86_400_000))
    expect(await db.receiptFile.count()).toBe(0)
  })
})
