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

async function signIn(page: Page): Promise<void> {
  await page.fill('[name=email]', 'hamed@ofuq.example')
  await page.fill('[name=password]', 'Kuwait#2026')
  await page.locator('main form button[type=submit]').first().click()
}

test('a form posted after the time-out is filled as it was after signing in, and once sent is kept no more', async ({
  page,
}) => {
  const t = translatorOf('ar')
  await page.goto(`${portal.url}/ar/sign-in`)
  await signIn(page)
  await page.goto(`${portal.url}/ar/companies`)
  const company = await page
    .locator('main a[href*="/ar/companies/"]:not([href*="register"])')
    .first()
    .getAttribute('href')
  await page.goto(`${portal.url}${company!}/update/contact`)
  await page.fill('main [name=poBox]', '7788')
  const moved = await page.request.post(`${portal.url}/dev/clock.json`, {
    data: { seconds: 21 * 60 },
    headers: { origin: portal.url },
  })
  expect(moved.ok()).toBe(true)
  // The server may hold the offset that it read a moment ago (lib/core/clock: half a second).
  await page.waitForTimeout(700)
  const send = () =>
    page.getByRole('button', { name: t('myCompanies.contactPage.save'), exact: true }).click()
  await send()
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(page.locator('main')).toContainText(t('auth.signIn.formKept'))
  await signIn(page)
  await expect(page).toHaveURL(/\/update\/contact$/)
  await expect(page.locator('main')).toContainText(t('problems.formKept'))
  await expect(page.locator('main [name=poBox]')).toHaveValue('7788')
  await send()
  await expect(page).toHaveURL(/saved=1/)
  await page.goto(`${portal.url}${company!}/update/contact`)
  await expect(page.locator('main')).not.toContainText(t('problems.formKept'))
})
