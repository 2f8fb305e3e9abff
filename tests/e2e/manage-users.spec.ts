import { newId } from '@/lib/core/ids'
import { withClient } from '@/tests/support/database'
import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/journey-fixtures'
import { translatorOf } from './support/journey'
import { enterAs } from './support/session'

const GENERAL = 'hamed@ofuq.example'

for (const [locale, javaScriptEnabled] of [
  ['ar', false],
  ['en', true],
] as const) {
  test.describe(`in ${locale}, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled })
    test('a general user grants a service and takes it away; the next click of the other obeys, and of two the second is told', async ({
      page,
      browser,
      portal,
    }) => {
      const t = translatorOf(locale)
      // A person of one's own: other journeys sign in as those of the demonstration.
      const name = javaScriptEnabled ? 'Mona' : 'منى'
      const email = `${locale}-colleague@ofuq.example`
      const userId = await withClient(portal.databases.MIGRATION_DATABASE_URL, async (client) => {
        const { rows } = await client.query<{ id: string }>(
          `INSERT INTO "User" (id, kind, "accountId", email, "firstName", "lastName", gender, state, "verifiedAt", "createdAt")
           SELECT $1, 'ADDITIONAL', "accountId", $2, $3, 'العلي', 'FEMALE', 'ACTIVE', now(), now() FROM "User" WHERE email = $4 RETURNING id`,
          [newId(), email, name, GENERAL],
        )
        return rows[0]!.id
      })
      await enterAs(page, portal, GENERAL)
      await page.goto(`/${locale}/users?q=${encodeURIComponent(name)}`)
      await page.locator(`main a[href$="/users/${userId}"]`).click()
      const edit = `/${locale}/users/${userId}`
      await page.locator('[name=grant][value="PAYMENTS:ALL"]').check()
      await review(page)
      await expect(page.locator('#gains')).toContainText(t('users.services.PAYMENTS'))
      const late = page.url()
      await save(page, t('users.confirm.save'))

      const theirs = await browser.newContext({ javaScriptEnabled, baseURL: portal.url })
      const colleague = await theirs.newPage()
      await enterAs(colleague, portal, email)
      await colleague.goto(`/${locale}/payments`)
      await expect(colleague.locator('main h1')).toHaveText(t('payments.title'))

      // The page of before, kept in another tab.
      await page.goto(late)
      await expect(page.locator('main')).toContainText(t('users.changes.title'))

      await page.goto(edit)
      await page.locator('[name=grant][value="PAYMENTS:ALL"]').uncheck()
      await review(page)
      await expect(page.locator('#losses')).toContainText(t('users.services.PAYMENTS'))
      await save(page, t('users.confirm.save'))
      const answer = await colleague.goto(`/${locale}/payments`)
      expect(answer!.status()).toBe(403)
      await expect(colleague.locator('main')).toContainText(t('ui.forbidden.title'))
      await theirs.close()
    })
  })
}

for (const javaScriptEnabled of [false, true])
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled })
    test('from a company’s page two people get a service of it at once, after reading what each gains', async ({
      page,
      portal,
    }) => {
      const t = translatorOf('ar')
      const name = javaScriptEnabled ? 'Dana' : 'Hind'
      const { company, people } = await withClient(
        portal.databases.MIGRATION_DATABASE_URL,
        async (client) => {
          const { rows } = await client.query<{ id: string; company: string }>(
            `INSERT INTO "User" (id, kind, "accountId", email, "firstName", "lastName", state, "verifiedAt", "createdAt")
           SELECT gen_random_uuid(), 'ADDITIONAL', u."accountId", lower($2) || n || '@ofuq.example', $2, 'Test', 'ACTIVE', now(), now() - interval '9 years'
           FROM "User" u, generate_series(1, 2) n WHERE u.email = $1
           RETURNING id, (SELECT c.id FROM "Company" c WHERE c."accountId" = "User"."accountId" AND c.role = 'MAIN') AS company`,
            [GENERAL, name],
          )
          return { company: rows[0]!.company, people: rows.map(({ id }) => id) }
        },
      )
      await enterAs(page, portal, GENERAL)
      await page.goto(`/ar/companies/${company}`)
      await page.getByRole('link', { name: t('myCompanies.users') }).click()
      for (const id of people) await page.locator(`[name=grant][value="PAYMENTS:${id}"]`).check()
      if (javaScriptEnabled) {
        const row = page.locator('tr', { has: page.locator(`[value="PAYMENTS:${people[0]}"]`) })
        await expect(row.locator('[data-whole=row]')).toBeChecked({ indeterminate: true })
      }
      await review(page)
      for (const id of people)
        await expect(page.locator(`section:has(#person-${id}-title), #person-${id}`).first()).toContainText(
          t('users.services.PAYMENTS'),
        )
      await save(page, t('users.confirm.save'))
      for (const id of people)
        await expect(page.locator(`[name=grant][value="PAYMENTS:${id}"]`)).toBeChecked()
    })
  })

const review = async (page: Page) => {
  await page.locator('#matrix button[type=submit]').first().click()
  await page.waitForURL(/\/confirm\?/)
}
const save = async (page: Page, label: string) => {
  await page.getByRole('button', { name: label, exact: true }).click()
  await page.waitForURL(/done=grants/)
}

test('the matrix of 50 companies and seven services stays under 300 KB', async ({ page, portal }) => {
  const userId = await withClient(portal.databases.MIGRATION_DATABASE_URL, async (client) => {
    const { rows } = await client.query<{ id: string; accountId: string }>(
      `SELECT u.id, u."accountId" FROM "User" u WHERE u.kind = 'ADDITIONAL' AND u.state = 'ACTIVE'
       AND u."accountId" = (SELECT "accountId" FROM "User" WHERE email = $1) ORDER BY u.id LIMIT 1`,
      [GENERAL],
    )
    const { id, accountId } = rows[0]!
    for (let index = 0; index < 50; index += 1) {
      const [profile, company] = [newId(), newId()]
      await client.query(
        `INSERT INTO "CompanyProfile" (id, "createdAt", "nameAr", "nameEn") VALUES ($1, now(), $2, 'A branch of the company')`,
        [profile, `فرع شركة الأفق للتجارة العامة والمقاولات رقم ${index}`],
      )
      await client.query(
        `INSERT INTO "Company" (id, "accountId", role, "commercialRegistrationNumber", "profileId", "approvedAt")
         VALUES ($1, $2, 'BRANCH', $3, $4, now())`,
        [company, accountId, String(7_000_000 + index), profile],
      )
    }
    return id
  })
  await enterAs(page, portal, GENERAL)
  const answer = await page.request.get(`/ar/users/${userId}`)
  const html = await answer.text()
  expect(html.split('name="grant"').length - 1).toBeGreaterThan(100)
  expect(Buffer.byteLength(html)).toBeLessThan(300_000)
})
