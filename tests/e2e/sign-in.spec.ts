import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/journey-fixtures'
import { officerCode } from './support/officer'

const PASSWORD = 'Kuwait#2026'
const HAMED = 'hamed@ofuq.example'
const NOURA = 'noura@customs.example'

async function signIn(page: Page, email: string, path = '/ar/sign-in', password = PASSWORD) {
  await page.goto(path)
  await page.fill('[name=email]', email)
  await page.fill('[name=password]', password)
  await page.locator('main form button[type=submit]').first().click()
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a visitor comes back to the page that was asked for, and a copied cookie is dead after sign-out', async ({
      page,
      context,
    }) => {
      await page.goto('/ar/account/sessions')
      await expect(page).toHaveURL(/\/ar\/sign-in\?next=/)
      await page.fill('[name=email]', HAMED)
      await page.fill('[name=password]', PASSWORD)
      await page.locator('main form button[type=submit]').first().click()
      await expect(page).toHaveURL(/\/ar\/account\/sessions$/)
      const stolen = await context.cookies()
      await page.goto('/ar/sign-out')
      await page.locator('main form button[type=submit]').first().click()
      await expect(page).toHaveURL(/\/ar\/sign-in\?done=signedOut$/)
      await context.addCookies(stolen)
      await page.goto('/ar/account')
      await expect(page).toHaveURL(/\/ar\/sign-in/)
    })

    test('a wrong password keeps the e-mail and says no more than that', async ({ page }) => {
      await signIn(page, 'jassim@mutawa.example', '/ar/sign-in', 'Wrong!48-Nakhl')
      await expect(page.locator('main')).toContainText('البريد الإلكتروني أو كلمة المرور غير صحيحة')
      await expect(page.locator('[name=email]')).toHaveValue('jassim@mutawa.example')
      // With JavaScript the box keeps it in the browser; the server never sends it back.
      expect(await page.content()).not.toContain('Wrong!48')
    })

    test('staff need the second factor, and never come in by the other portal', async ({ page, request }) => {
      await signIn(page, NOURA)
      await expect(page.locator('main')).toContainText('البريد الإلكتروني أو كلمة المرور غير صحيحة')
      await signIn(page, NOURA, '/ar/staff/sign-in')
      await expect(page).toHaveURL(/\/ar\/staff\/sign-in\/code/)
      await page.goto('/ar/admin')
      await expect(page).toHaveURL(/\/ar\/staff\/sign-in\/code/)
      await page.fill('#field-code', await officerCode(request, NOURA))
      await page.locator('main form button[type=submit]').first().click()
      await expect(page).toHaveURL(/\/ar\/admin$/)
    })
  })
}

test('a session planted before signing in is worth nothing after it', async ({ page, context }) => {
  await signIn(page, 'nadia@marsa.example')
  await expect(page).toHaveURL(/\/ar\/dashboard$/)
  const planted = await context.cookies()
  await context.clearCookies()
  await context.addCookies(planted)
  await page.goto('/ar/sign-out')
  await context.clearCookies()
  await context.addCookies(planted)
  await page.goto('/ar/staff/sign-in')
  await page.fill('[name=email]', NOURA)
  await page.fill('[name=password]', PASSWORD)
  await page.locator('main form button[type=submit]').first().click()
  await expect(page).toHaveURL(/\/ar\/staff\/sign-in\/code/)
  const after = await context.cookies()
  await context.clearCookies()
  await context.addCookies(planted)
  await page.goto('/ar/dashboard')
  await expect(page).toHaveURL(/\/ar\/sign-in/)
  const value = (cookies: typeof planted) => cookies.find(({ name }) => name.endsWith('session-token'))?.value
  expect(value(after)).not.toBe(value(planted))
})

test('a password posted to the library’s own endpoint is refused', async ({ request, portal }) => {
  const answer = await request.post('/api/auth/callback/credentials', {
    form: { email: HAMED, password: PASSWORD },
    headers: { origin: portal.url },
  })
  expect(answer.status()).toBe(403)
  expect(answer.headers()['set-cookie'] ?? '').not.toContain('session-token')
})
