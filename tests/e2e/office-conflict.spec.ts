import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/journey-fixtures'
import { translatorOf } from './support/journey'
import { enterAs } from './support/session'

for (const [locale, javaScriptEnabled] of [
  ['ar', true],
  ['en', false],
] as const) {
  test(`of two officers who decide one request the second is shown what it is by now, and a decided request offers no return (${locale}, JavaScript ${javaScriptEnabled ? 'on' : 'off'})`, async ({
    browser,
    portal,
  }) => {
    const t = translatorOf(locale)
    const open = async (email: string): Promise<Page> => {
      const page = await (await browser.newContext({ baseURL: portal.url, javaScriptEnabled })).newPage()
      await enterAs(page, portal, email)
      return page
    }
    const first = await open('noura@customs.example')
    const second = await open('salem@customs.example')
    await first.goto(`/${locale}/admin/requests/registrations?assigned=nobody`)
    const href = await first
      .locator('main tbody a[href*="/admin/requests/registrations/"]')
      .first()
      .getAttribute('href')
    const offers = (page: Page) => page.locator('main summary', { hasText: t('office.note.open') })
    for (const page of [first, second]) {
      await page.goto(`${href!}?confirm=reject`)
      await expect(offers(page).first()).toBeVisible()
      await page.locator('#decision [name=reason]').fill(`سبب ${page === first ? 'الأولى' : 'الثاني'}`)
    }
    const reject = (page: Page) => page.locator('#decision form button[type=submit]:not([name])').click()
    await reject(first)
    await expect(first.locator('main')).toContainText(t('office.alerts.done.rejected'))
    await expect(offers(first)).toHaveCount(0)
    await reject(second)
    await expect(second.locator('#decision [role=alert]')).toBeVisible()
    await expect(second.locator('main .tag', { hasText: t('ui.status.REJECTED') }).first()).toBeVisible()
    await expect(second.locator('#decision [name=reason]')).toHaveValue('سبب الثاني')
    await expect(second.locator('#decision form button[type=submit]:not([name])')).toHaveCount(0)
    await expect(offers(second)).toHaveCount(0)
    for (const page of [first, second]) await page.context().close()
  })
}
