import { expect, test } from '@/tests/support/journey-fixtures'
import { expectLanguage, expectMail, press, translatorOf, type Locale } from './support/journey'
import { enterAs } from './support/session'

const RUNS = [
  { locale: 'ar', scripted: true, title: 'in Arabic' },
  { locale: 'en', scripted: false, title: 'in English without JavaScript' },
] as const satisfies readonly { locale: Locale; [key: string]: unknown }[]

const GENERAL = 'hamed@ofuq.example'

for (const { locale, scripted, title } of RUNS) {
  const t = translatorOf(locale)
  const at = (path: string) => `/${locale}${path}`

  test.describe(title, () => {
    test.use({ javaScriptEnabled: scripted, locale: locale === 'ar' ? 'ar-KW' : 'en-GB' })

    test('an administrator sees the portal as a customer does, reads and changes nothing, and ends it', async ({
      page,
      browser,
      portal,
      request,
    }) => {
      await enterAs(page, portal, 'khaled@customs.example')
      await page.goto(at('/admin/requests/registrations?state=all&q=482910'))
      await page.locator('main table a').first().click()
      await page.getByRole('link', { name: t('office.review.observe') }).click()
      await expect(page.locator('#begin')).toBeVisible()
      const account = /accounts\/([\w-]+)\/observe/.exec(page.url())![1]!
      await press(page.locator('#begin'), t('office.observe.submit'))
      await expect(page.locator('main [role=alert]').first()).toBeVisible()
      await page.locator('[name=userId]').selectOption({ index: 1 })
      await page.locator('[name=reason][value=FAULT_REPORTED]').check()
      await page.locator('[name=note]').fill('مكالمة 17: لا تظهر له الإيصالات')
      await page.locator('[name=confirm]').check()
      await press(page.locator('#begin'), t('office.observe.submit'))

      await expect(page).toHaveURL(new RegExp(`${at('/dashboard')}$`))
      await expectLanguage(page, locale)
      const banner = page.getByRole('region', { name: t('shell.observation.name') })
      await expect(banner).toBeInViewport()
      await page.goto(at('/account'))
      await page.locator('footer').scrollIntoViewIfNeeded()
      await expect(banner).toBeInViewport()
      await expect(page.locator('main')).toContainText('•••@')
      await page.locator('main form [name=locale]').first().check()
      await page.locator('main form button[type=submit]').first().click()
      await expect(page.locator('main [role=alert]').first()).toContainText(t('problems.observing'))
      await press(banner, t('shell.observation.end'))
      await expect(page).toHaveURL(new RegExp(`/accounts/${account}/observe\\?done=ended$`))
      await expect(page.locator('main')).toContainText(t('office.observe.done.ended'))
      await expect(banner).toHaveCount(0)
      await page.goto(at('/dashboard'))
      await expect(page).toHaveURL(/done=over$/)

      // The customer is told by mail, and reads in the account's log what was looked at, by the authority.
      await expectMail(request, GENERAL, 'observation.began')
      const own = await browser.newContext({ javaScriptEnabled: scripted, baseURL: portal.url })
      const general = await own.newPage()
      await enterAs(general, portal, GENERAL)
      await general.goto(at('/activity'))
      const lines = general.locator('main tbody tr')
      await expect(lines.filter({ hasText: t('activity.who.AUTHORITY') }).first()).toBeVisible()
      await expect(general.locator('main')).not.toContainText('خالد')
      await own.close()
    })
  })
}
