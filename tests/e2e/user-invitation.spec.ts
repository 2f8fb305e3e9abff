import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/journey-fixtures'
import { expectLanguage, expectMail, fillAsked, press, translatorOf, type Locale } from './support/journey'

const PASSWORD = 'Sadaf#2026y'

async function signIn(page: Page, locale: Locale): Promise<void> {
  await page.goto(`/${locale}/sign-in`)
  await page.fill('[name=email]', 'hamed@ofuq.example')
  await page.fill('[name=password]', 'Kuwait#2026')
  await page.locator('main form button[type=submit]').first().click()
  await expect(page).toHaveURL(new RegExp(`/${locale}/dashboard$`))
}

for (const [locale, javaScriptEnabled] of [
  ['ar', true],
  ['en', false],
] as const) {
  test.describe(`${locale}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
    test.use({ javaScriptEnabled })

    test('invited, corrects the mobile, enters both codes, accepts the terms, and sees what was granted', async ({
      page,
      browser,
      request,
      portal,
    }) => {
      const t = translatorOf(locale)
      const email = `dana.${locale}@invited.example`
      const mobile = locale === 'ar' ? '51112223' : '51112224'
      await signIn(page, locale)
      await page.goto(`/${locale}/users/new`)
      await expectLanguage(page, locale)
      const person = { firstName: 'دانة', lastName: 'السالم', gender: 'FEMALE', civilId: '288020122596' }
      await fillAsked(page, { ...person, mobile: '50000001', email })
      await press(page, t('userInvitations.new.submit'))
      await expect(page.locator('main')).toContainText(t('problems.serviceNeeded'))
      await expect(page.locator('[name=email]')).toHaveValue(email)
      await page.locator('[name=services][value=PAYMENTS]').check()
      await page.locator('[name=companies][value=ALL]').check()
      await press(page, t('userInvitations.new.submit'))
      await expect(page).toHaveURL(/\/users\/invitations\?done=sent$/)
      await expect(page.locator('main table')).toContainText(email)
      const mail = await expectMail(request, email, 'account.invitation')
      const link = new URL(/https?:\/\/\S+\/join\/[\w-]+/.exec(mail.text)![0]).pathname

      // The sender’s own browser is signed in as somebody else.
      await page.goto(link)
      await expect(page.locator('main')).toContainText(t('userInvitations.other.title'))

      const context = await browser.newContext({ javaScriptEnabled, baseURL: portal.url })
      const own = await context.newPage()
      await own.goto(link)
      await expectLanguage(own, locale)
      await expect(own.locator('[name=mobile]')).toHaveValue('+96550000001')
      await own.fill('[name=mobile]', mobile)
      await own.fill('[name=password]', PASSWORD)
      await own.fill('[name=repeat]', PASSWORD)
      await press(own, t('userInvitations.join.save'))
      await expect(own.locator('main')).toContainText(t('userInvitations.join.steps.CODE'))
      const code = await expectMail(request, email, 'verification.code')
      await own.fill('[name=code]', /\b\d{6}\b/.exec(code.text)![0])
      await press(own, t('userInvitations.join.confirm'))
      await expect(own.locator('main')).toContainText(t('userInvitations.join.steps.MOBILE'))
      const sms = async () => {
        const to = encodeURIComponent(`+965${mobile}`)
        const answer = await request.get(`/dev/mailbox.json?to=${to}`)
        const { messages } = (await answer.json()) as { messages: { text: string }[] }
        return messages[0]?.text
      }
      await expect.poll(sms, { timeout: 30_000 }).toBeTruthy()
      await own.fill('[name=code]', /\b\d{6}\b/.exec((await sms())!)![0])
      await press(own, t('userInvitations.join.confirm'))
      await expect(own.locator('main')).toContainText(t('userInvitations.join.steps.TERMS'))
      await own.locator('[name=terms]').check()
      await press(own, t('userInvitations.join.accept'))
      await expect(own).toHaveURL(new RegExp(`/${locale}/dashboard`))
      await own.goto(`/${locale}/payments`)
      await expect(own.locator('main table').first()).toBeVisible()
      expect((await own.goto(`/${locale}/companies`))?.status()).toBe(403)
      expect((await own.goto(`/${locale}/users/invitations`))?.status()).toBe(404)
      await context.close()

      await page.goto(`/${locale}/users/invitations`)
      const row = page.locator('main tbody tr', { hasText: email })
      await expect(row).toContainText(t('userInvitations.list.states.ACCEPTED'))
    })

    test('a link that was withdrawn, or replaced by a newer one, says so', async ({
      page,
      browser,
      request,
      portal,
    }) => {
      const t = translatorOf(locale)
      const email = `fahad.${locale}@invited.example`
      await signIn(page, locale)
      await page.goto(`/${locale}/users/new`)
      const person = { firstName: 'فهد', lastName: 'الراشد', gender: 'MALE', civilId: '288020122596' }
      await fillAsked(page, { ...person, mobile: '50000002', email, general: 'on' })
      await press(page, t('userInvitations.new.submit'))
      await expect(page).toHaveURL(/\?done=sent$/)
      const linkOf = (text: string) => new URL(/https?:\/\/\S+\/join\/[\w-]+/.exec(text)![0]).pathname
      const first = linkOf((await expectMail(request, email, 'account.invitation')).text)
      const row = page.locator('main tbody tr', { hasText: email })
      await row.getByRole('button').click()
      await expect(page).toHaveURL(/\?done=resent$/)
      const mail = await expectMail(
        request,
        email,
        'account.invitation',
        ({ text }) => linkOf(text) !== first,
      )
      const context = await browser.newContext({ javaScriptEnabled, baseURL: portal.url })
      const own = await context.newPage()
      await own.goto(first)
      await expect(own.locator('main')).toContainText(t('userInvitations.closed.UNKNOWN.title'))
      await row.getByRole('link').click()
      await press(page, t('userInvitations.withdraw.confirm'))
      await expect(page).toHaveURL(/\?done=withdrawn$/)
      await own.goto(linkOf(mail.text))
      await expect(own.locator('main')).toContainText(t('userInvitations.closed.WITHDRAWN.title'))
      await context.close()
    })
  })
}
