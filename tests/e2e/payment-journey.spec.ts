import type { Page } from '@playwright/test'
import { withClient } from '@/tests/support/database'
import { expect, test } from '@/tests/support/journey-fixtures'
import { expectLanguage, translatorOf, type Locale } from './support/journey'
import { payAtKnet } from './support/knet'
import { enterAs } from './support/session'

/** Each run takes requests of its own from the demonstration: a request is paid once. */
const RUNS = [
  {
    locale: 'ar',
    scripted: true,
    title: 'in Arabic',
    found: '٩٤٤٧٧',
    number: 'TIM/94477/KWI26',
    basket: ['TIM/94460', 'TIM/94466', 'TIM/94502'],
    ends: 'TIM/94377',
    rejected: 'TIM/42390',
    raced: 'TIM/94470',
  },
  {
    locale: 'en',
    scripted: false,
    title: 'in English without JavaScript',
    found: 'tim 94510',
    number: 'TIM/94510/KWI26',
    basket: ['TIM/42455', 'TIM/12260', 'TIM/42502'],
    ends: 'TIM/94188',
    rejected: 'TIM/42377',
    raced: 'TIM/94377',
  },
] as const satisfies readonly { locale: Locale; [key: string]: unknown }[]

test.describe.configure({ mode: 'parallel' })

for (const { locale, scripted, title, found, number, basket, ends, rejected, raced } of RUNS) {
  const t = translatorOf(locale)
  const at = (path: string) => `/${locale}${path}`

  test.describe(title, () => {
    test.use({ javaScriptEnabled: scripted, locale: locale === 'ar' ? 'ar-KW' : 'en-GB' })
    test.beforeEach(async ({ page, portal }) => enterAs(page, portal, 'hamed@ofuq.example'))

    /** The request of a declaration that is due, found as a reader finds it. @returns its page's address */
    async function open(page: Page, text: string): Promise<string> {
      await page.goto(at('/payments'))
      await page.locator('#search-q').fill(text)
      await page.locator('main form[role=search] button[type=submit]').click()
      await expect(page).toHaveURL(/q=/)
      await page
        .locator('main tbody tr', { hasText: t('payments.states.INITIATED') })
        .locator('th a')
        .click()
      await expect(page).toHaveURL(/\/payments\/[0-9a-f-]{36}$/)
      return page.url()
    }
    const startPaying = async (page: Page) => {
      await page.locator('main a[href$="/confirm"]').click()
      await page.getByRole('button', { name: t('payments.confirm.continue') }).click()
    }

    test('a request is found by its declaration, paid, and shows its receipt', async ({ page }) => {
      test.setTimeout(120_000)
      const details = await open(page, found)
      await expectLanguage(page, locale)
      await expect(page.locator('#data')).toContainText(number)
      await startPaying(page)
      await payAtKnet(page)
      await expect(page).toHaveURL(/\/receipts\/[0-9a-f-]{36}/, { timeout: 60_000 })
      await expect(page.locator('main')).toContainText(/CR\/\d+\/KWI26/)
      await page.goto(details)
      await expect(page.locator('#data')).toContainText(/CR\/\d+\/KWI26/)
      await expect(page.locator('#data')).toContainText(/100\d{15}/)
      await expect(page.locator('main a[href$="/confirm"]')).toHaveCount(0)
    })

    test('a declined card and a cancelled payment say so, take nothing, and leave the request due', async ({
      page,
    }) => {
      test.setTimeout(120_000)
      const details = await open(page, ends)
      await startPaying(page)
      await payAtKnet(page, { year: '2031' })
      await expect(page.locator('main h1')).toHaveText(t('payments.return.FAILED'), { timeout: 60_000 })
      await page.getByRole('link', { name: t('payments.return.again') }).click()
      await page.getByRole('button', { name: t('payments.confirm.continue') }).click()
      await payAtKnet(page, { cancel: true })
      await expect(page.locator('main h1')).toHaveText(t('payments.return.CANCELLED'), { timeout: 60_000 })
      await page.goto(details)
      await expect(page.locator('#attempts')).toContainText(t('payments.attempts.FAILED'))
      await expect(page.locator('#attempts')).toContainText(t('payments.attempts.CANCELLED'))
      await expect(page.locator('main a[href$="/confirm"]')).toBeVisible()
    })

    test('three requests are paid together, each with a receipt of its own', async ({ page }) => {
      test.setTimeout(120_000)
      await page.goto(at('/payments?state=INITIATED'))
      for (const one of basket)
        await page.locator('main tbody tr', { hasText: one }).locator('[name=ids]').check()
      await page.getByRole('button', { name: t('payments.paySelected') }).click()
      await expect(page.locator('#summary tbody tr')).toHaveCount(3)
      await page.getByRole('button', { name: t('payments.confirm.continue') }).click()
      await payAtKnet(page)
      await expect(page.locator('main h1')).toHaveText(t('payments.return.PAID'), { timeout: 60_000 })
      await expect(page.locator('main dl a[href*="/receipts/"]')).toHaveCount(3)
    })

    test('what changed meanwhile, or is being paid in another tab, is not paid blindly', async ({
      page,
      portal,
    }) => {
      const details = await open(page, raced)
      const id = details.split('/').at(-1)!
      const other = await page.context().newPage()
      await other.goto(`${details}/confirm`)
      await page.goto(`${details}/confirm`)
      await withClient(portal.databases.MIGRATION_DATABASE_URL, (client) =>
        client.query('UPDATE "PaymentRequest" SET version = version + 1 WHERE id = $1', [id]),
      )
      await page.getByRole('button', { name: t('payments.confirm.continue') }).click()
      await expect(page.locator('main [role=alert]').first()).toContainText(
        t('problems.paymentAmountChanged'),
      )
      await page.getByRole('button', { name: t('payments.confirm.continue') }).click()
      await expect(page).toHaveURL(/paymentpage/)
      await other.getByRole('button', { name: t('payments.confirm.continue') }).click()
      await expect(other.locator('main')).toContainText(t('payments.now.heldTitle'))
      await other.getByRole('button', { name: t('payments.now.abandon') }).click()
      await expect(other.locator('main a[href$="/confirm"]')).toBeVisible()
    })

    test('a request is rejected with a reason, and the rejection undone', async ({ page }) => {
      await open(page, rejected)
      await page.locator('main a[href$="/reject"]').click()
      await page.locator('[name=reason]').fill('الغرامة لا تخص هذا البيان')
      await page.getByRole('button', { name: t('payments.reject.confirm') }).click()
      await expect(page.locator('main')).toContainText(t('payments.now.REJECTED'))
      await page.getByRole('button', { name: t('payments.details.undo') }).click()
      await expect(page.locator('main a[href$="/confirm"]')).toBeVisible()
      await expect(page.locator('#history')).toContainText(t('payments.events.REJECTION_UNDONE'))
    })
  })
}
