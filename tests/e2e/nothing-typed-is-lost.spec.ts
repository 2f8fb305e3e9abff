import type { Page } from '@playwright/test'
import { startPortal } from '@/tests/support/portal-server'
import { anotherBuild } from '@/tests/support/another-build'
import { runSettings } from '@/tests/support/run-settings'
import { translate } from '@/tests/support/translate'
import { expect, test } from '@/tests/support/journey-fixtures'
import { expectLanguage, press, sendPdf, signIn, translatorOf, type Locale } from './support/journey'
import { enterAs } from './support/session'

const OWNER = 'hamed@ofuq.example'
const PASSWORD = 'Kuwait#2026'

/** Once the page's code runs: a browser also translates what comes later. */
async function translatePage(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('main form') ?? {}).some((key) => key.startsWith('__react')),
  )
  await page.locator('body').evaluate(translate)
}

/** The contact details of the owner's company. */
async function openContact(page: Page, locale: Locale): Promise<string> {
  await page.goto(`/${locale}/companies`)
  const hrefs = await page
    .locator('main a[href*="/companies/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')!))
  const path = `${hrefs.map((href) => /\/companies\/[0-9a-f-]{36}/.exec(href)?.[0]).find(Boolean)!}/update/contact`
  await page.goto(`/${locale}${path}`)
  return path
}

const box = (page: Page) => page.locator('main [name=poBox]')
const alert = (page: Page) => page.locator('main form [role=alert]')
const save = (page: Page, locale: Locale) => press(page, translatorOf(locale)('myCompanies.contactPage.save'))
const saved = (page: Page) => expect(page).toHaveURL(/update\?saved=1$/)
/** Ids of actions as another build would have made them. */
const otherIds = (text: string) =>
  text.replace(/[0-9a-f]{40,42}/g, (id) => id.slice(0, 2) + [...id.slice(2)].reverse().join(''))

for (const locale of ['ar', 'en'] as const) {
  const t = translatorOf(locale)
  const other = locale === 'ar' ? 'en' : 'ar'

  test.describe(`in ${locale}, with JavaScript`, () => {
    test.beforeEach(async ({ page, portal }) => enterAs(page, portal, OWNER))

    test('a dropped line and a proxy’s error leave the form as it stood, and it can be sent again', async ({
      page,
      context,
    }) => {
      await openContact(page, locale)
      await box(page).fill('5101')
      await context.setOffline(true)
      await save(page, locale)
      await expect(alert(page)).toContainText(t('common.form.unsent.title'))
      await expect(alert(page)).toContainText(t('common.form.unsent.offline'))
      await expect(alert(page)).toBeFocused()
      await context.setOffline(false)
      await page.route('**/update/contact', (route) =>
        route.request().method() === 'POST'
          ? route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' })
          : route.continue(),
      )
      await save(page, locale)
      await expect(alert(page)).toContainText(t('common.form.unsent.noAnswer'))
      await expect(box(page)).toHaveValue('5101')
      await page.unroute('**/update/contact')
      await save(page, locale)
      await saved(page)
    })

    test('a form of another build says so and keeps what was typed over the reload it needs', async ({
      page,
    }) => {
      await openContact(page, locale)
      await box(page).fill('5102')
      await page.route('**/update/contact', async (route) => {
        const headers = await route.request().allHeaders()
        return headers['next-action']
          ? route.continue({ headers: { ...headers, 'next-action': otherIds(headers['next-action']) } })
          : route.continue()
      })
      await save(page, locale)
      await expect(alert(page)).toContainText(t('common.form.unsent.newVersion'))
      await page.unroute('**/update/contact')
      await press(page, t('common.form.unsent.reload'))
      await expect(page.locator('main form [role=status]')).toContainText(t('common.form.unsent.restored'))
      await expect(box(page)).toHaveValue('5102')
      await save(page, locale)
      await saved(page)
    })

    test('the language switch carries a half-filled form over, and leaving it by the menu asks first', async ({
      page,
    }) => {
      const path = await openContact(page, locale)
      await box(page).fill('5103')
      await page.locator(`header a[hreflang=${other}]`).click()
      await expect(page).toHaveURL(new RegExp(`/${other}${path}$`))
      await expectLanguage(page, other)
      await expect(box(page)).toHaveValue('5103')
      const asked: string[] = []
      let answer = false
      page.on('dialog', async (dialog) => {
        asked.push(dialog.message())
        await (answer ? dialog.accept() : dialog.dismiss())
      })
      const menu = page.locator('nav a[href$="/services"]').first()
      await menu.click()
      await expect.poll(() => asked).toEqual([translatorOf(other)('common.form.leaveQuestion')])
      await expect(box(page)).toHaveValue('5103')
      answer = true
      await menu.click()
      await expect(page).toHaveURL(/\/services$/)
      // A clean form, and one that was sent, ask nothing.
      await page.goto(`/${locale}${path}`)
      await menu.click()
      await expect(page).toHaveURL(/\/services$/)
      await page.goto(`/${locale}${path}`)
      await box(page).fill('5104')
      await save(page, locale)
      await saved(page)
      expect(asked).toHaveLength(2)
    })

    test('a page that the browser translated shows the faults of a form and takes it once they are mended', async ({
      page,
    }) => {
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(error.message))
      await page.goto(`/${locale}/companies/register`)
      const number = page.locator('main [name=commercialRegistrationNumber]')
      for (const typed of ['', '12']) {
        await translatePage(page)
        await number.fill(typed)
        await press(page, t('companies.start.begin'))
        await expect(page.locator('main form [role=alert] li')).toHaveCount(1)
        await expect(page.locator('#field-commercialRegistrationNumber-error')).toBeVisible()
        await expect(number).toHaveValue(typed)
      }
      expect(errors).toEqual([])
    })

    test('an officer with a half-written note is asked before the next request', async ({
      page,
      context,
      portal,
    }) => {
      await context.clearCookies()
      await enterAs(page, portal, locale === 'ar' ? 'noura@customs.example' : 'salem@customs.example')
      await page.goto(`/${locale}/admin/requests/registrations`)
      await page.locator('main tbody tr a[href*="/admin/requests/registrations/"]').first().click()
      const notes = page.locator('#notes [name=text]')
      await notes.fill('نصف ملاحظة')
      const url = page.url()
      const asked: string[] = []
      page.on('dialog', async (dialog) => {
        asked.push(dialog.message())
        await dialog.dismiss()
      })
      await page.locator('a[href*="/registrations/next"]').first().click()
      await expect.poll(() => asked).toEqual([t('common.form.leaveQuestion')])
      expect(page.url()).toBe(url)
      await expect(notes).toHaveValue('نصف ملاحظة')
    })
  })

  test.describe(`in ${locale}, without JavaScript`, () => {
    test.use({ javaScriptEnabled: false })
    test.beforeEach(async ({ page, portal }) => enterAs(page, portal, OWNER))

    for (const [what, change] of [
      ['of another build', otherIds],
      [
        'whose payload cannot be read',
        (text: string) =>
          text.replaceAll('{"id":"', '{"ix":"').replace(/\$ACTION_ID_[0-9a-f]+/g, '$ACTION_ID_x'),
      ],
    ] as const) {
      test(`a form ${what} comes back on its page with what was typed, and can be sent again`, async ({
        page,
      }) => {
        const path = await openContact(page, locale)
        await box(page).fill('5201')
        await page.route('**/update/contact', (route) => {
          const body = route.request().postDataBuffer()
          return body
            ? route.continue({ postData: Buffer.from(change(body.toString('latin1')), 'latin1') })
            : route.continue()
        })
        await save(page, locale)
        await expect(page).toHaveURL(new RegExp(`/${locale}${path}$`))
        await expectLanguage(page, locale)
        await expect(alert(page)).toContainText(t('common.form.unsent.title'))
        await expect(box(page)).toHaveValue('5201')
        await page.unroute('**/update/contact')
        await save(page, locale)
        await saved(page)
      })
    }

    test('a half-filled form goes on in the other language by its own button', async ({ page }) => {
      const path = await openContact(page, locale)
      await box(page).fill('5202')
      await page.locator('main form button[value=' + other + ']').click()
      await expect(page).toHaveURL(new RegExp(`/${other}${path}$`))
      await expectLanguage(page, other)
      await expect(box(page)).toHaveValue('5202')
      await save(page, other)
      await saved(page)
    })
  })
}

test.describe('corrections in English without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('what is typed is what goes out, although nothing was saved before', async ({ page, portal }) => {
    const t = translatorOf('en')
    await enterAs(page, portal, 'nadia@marsa.example')
    await page.goto('/en/requests')
    await page.locator('main tbody a[href*="/requests/"]').first().click()
    await page
      .locator('main')
      .getByRole('link', { name: t('requests.correct'), exact: true })
      .click()
    await sendPdf(page, 'again.pdf', false)
    const fields = page
      .locator('main form input[type=text]:not([readonly]), main form input[type=tel]')
      .filter({ visible: true })
    expect(await page.locator('main').textContent()).toContain(t('requests.correctPage.confirmUnchanged'))
    const names = (
      await fields.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).name))
    ).filter((name) => name !== 'name')
    expect(names.length).toBeGreaterThan(0)
    const typed: Record<string, string> = {
      address: 'Block 9, Street 12',
      city: 'Hawalli',
      poBox: '7171',
      officePhone: '2541 3040',
    }
    for (const name of names) if (typed[name]) await page.locator(`main [name=${name}]`).fill(typed[name])
    await page.locator('main [name=unchanged]').check()
    await press(page, t('requests.correctPage.send'))
    await expect(page).toHaveURL(/\/requests\/[0-9a-f-]{36}(#.*)?$/)
    await expect(page.locator('main')).toContainText(t('ui.status.SUBMITTED'))
    await page.goto(`${page.url().split('#')[0]!}/details`)
    for (const name of names) if (typed[name]) await expect(page.locator('main')).toContainText(typed[name])
  })
})

// Builds the portal a second time: only in the deep run. The others post ids that no build has.
if (runSettings().deep) {
  test('forms that are open while a new build takes the place of the old one are sent after all, with and without JavaScript', async ({
    browser,
  }) => {
    test.setTimeout(900_000)
    const build = anotherBuild()
    const portal = await startPortal({ worker: false })
    try {
      const pages = await Promise.all(
        [true, false].map(async (javaScriptEnabled) =>
          (await browser.newContext({ baseURL: portal.url, javaScriptEnabled })).newPage(),
        ),
      )
      for (const page of pages) {
        await signIn(page, 'ar', OWNER, PASSWORD)
        await openContact(page, 'ar')
        await box(page).fill('5301')
      }
      await portal.kill()
      await portal.restart(0, { ...build })
      for (const page of pages) {
        await save(page, 'ar')
        await expect(alert(page)).toContainText(translatorOf('ar')('common.form.unsent.newVersion'))
      }
      await press(pages[0]!, translatorOf('ar')('common.form.unsent.reload'))
      for (const page of pages) {
        await expect(box(page)).toHaveValue('5301')
        await save(page, 'ar')
        await saved(page)
        await page.context().close()
      }
    } finally {
      await portal.stop()
    }
  })
}
