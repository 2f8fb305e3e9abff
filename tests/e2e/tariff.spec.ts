import { expect, test } from '@/tests/support/journey-fixtures'
import { expectLanguage, press, translatorOf, type Locale } from './support/journey'
import { enterAs } from './support/session'

const RUNS = [
  {
    locale: 'ar',
    scripted: true,
    title: 'in Arabic',
    goods: 'جوال',
    heading: '8517',
    slip: 'سجاير',
    slipped: '2402',
  },
  {
    locale: 'en',
    scripted: false,
    title: 'in English without JavaScript',
    goods: 'mobile phone',
    heading: '8517',
    slip: 'cigarrettes',
    slipped: '2402',
  },
] as const satisfies readonly { locale: Locale; [key: string]: unknown }[]

for (const { locale, scripted, title, goods, heading, slip, slipped } of RUNS) {
  const t = translatorOf(locale)
  const at = (path: string) => `/${locale}${path}`

  test.describe(title, () => {
    test.use({ javaScriptEnabled: scripted, locale: locale === 'ar' ? 'ar-KW' : 'en-GB' })

    test('goods are found by what people call them, with a slip too, and lead to their line and its duty', async ({
      page,
    }) => {
      await page.goto(at('/tariff'))
      await expectLanguage(page, locale)
      await page.locator('#tariff-q').fill(goods)
      await page.locator('main form[role=search] button[type=submit]').click()
      await expect(page.locator('main ol > li').first().locator('h2')).toContainText(heading)
      await page.locator('#tariff-q').fill(slip)
      await page.locator('main form[role=search] button[type=submit]').click()
      await expect(page.locator('main ol > li h2', { hasText: slipped }).first()).toBeVisible()
      await page.goto(at('/tariff?q=2202.10'))
      await expect(page).toHaveURL(/\/tariff\/220210$/)
      await page.locator('#lines tbody th a').first().click()
      await expect(page.locator('main h1')).toContainText('2202.10.00.0001')
      await page.locator('#estimate-value').fill('abc')
      await page.locator('#estimate form button').click()
      await expect(page.locator('#estimate-value-error')).toContainText(t('tariff.estimate.faults.amount'))
      await page.locator('#estimate-value').fill('١٠٠٠')
      await page.locator('#estimate-freight').fill('50.5')
      await page.locator('#estimate form button').click()
      await expect(page.locator('#estimate [role=status]')).toContainText('525.250')
    })

    test('codes in any writing lead to the longest part that is known, and the tree leads down to them', async ({
      page,
    }) => {
      await page.goto(at(`/tariff?q=${encodeURIComponent('٢٢٠٢١٠٩٩٠٠٠٠')}`))
      await expect(page.locator('main')).toContainText('2202.10')
      await page.goto(at('/tariff'))
      await page.locator('#sections li', { hasText: '4' }).first().locator('a').click()
      await page.locator('#below a[href$="/tariff/22"]').click()
      await page.locator('#below a[href$="/tariff/2202"]').click()
      await page.locator('#below a[href$="/tariff/220210"]').click()
      await expect(page.locator('main h1')).toContainText('2202.10')
      expect((await page.goto(at('/tariff/9999')))!.status()).toBe(404)
    })

    test('a smartphone’s code leads to it with a dot, in Arabic digits and with more digits than are known', async ({
      page,
    }) => {
      // Addresses, and not words that may be the echo of what was typed.
      for (const asked of ['8517.13', '٨٥١٧١٣']) {
        await page.goto(at(`/tariff?q=${encodeURIComponent(asked)}`))
        await expect(page).toHaveURL(/\/tariff\/851713(\?|$)/)
        await expect(page.locator('main h1')).toContainText('8517.13')
      }
      await page.goto(at('/tariff?q=851713000000'))
      await expect(page.locator('main')).toContainText('8517.13.00.0000')
      await page.locator('main a[href*="/tariff/851713?"]').first().click()
      await expect(page.locator('main h1')).toContainText('8517.13')
    })

    test('a reader of the portal saves a code and finds it and his searches again', async ({
      page,
      portal,
    }) => {
      await enterAs(page, portal, 'hamed@ofuq.example')
      await page.goto(at(`/services/tariff?q=${encodeURIComponent(goods)}`))
      await expect(page.locator('main ol > li').first()).toContainText(heading)
      await page.goto(at(`/tariff/${heading}`))
      await press(page, t('tariff.mine.save'))
      await expect(page.getByRole('button', { name: t('tariff.mine.remove'), exact: true })).toBeVisible()
      await page.goto(at('/services/tariff'))
      await expect(page.locator('#saved')).toContainText(heading)
      await expect(page.locator('#recent')).toContainText(goods)
      await page.locator('#saved li', { hasText: heading }).getByRole('button').click()
      await expect(page.locator('#saved li', { hasText: heading })).toHaveCount(0)
    })
  })
}

test('suggestions are opened, walked, closed and followed with the keyboard alone', async ({ page }) => {
  await page.goto('/ar/tariff')
  const box = page.locator('#tariff-q')
  await expect(async () => {
    await page.keyboard.press('Tab')
    await expect(box).toBeFocused({ timeout: 100 })
  }).toPass({ timeout: 15_000 })
  await page.keyboard.type('جوا')
  const options = page.getByRole('option')
  await expect(options.first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(options.first()).toBeHidden()
  await page.keyboard.type('ل')
  await expect(options.first()).toContainText('8517')
  await page.keyboard.press('ArrowDown')
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/ar\/tariff\/8517$/)
})

test('an editor gives goods the word that nobody found them by, then imports a tariff, publishes it and rolls it back', async ({
  page,
  portal,
  browser,
}) => {
  test.setTimeout(120_000)
  const t = translatorOf('ar')
  const word = `زمبليط${Date.now() % 1000}`.replace(/\d/g, (digit) => 'ابتثجحخدذر'[Number(digit)]!)
  const visitor = await (await browser.newContext({ baseURL: portal.url, locale: 'ar-KW' })).newPage()
  await visitor.goto(`/ar/tariff?q=${encodeURIComponent(word)}`)
  await expect(visitor.locator('main')).toContainText(t('tariff.results.none'))
  await enterAs(page, portal, 'huda@customs.example')
  await expect(async () => {
    await page.goto('/ar/admin/tariff/searches')
    await expect(page.locator('#failed')).toContainText(word, { timeout: 1_000 })
  }).toPass({ timeout: 20_000 })
  await page.locator('#failed tr', { hasText: word }).locator('a').click()
  // The page with the word in its form is there before anything is typed.
  await expect(page.locator('#add [name=word]')).toHaveValue(word)
  await page.locator('[name=node]').fill('2202.99')
  await page.locator('#add button[type=submit]').click()
  await expect(page.locator('main')).toContainText(t('tariffAdmin.searches.added'))
  await visitor.goto(`/ar/tariff?q=${encodeURIComponent(word)}`)
  await expect(visitor.locator('main ol > li').first().locator('h2')).toContainText('2202')
  await visitor.context().close()

  await page.goto('/ar/admin/tariff')
  const file = `code,description_en,description_ar,duty_rate\n220210000001,Cola drinks,مشروبات الكولا,60%\n${'12,Bad,خطأ,5%\n'.repeat(30)}`
  await page
    .locator('#file')
    .setInputFiles({ name: 'تعرفة 2027.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
  await page.locator('#upload button[type=submit]').click()
  await expect(page).toHaveURL(/\/uploads\/[0-9a-f-]{36}$/)
  await expect(page.locator('#bad')).toContainText(t('tariffAdmin.faults.code'))
  await expect(page.locator('#bad tbody tr')).toHaveCount(25)
  await page
    .locator('#bad')
    .getByRole('link', { name: t('ui.pagination.next') })
    .click()
  await expect(page.locator('#bad tbody tr')).toHaveCount(5)
  await expect(page.locator('#bad tbody th').last()).toContainText('32')
  await page.locator('[name=title]').fill('تعرفة الاختبار')
  await page.locator('[name=effectiveOn]').fill('01/01/2099')
  await page.locator('#draft button[type=submit]').click()
  await expect(page.locator('#draft [id$=leaveOutBad-error], #draft .text-stopped').first()).toBeVisible()
  await page.locator('[name=leaveOutBad]').check()
  await page.locator('#draft button[type=submit]').click()
  await expect(page).toHaveURL(/\/versions\/[0-9a-f-]{36}/)
  await expect(page.locator('#difference')).toContainText('2202.10.00.0001')
  await page.locator('#difference nav a', { hasText: t('tariffAdmin.difference.kinds.REMOVED') }).click()
  await expect(page.locator('#difference tbody tr')).toHaveCount(25)
  await expect(page.locator('#difference')).not.toContainText('2202.10.00.0001')
  await press(page, t('tariffAdmin.version.publish'))
  await expect(page.locator('main')).toContainText(t('tariffAdmin.version.done.published'))
  await page.locator('[name=reason]').fill('نُشر خطأً')
  await press(page, t('tariffAdmin.version.rollBack'))
  await expect(page.locator('#data')).toContainText(t('tariffAdmin.states.ROLLED_BACK'))
})
