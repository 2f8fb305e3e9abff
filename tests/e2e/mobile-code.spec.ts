import { expect, test } from '@/tests/support/journey-fixtures'
import { translatorOf } from './support/journey'

test.use({ javaScriptEnabled: false })

test('a mobile that is not confirmed is asked for on the dashboard until the code of the SMS was entered, without JavaScript', async ({
  page,
  request,
}) => {
  const t = translatorOf('en')
  await page.goto('/en/sign-in')
  await page.fill('[name=email]', 'jassim@mutawa.example')
  await page.fill('[name=password]', 'Kuwait#2026')
  await page.locator('main form button[type=submit]').first().click()
  await expect(page).toHaveURL(/\/en\/dashboard$/)
  await expect(page.locator('main')).toContainText(t('accounts.mobile.title'))
  await page.getByRole('button', { name: t('accounts.mobile.resend'), exact: true }).click()
  await expect(page.locator('main')).toContainText(t('account.profile.mobileCodeSent'))
  const sms = async () => {
    const { messages } = (await (await request.get('/dev/mailbox.json?to=%2B965')).json()) as {
      messages: { template: string; channel: string; text: string }[]
    }
    return messages.find(({ template, channel }) => template === 'mobile.code' && channel === 'SMS')?.text
  }
  await expect.poll(sms, { timeout: 30_000 }).toBeTruthy()
  await page.locator('[name=code]').fill(/\b\d{6}\b/.exec((await sms())!)![0])
  await page.getByRole('button', { name: t('accounts.mobile.confirm'), exact: true }).click()
  await expect(page.locator('main')).toContainText(t('account.profile.mobileConfirmed'))
  await expect(page.locator('main')).not.toContainText(t('accounts.mobile.title'))
})

test('the page that says “confirmed” leads on who has confirmed nothing', async ({ page }) => {
  await page.goto('/ar/verify-email/done')
  await expect(page).toHaveURL(/\/ar\/sign-in$/)
})
