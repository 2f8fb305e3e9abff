import { expect, test } from '@/tests/support/journey-fixtures'
import { expectLanguage, expectMail, press, translatorOf, type Locale } from './support/journey'
import { enterAs } from './support/session'

const RUNS = [
  { locale: 'ar', scripted: true, title: 'in Arabic' },
  { locale: 'en', scripted: false, title: 'in English without JavaScript' },
] as const satisfies readonly { locale: Locale; [key: string]: unknown }[]

const GENERAL = 'hamed@ofuq.example'
const ASSISTANT = 'reem@ofuq.example'
const SERVICE = '/services/hs-code-search'

for (const { locale, scripted, title } of RUNS) {
  const t = translatorOf(locale)
  const at = (path: string) => `/${locale}${path}`
  const text = (key: string) => t(`serviceSubscriptions.${key}`)
  const name = text('catalogue.TARIFF.title')

  test.describe(title, () => {
    test.use({ javaScriptEnabled: scripted, locale: locale === 'ar' ? 'ar-KW' : 'en-GB' })

    test('a service is left and taken again; who lost it asks for it, and it is granted from the notification', async ({
      page,
      browser,
      portal,
      request,
    }) => {
      await enterAs(page, portal, GENERAL)
      await page.goto(at('/services'))
      await expectLanguage(page, locale)
      await expect(page.locator('main li article')).toHaveCount(7)
      await expect(page.locator('main')).toContainText(text('catalogue.BILLS.closed'))
      await page.goto(at(SERVICE))
      await page.getByRole('link', { name: text('leave') }).click()
      await press(page.locator('main'), text('leavePage.confirm'))
      await expect(page.locator('#standing')).toContainText(text('standing.CAN_SUBSCRIBE'))
      await press(page.locator('main'), text('subscribe'))
      await expect(page.locator('#standing')).toContainText(text('standing.SUBSCRIBED'))

      const other = await browser.newContext({
        javaScriptEnabled: scripted,
        baseURL: portal.url,
        locale: locale === 'ar' ? 'ar-KW' : 'en-GB',
      })
      const assistant = await other.newPage()
      await enterAs(assistant, portal, ASSISTANT)
      expect((await assistant.goto(at('/services/tariff')))?.status()).toBe(403)
      await assistant.getByRole('link', { name: t('ui.forbidden.service', { name }) }).click()
      await expect(assistant).toHaveURL(new RegExp(`${SERVICE}$`))
      await press(assistant.locator('#ask'), text('askForm.submit'))
      await expect(assistant.locator('main [role=alert]').first()).toBeVisible()
      await assistant.locator('main textarea[name=reason]').fill('أحتاج إلى رموز البضائع (HS)')
      await press(assistant.locator('#ask'), text('askForm.submit'))
      await expect(assistant.locator('#own')).toContainText(text('own.states.OPEN'))
      await expect(assistant.locator('#own')).toContainText('حامد الهاشمي')

      await expectMail(request, GENERAL, 'access.asked')
      await page.goto(at('/notifications'))
      await page.locator('main li', { hasText: name }).first().getByRole('button').click()
      await expect(page).toHaveURL(/\/users\/access-requests\/[\w-]+$/)
      await expectLanguage(page, locale)
      await press(page.locator('#grant'), text('decide.grant'))
      await expect(page.locator('main')).toContainText(text('decide.outcome.GRANTED'))

      await expectMail(request, ASSISTANT, 'access.granted')
      expect((await assistant.goto(at('/services/tariff')))?.status()).toBe(200)
      await assistant.goto(at(SERVICE))
      await expect(assistant.locator('#own')).toContainText(text('own.states.GRANTED'))
      await other.close()
    })
  })
}
