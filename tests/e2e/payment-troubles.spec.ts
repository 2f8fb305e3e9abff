import type { Page } from '@playwright/test'
import { withClient } from '@/tests/support/database'
import { startPortal, type Portal } from '@/tests/support/portal-server'
import { expect, test as shared } from '@/tests/support/journey-fixtures'
import { runSettings } from '@/tests/support/run-settings'
import { expectLanguage, expectMail, translatorOf, type Locale } from './support/journey'
import { confirmButton, payAtKnet, typeCard, typeCode } from './support/knet'
import { enterAs } from './support/session'

/** The issuer asks for a code from here on, in fils. */
const CODE_FROM = 25_000

/** A portal of its own: its clock and its gateway's faults move. */
let portal: Portal
const test = shared.extend<object, { portal: Portal }>({
  portal: [
    async ({}, provide) => {
      portal = await startPortal()
      await provide(portal)
      await portal.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

const rows = <T>(sql: string, values: unknown[] = []) =>
  withClient(
    portal.databases.MIGRATION_DATABASE_URL,
    async (client) => (await client.query(sql, values)).rows as T[],
  )

/** Requests that are due to the trader, each taken once. */
const taken = new Set<string>()
async function takeDue(withCode: boolean): Promise<string> {
  const due = await rows<{ id: string }>(
    `SELECT r.id FROM "PaymentRequest" r JOIN "Company" c ON c."partyId" = r."payerId" JOIN "User" u ON u."accountId" = c."accountId"
     WHERE u.email = 'hamed@ofuq.example' AND r.state = 'INITIATED' AND (r."expiresAt" IS NULL OR r."expiresAt" > now() + interval '1 day') AND (r."amountFils" >= $1) = $2
       AND NOT EXISTS (SELECT FROM "PaymentAllocation" l WHERE l."paymentRequestId" = r.id AND l.state IN ('HELD', 'EFFECTIVE')) ORDER BY r.number`,
    [CODE_FROM, withCode],
  )
  const id = due.map((row) => row.id).find((one) => !taken.has(one))
  if (!id)
    throw new Error(
      `the demonstration has no further request that is due ${withCode ? 'with' : 'without'} a code`,
    )
  taken.add(id)
  return id
}

/** The last attempt of a request, and its receipt. */
const last = async (id: string) =>
  (
    await rows<{ state: string; receipt: string | null }>(
      `SELECT a.state::text, r.number AS receipt FROM "PaymentAttempt" a JOIN "PaymentAllocation" l ON l."attemptId" = a.id LEFT JOIN "Receipt" r ON r."allocationId" = l.id
   WHERE l."paymentRequestId" = $1 ORDER BY a."startedAt" DESC LIMIT 1`,
      [id],
    )
  )[0]

// Each language at once, at a portal of its own.
test.describe.configure({ mode: 'parallel' })

for (const locale of ['ar', 'en'] as const satisfies readonly Locale[]) {
  const t = translatorOf(locale)

  test.describe(locale === 'ar' ? 'in Arabic' : 'in English', () => {
    test.describe.configure({ mode: 'serial', timeout: 120_000 })
    test.beforeEach(async ({ page }) => enterAs(page, portal, 'hamed@ofuq.example'))

    let count = 0
    /** Each trouble is walked in one language, in turn; in the deep run in both. */
    function trouble(title: string, walk: Parameters<typeof test>[2]) {
      count += 1
      if (runSettings().deep || (count % 2 === 1) === (locale === 'ar')) test(title, walk)
    }
    const url = (path: string) => `/${locale}${path}`
    const tell = (path: string, body: unknown) =>
      fetch(portal.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: portal.url },
        body: JSON.stringify(body),
      })
    async function startPaying(page: Page, id: string) {
      await page.goto(url(`/payments/${id}/confirm`))
      await page.getByRole('button', { name: t('payments.confirm.continue') }).click()
    }

    trouble('a code that is wrong three times takes nothing and leaves the request due', async ({ page }) => {
      const id = await takeDue(true)
      await startPaying(page, id)
      await typeCard(page)
      await confirmButton(page).click()
      for (const code of ['000000', '111111', '222222']) await typeCode(page, code)
      await expect(page.locator('main h1')).toHaveText(t('payments.return.FAILED'), { timeout: 60_000 })
      expect(await last(id)).toEqual({ state: 'FAILED', receipt: null })
      await page.goto(url(`/payments/${id}`))
      await expect(page.locator('main a[href$="/confirm"]')).toBeVisible()
    })

    trouble(
      'a bank that does not answer is asked about, and what it did not take is due again',
      async ({ page }) => {
        const id = await takeDue(false)
        await startPaying(page, id)
        await payAtKnet(page, { number: '0000000005' })
        await expect(page.locator('main h1')).toHaveText(t('payments.return.TIMEOUT'), { timeout: 60_000 })
        expect(await last(id)).toEqual({ state: 'FAILED', receipt: null })
      },
    )

    trouble(
      'a bank that took the money without an answer is found out, and the receipt comes by itself',
      async ({ page }) => {
        const id = await takeDue(false)
        await startPaying(page, id)
        await payAtKnet(page, { number: '0000000006' })
        await expect(page).toHaveURL(/\/receipts\/[0-9a-f-]{36}/, { timeout: 60_000 })
        expect(await last(id)).toEqual({
          state: 'PAID',
          receipt: expect.stringMatching(/^CR\/\d+\/KWI\d\d$/) as unknown,
        })
      },
    )

    trouble(
      'a browser that is closed after the confirmation is paid all the same: within three minutes KNET is asked',
      async ({ page, request }) => {
        test.setTimeout(180_000)
        const id = await takeDue(false)
        expect(
          (await tell('/knet-simulator/control.json', { faults: { notification: 'drop' } })).status,
        ).toBe(200)
        await startPaying(page, id)
        await typeCard(page)
        // KNET's answer is not followed: the browser was gone when it came, and KNET's message to the portal is
        // lost as well.
        await page
          .context()
          .request.post(page.url(), {
            form: { button: 'confirm' },
            headers: { origin: portal.url },
            maxRedirects: 0,
          })
        await expect
          .poll(
            async () =>
              (
                await rows<{ state: string }>(
                  `SELECT s.state FROM "SimulatorPayment" s JOIN "PaymentAttempt" a ON a."trackId" = s."trackId" JOIN "PaymentAllocation" l ON l."attemptId" = a.id WHERE l."paymentRequestId" = $1 ORDER BY a."startedAt" DESC`,
                  [id],
                )
              )[0]?.state,
          )
          .toBe('CAPTURED')
        await page.close()
        expect((await tell('/knet-simulator/control.json', { reset: true })).status).toBe(200)
        expect(await last(id)).toEqual({ state: 'INITIATED', receipt: null })
        expect((await tell('/dev/clock.json', { seconds: 150 })).status).toBe(200)
        // What is left of the three minutes, and what the worker's minute then still has to run.
        await expect.poll(async () => (await last(id))?.state, { timeout: 100_000 }).toBe('PAID')
        const [{ number }] = (await rows<{ number: string }>(
          'SELECT number FROM "PaymentRequest" WHERE id = $1',
          [id],
        )) as [{ number: string }]
        await expectMail(
          request,
          'hamed@ofuq.example',
          'payment.succeeded',
          ({ text, locale: language }) => language === locale && text.includes(number),
        )
      },
    )

    trouble(
      'the receipt is on the page, in two PDFs, in an e-mail, and can be checked by a stranger who learns no name',
      async ({ page, browser, request }) => {
        const id = await takeDue(true)
        await startPaying(page, id)
        await payAtKnet(page)
        await expect(page).toHaveURL(/\/receipts\/[0-9a-f-]{36}/, { timeout: 60_000 })
        await expectLanguage(page, locale)
        for (const link of await page.locator('a[href*="/pdf?language="]').all()) {
          const file = await page.request.get((await link.getAttribute('href'))!)
          expect([
            file.status(),
            file.headers()['content-type'],
            (await file.body()).subarray(0, 5).toString(),
          ]).toEqual([200, 'application/pdf', '%PDF-'])
        }
        expect(await page.locator('a[href*="/pdf?language="]').count()).toBe(2)
        const [receipt] = await rows<{
          number: string
          verifyCode: string
          request: string
          nameAr: string
          nameEn: string
          tim: string
        }>(
          `SELECT r.number, r."verifyCode", q.number AS request, p."nameAr", p."nameEn", d."temporaryNumber" AS tim FROM "Receipt" r JOIN "PaymentAllocation" l ON l.id = r."allocationId"
         JOIN "PaymentRequest" q ON q.id = l."paymentRequestId" JOIN "CustomsParty" p ON p.id = q."payerId" LEFT JOIN "Declaration" d ON d.id = q."declarationId" WHERE q.id = $1`,
          [id],
        )
        const mail = await expectMail(request, 'hamed@ofuq.example', 'payment.succeeded', ({ text }) =>
          text.includes(receipt!.request),
        )
        expect(mail.locale).toBe(locale)
        const stranger = await (
          await browser.newContext({ locale: locale === 'ar' ? 'ar-KW' : 'en-GB' })
        ).newPage()
        await stranger.goto(portal.url + url(`/verify/${receipt!.verifyCode}`))
        await expectLanguage(stranger, locale)
        const text = await stranger.locator('main').innerText()
        expect(text).toContain(receipt!.number)
        expect(text).toContain(t('receipts.verify.genuine'))
        for (const secret of [receipt!.nameAr, receipt!.nameEn, receipt!.tim, receipt!.request])
          expect(text).not.toContain(secret)
        await stranger.context().close()
      },
    )
  })
}
