import { expect, test } from '@/tests/support/journey-fixtures'
import { translatorOf } from './support/journey'
import { enterAs } from './support/session'

const EMAIL = 'hamed@ofuq.example'

for (const [locale, javaScriptEnabled] of [
  ['ar', false],
  ['en', true],
] as const) {
  test.describe(`in ${locale}, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled })
    test('of two tabs that change the same answers the second is told, keeps what was typed, and may save over the first', async ({
      page,
      context,
      portal,
    }) => {
      const t = translatorOf(locale)
      await enterAs(page, portal, EMAIL)
      await page.goto(`/${locale}/companies`)
      const company = (
        await page
          .locator('main a[href*="/companies/"]')
          .evaluateAll((links) => links.map((link) => link.getAttribute('href')!))
      )
        .map((href) => /\/companies\/[0-9a-f-]{36}/.exec(href)?.[0])
        .find(Boolean)!
      const path = `/${locale}${company}/update/contact`
      const other = await context.newPage()
      for (const tab of [page, other]) await tab.goto(path)
      const save = async (tab: typeof page, box: string) => {
        await tab.locator('[name=poBox]').fill(box)
        await tab.getByRole('button', { name: t('myCompanies.contactPage.save'), exact: true }).click()
      }
      const first = javaScriptEnabled ? '4101' : '4201'
      await save(page, first)
      await expect(page).toHaveURL(/update\?saved=1$/)
      await save(other, '4102')
      await expect(other.locator('main form [role=alert]')).toContainText(t('problems.stepOvertaken'))
      await expect(other.locator('[name=poBox]')).toHaveValue('4102')
      const [theirs] = await Promise.all([
        context.waitForEvent('page'),
        other.getByRole('link', { name: t('common.overtaken.see') }).click(),
      ])
      await expect(theirs.locator('[name=poBox]')).toHaveValue(first)
      await other.getByLabel(t('common.overtaken.override')).check()
      await save(other, '4102')
      await expect(other).toHaveURL(/update\?saved=1$/)
      await page.goto(path)
      await expect(page.locator('[name=poBox]')).toHaveValue('4102')
    })
  })
}
