import { newId } from '@/lib/core/ids'
import { withClient } from '@/tests/support/database'
import { test, expect } from '@/tests/support/journey-fixtures'
import { translatorOf } from './support/journey'
import { enterAs } from './support/session'

// Officers whom no other journey signs in: their notifications are counted.
for (const [locale, officer, javaScriptEnabled] of [
  ['ar', 'khaled', false],
  ['en', 'latifa', true],
] as const) {
  test.describe(`in ${locale}, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled })
    test('an officer sees the count at the bell, reads the alert, and the list can be emptied', async ({
      page,
      portal,
    }) => {
      const t = translatorOf(locale)
      const email = `${officer}@customs.example`
      await enterAs(page, portal, email)
      await page.goto(`/${locale}/admin`)
      const bell = page.locator('header a[href$="/admin/notifications"]')
      await bell.click()
      await expect(page.locator('main')).toContainText(t('notifications.emptyTextOffice'))

      await withClient(portal.databases.MIGRATION_DATABASE_URL, async (sql) => {
        for (const number of ['355120', '355121']) {
          await sql.query(
            `INSERT INTO "Notification" (id, "userId", kind, args, href, "createdAt") SELECT $1, id, 'number.held', $2, '/admin/requests/registrations', now() FROM "User" WHERE email = $3`,
            [newId(), { number }, email],
          )
        }
      })
      await page.goto(`/${locale}/admin`)
      await expect(bell).toContainText('2')
      await bell.click()
      await expect(page.locator('main li').filter({ hasText: '355120' })).toContainText(
        t('notifications.new'),
      )
      await page
        .locator('main li')
        .filter({ hasText: '355121' })
        .locator('button[type=submit]:visible')
        .click()
      await expect(page).toHaveURL(new RegExp(`/${locale}/admin/requests/registrations`))
      await bell.click()
      await expect(page.locator('main li').filter({ hasText: '355121' })).not.toContainText(
        t('notifications.new'),
      )
      await page.getByRole('button', { name: t('notifications.markAll'), exact: true }).click()
      await expect(page.getByRole('button', { name: t('notifications.markAll'), exact: true })).toHaveCount(0)
      await expect(page.locator('main li')).toHaveCount(2)

      await page.locator('header a[href$="/staff/account"]').click()
      await expect(page).toHaveURL(new RegExp(`/${locale}/staff/account$`))
      await expect(page.locator('#password')).toBeVisible()
      await expect(page.locator('#sessions')).toBeVisible()
    })
  })
}
