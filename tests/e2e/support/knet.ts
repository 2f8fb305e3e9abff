import type { Page } from '@playwright/test'
import { expect } from './fixtures'

type Card = { number?: string; year?: string; /** Press إلغاء on the first page. */ cancel?: true }

/** The payer at the simulator: card, review, the code from 25.000 KWD on, or إلغاء. Ends where KNET sends the browser. */
export async function payAtKnet(page: Page, { number = '0000000001', year = '2030', cancel }: Card = {}): Promise<void> {
  await expect(page).toHaveURL(/\/knet-simulator\/kpg\/paymentpage/)
  if (cancel) return page.locator('[name=button][value=cancel]').click()
  await page.locator('[name=bank]').selectOption({ index: 1 })
  await page.locator('[name=dcprefix]').selectOption('888888')
  await page.locator('[name=debitNumber]').fill(number)
  await page.locator('[name=expiryMonth]').selectOption('09')
  await page.locator('[name=expiryYear]').selectOption(year)
  await page.locator('[name=cardPin]').fill('1234')
  await page.locator('#proceed').click()
  await page.locator('[name=button][value=confirm]').click()
  const code = page.locator('[name=otp]')
  // Either the bank asks for a code, or KNET has already sent the browser on.
  await expect.poll(async () => !page.url().includes('/paymentpage') || (await code.isVisible())).toBe(true)
  if (await code.isVisible()) {
    await code.fill('123456')
    await page.locator('[name=button][value=otp]').click()
  }
}
