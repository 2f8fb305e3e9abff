import { startPortal, type Portal } from '@/tests/support/portal-server'
import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/journey-fixtures'
import { translatorOf } from './support/journey'

// A portal of its own: its clock is moved.
let portal: Portal
test.beforeAll(async () => {
  portal = await startPortal({ worker: false })
})
test.afterAll(() => portal?.stop())
test.use({ javaScriptEnabled: false })

async function pass(page: Page, minutes: number): Promise<void> {
  const moved = await page.request.post(`${portal.url}/dev/clock.json`, {
    data: { seconds: minutes * 60 },
    headers: { origin: portal.url },
  })
  expect(moved.ok()).toBe(true)
  // The server may hold the offset that it read a moment ago (lib/core/clock: half a second).
  await page.waitForTimeout(700)
}

for (const locale of ['ar', 'en'] as const) {
  test(`without JavaScript a reader stays signed in from beside a half-filled form, in ${locale}`, async ({
    page,
    context,
  }) => {
    const t = translatorOf(locale)
    await page.goto(`${portal.url}/${locale}/sign-in`)
    await page.fill('[name=email]', 'hamed@ofuq.example')
    await page.fill('[name=password]', 'Kuwait#2026')
    await page.locator('main form button[type=submit]').first().click()
    await page.goto(`${portal.url}/${locale}/companies/register`)
    await expect(page.locator('noscript time')).toHaveText(/^\d\d:\d\d$/)
    await page.locator('main [name=commercialRegistrationNumber]').first().fill('640001')

    await pass(page, 15)
    const opened = context.waitForEvent('page')
    await page.getByRole('link', { name: t('shell.session.noScriptStay') }).click()
    const beside = await opened
    await expect(beside.locator('h1')).toHaveText(t('auth.stay.title'))
    await expect(beside.locator('main bdi').first()).toHaveText(/^\d\d:\d\d$/)
    await beside.close()
    await expect(page.locator('main [name=commercialRegistrationNumber]').first()).toHaveValue('640001')

    // Half an hour after the form was opened, ten minutes more than one may be idle.
    await pass(page, 15)
    await page.goto(`${portal.url}/${locale}/dashboard`)
    await expect(page).toHaveURL(/\/dashboard$/)
    await pass(page, 21)
    await page.goto(`${portal.url}/${locale}/stay-signed-in`)
    await expect(page).toHaveURL(/\/sign-in/)
  })
}
