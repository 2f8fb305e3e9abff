import { expect, test } from '@/tests/support/journey-fixtures'

test('the bare address leads to the Arabic portal, and a forged host leads nowhere else', async ({
  portal,
  request,
}) => {
  const answer = await request.get('/', { maxRedirects: 0, headers: { 'x-forwarded-host': 'evil.example' } })
  expect(answer.status()).toBeGreaterThanOrEqual(300)
  expect(new URL(answer.headers().location ?? '', portal.url).href).toBe(`${portal.url}/ar`)
  const forged = await request.get('/', {
    maxRedirects: 0,
    headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
  })
  expect([forged.status(), forged.headers().location]).toEqual([421, undefined])
})

test('the Arabic portal is read from the right', async ({ page }) => {
  await page.goto('/ar')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar')
})
