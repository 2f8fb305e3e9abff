import type { Page } from '@playwright/test'
import { bytesOf, usersFile } from '@/tests/support/users-file'
import { expect, test } from '@/tests/support/journey-fixtures'
import { expectMail, translatorOf, type Locale } from './support/journey'

async function signIn(page: Page, locale: Locale): Promise<void> {
  await page.goto(`/${locale}/sign-in`)
  await page.fill('[name=email]', 'hamed@ofuq.example')
  await page.fill('[name=password]', 'Kuwait#2026')
  await page.locator('main form button[type=submit]').first().click()
  await expect(page).toHaveURL(new RegExp(`/${locale}/dashboard$`))
}

async function upload(page: Page, buffer: Buffer): Promise<void> {
  await page
    .locator('#upload input[type=file]')
    .setInputFiles({ name: 'users.csv', mimeType: 'text/csv', buffer })
  await page.locator('#upload button[type=submit]').click()
}

for (const [locale, javaScriptEnabled] of [
  ['ar', true],
  ['en', false],
] as const) {
  test.describe(`${locale}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
    test.use({ javaScriptEnabled })

    test('a workbook is named; of a file with one fault the correct row is invited, once it is agreed to', async ({
      page,
      request,
    }) => {
      const t = translatorOf(locale)
      const email = `import.${locale}@invited.example`
      await signIn(page, locale)
      await page.goto(`/${locale}/users`)
      await page.getByRole('link', { name: t('users.import') }).click()
      await upload(page, Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]))
      await expect(page.locator('#upload')).toContainText(t('problems.importFileXlsx'))

      await upload(page, Buffer.from(bytesOf(usersFile([{ email }, { email: 'wrong', gender: '?' }]))))
      await expect(page).toHaveURL(/\/users\/import\/[0-9a-f-]{36}$/)
      await expect(page.locator('#faults')).toContainText(t('problems.importGender'))
      await expect(page.locator('#faults')).toContainText(t('problems.email'))
      await expect(page.locator('#people')).toContainText(email)
      const send = page.locator('#confirm form button[type=submit]:not([name])')
      await send.click()
      await expect(page.locator('main')).toContainText(t('problems.importOnlyCorrect'))
      await page.locator('[name=onlyCorrect]').check()
      await send.click()
      await expect(page.locator('h1')).toHaveText(t('userImport.titles.DONE'))
      await expect(page.locator('#missed tbody tr')).toHaveCount(1)
      await expectMail(request, email, 'account.invitation')
      await page.goto(`/${locale}/users/invitations`)
      await expect(page.locator('main tbody tr', { hasText: email })).toHaveCount(1)
    })
  })
}
