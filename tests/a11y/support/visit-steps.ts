import type { Page } from '@playwright/test'
import { fingerprint } from '@/lib/core/vault'
import { madePdf } from '@/tests/support/made-files'

/** Sends the page's main form as it is: the error summary stands first and has the focus. */
export async function sendEmpty(page: Page): Promise<void> {
  await page.locator('main form button[type=submit]:not([name=captchaNew]):not([name=theme])').last().click()
  await page.locator('main [role=alert]:focus').waitFor()
}

/** The correction page's main button, which stands before the one that saves for later. */
export async function sendUncorrected(page: Page): Promise<void> {
  await page.locator('main form button[name=intent][value=send]').click()
  await page.locator('main [role=alert]:focus').waitFor()
}

/** Ticks a box of the matrix and goes on to the page that asks again. */
export async function tickAndReview(page: Page): Promise<void> {
  await page.locator('input[name=grant]:not(:checked)').first().check()
  await page.locator('#matrix button[type=submit]').first().click()
  await page.waitForURL(/\/confirm\?/)
  await page.locator('main [name=wanted]').waitFor({ state: 'attached' })
}

/** The same while staff see the portal as a customer: refused in words at the form. */
export async function reviewObserved(page: Page): Promise<void> {
  await page.locator('#matrix button[type=submit]').first().click()
  await page.locator('main [role=alert]:focus').waitFor()
}

export async function upload(page: Page): Promise<void> {
  const form = page.locator('form[action="/api/documents"][novalidate]')
  await form
    .locator('input[type=file]')
    .setInputFiles({ name: 'رخصة التجارة 2026 (copy).pdf', mimeType: 'application/pdf', buffer: madePdf() })
  await form.locator('button[type=submit]').click()
  await page.locator('li[id^="document-"]').first().waitFor()
}

export async function openAll(page: Page): Promise<void> {
  await page.evaluate(() =>
    document.querySelectorAll('main details').forEach((details) => {
      ;(details as HTMLDetailsElement).open = true
    }),
  )
}

/** The cookie of a browser that has confirmed its e-mail a moment ago (lib/accounts/confirmed-cookie). */
export function justConfirmed(): Record<string, string> {
  const endsAt = Date.now() + 300_000
  return { 'portal-confirmed': `${endsAt}.1.${fingerprint(`confirmed:${endsAt}:1`)}` }
}
