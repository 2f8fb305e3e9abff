import { withClient } from '@/tests/support/database'
import { expect, test } from '@/tests/support/journey-fixtures'
import { fillAsked, press, translatorOf } from './support/journey'
import { enterAs } from './support/session'

const EMAIL = 'hamed@ofuq.example'
const TEXT = 'راجع قسم التسجيل — room 4, 25/11'

for (const [locale, javaScriptEnabled] of [
  ['ar', false],
  ['en', true],
] as const) {
  test.describe(`in ${locale}, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled })
    test('an administrator suspends an account: its next click is refused with the reason, and nothing is paid until it is lifted', async ({
      page,
      browser,
      portal,
    }) => {
      const t = translatorOf(locale)
      const theirs = await browser.newContext({ javaScriptEnabled, baseURL: portal.url })
      const customer = await theirs.newPage()
      const query = (sql: string) =>
        withClient(portal.databases.MIGRATION_DATABASE_URL, async (client) =>
          (await client.query<{ value: string }>(sql, [EMAIL])).rows.map(({ value }) => value),
        )
      const [due] = await query(
        `SELECT r.id AS value FROM "PaymentRequest" r JOIN "Company" c ON c."partyId" = r."payerId" JOIN "User" u ON u."accountId" = c."accountId"
         WHERE u.email = $1 AND r.state = 'INITIATED' AND r."expiresAt" IS NULL
           AND NOT EXISTS (SELECT 1 FROM "PaymentAllocation" a WHERE a."paymentRequestId" = r.id) ORDER BY r.id LIMIT 1`,
      )
      const attempts = () =>
        query(
          `SELECT count(*)::text AS value FROM "PaymentAttempt" a JOIN "User" u ON u.id = a."startedById" WHERE u.email = $1`,
        )
      await enterAs(customer, portal, EMAIL)
      await customer.goto(`/${locale}/payments/${due}/confirm`)

      await enterAs(page, portal, 'khaled@customs.example')
      await page.goto(`/${locale}/admin/accounts`)
      await page.locator('#field-q').fill(EMAIL)
      await press(page, t('office.accounts.search'))
      // Before a search the table shows the accounts that are suspended already.
      await expect(page).toHaveURL(/find=/)
      expect(page.url()).not.toContain('hamed')
      await page.locator('#found tbody th a').click()
      await page.locator('a[href$="/suspend"]').first().click()
      await page.locator('[name=cause]').selectOption('DATA_UNVERIFIED')
      await page.locator('[name=reason]').fill(TEXT)
      await press(page, t('office.accounts.suspend.action'))
      await expect(page.locator('main')).toContainText(t('office.accounts.done.suspended'))

      const before = await attempts()
      await customer.getByRole('button', { name: t('payments.confirm.continue') }).click()
      await expect(customer).toHaveURL(/\/suspended/)
      await expect(customer.locator('main')).toContainText(TEXT)
      expect(await attempts()).toEqual(before)
      await customer.goto(`/${locale}/sign-in`)
      await expect(customer.locator('main')).toContainText(t('auth.signIn.accountSuspended'))
      await fillAsked(customer, { email: EMAIL, password: 'Kuwait#2026' })
      await customer.getByRole('button', { name: t('auth.signIn.submit'), exact: true }).click()
      await expect(customer.locator('main [role=alert]').first()).toContainText(TEXT)

      await page.locator('a[href$="/reinstate"]').first().click()
      await page.locator('[name=cause]').selectOption('RESOLVED')
      await page.locator('[name=reason]').fill(TEXT)
      await press(page, t('office.accounts.reinstate.action'))
      await expect(page.locator('main')).toContainText(t('office.accounts.done.reinstated'))

      await customer.goto(`/${locale}/payments/${due}/confirm`)
      await expect(customer).toHaveURL(/\/sign-in/)
      await fillAsked(customer, { email: EMAIL, password: 'Kuwait#2026' })
      await customer.getByRole('button', { name: t('auth.signIn.submit'), exact: true }).click()
      await expect(customer).toHaveURL(new RegExp(`/payments/${due}/confirm$`))
      await expect(customer.getByRole('button', { name: t('payments.confirm.continue') })).toBeVisible()
      await theirs.close()
    })
  })
}
