import type { Page } from '@playwright/test'
import { expect } from '@/tests/support/journey-fixtures'

type Card = { number?: string; year?: string; /** Press إلغاء on the first page. */ cancel?: true }

/** The card on KNET's first page, and ارسال. Ends on the page that asks whether all is right. */
export async function typeCard(
  page: Page,
  { number = '0000000001', year = '2030' }: Card = {},
): Promise<void> {
  await expect(page).toHaveURL(/\/knet-simulator\/kpg\/paymentpage/)
  await page.locator('[name=bank]').selectOption({ index: 1 })
  await page.locator('[name=dcprefix]').selectOption('888888')
  await page.locator('[name=debitNumber]').fill(number)
  await page.locator('[name=expiryMonth]').selectOption('09')
  await page.locator('[name=expiryYear]').selectOption(year)
  await page.locator('[name=cardPin]').fill('1234')
  await page.locator('#proceed').click()
  await expect(confirmButton(page)).toBeVisible()
}

/** تأكيد العملية */
export const confirmButton = (page: Page) => page.locator('[name=button][value=confirm]')

/** A code on the page that asks for it, and its button. */
export async function typeCode(page: Page, code: string): Promise<void> {
  await page.locator('[name=otp]').fill(code)
  await page.locator('[name=button][value=otp]').click()
}

/**
 * The payer at the simulator: card, review, the code from 25.000 KWD on, or إلغاء. Ends where KNET sends the
 * browser.
 */
export async function payAtKnet(page: Page, card: Card = {}): Promise<void> {
  await expect(page).toHaveURL(/\/knet-simulator\/kpg\/paymentpage/)
  if (card.cancel) return page.locator('[name=button][value=cancel]').click()
  await typeCard(page, card)
  await confirmButton(page).click()
  const code = page.locator('[name=otp]')
  // Either the bank asks for a code, or KNET has already sent the browser on.
  await expect.poll(async () => !page.url().includes('/paymentpage') || (await code.isVisible())).toBe(true)
  if (await code.isVisible()) await typeCode(page, '123456')
}
