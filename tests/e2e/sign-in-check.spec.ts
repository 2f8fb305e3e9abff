import { Client } from 'pg'
import { sha256 } from '@/lib/core/ids'
import { fingerprint } from '@/lib/core/vault'
import { expect, test } from '@/tests/support/journey-fixtures'
import { translatorOf } from './support/journey'

const EMAIL = 'nadia@marsa.example'

/** Runs statements on the portal's database. */
async function onDatabase<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  return work(client).finally(() => client.end())
}

/** As if five wrong passwords had come from five addresses. */
const guessed = (url: string) =>
  onDatabase(url, (client) =>
    client.query(
      'INSERT INTO "GuessDelay" (key, failures, "lastAt", "nextAt") VALUES ($1, 5, now(), now()) ON CONFLICT (key) DO UPDATE SET failures = 5, "lastAt" = now()',
      [`email:${sha256(EMAIL)}`],
    ),
  )

/** Makes the newest picture one of the text ABCDEF. */
async function answerPicture(url: string, id: string): Promise<void> {
  const hash = fingerprint(`captcha:${id}:ABCDEF`)
  await onDatabase(url, (client) =>
    client.query('UPDATE "CaptchaChallenge" SET "answerHash" = $1 WHERE id = $2', [hash, id]),
  )
}

for (const [javaScriptEnabled, locale] of [
  [true, 'ar'],
  [false, 'en'],
] as const) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('after wrong passwords from elsewhere the owner passes a check and comes in, without waiting', async ({
      page,
      portal,
    }) => {
      const t = translatorOf(locale)
      await guessed(portal.databases.MIGRATION_DATABASE_URL!)
      await page.goto(`/${locale}/sign-in`)
      await expect(page.locator('[name=captchaWay]')).toHaveCount(0)
      await page.fill('[name=email]', EMAIL)
      await page.fill('[name=password]', 'Kuwait#2026')
      const press = () => page.locator('main form button[type=submit]').last().click()
      await press()
      await expect(page.locator('main [role=alert]')).toContainText(t('problems.signInCheck'))
      await expect(page.locator('[name=email]')).toHaveValue(EMAIL)
      if (javaScriptEnabled) {
        await expect(page.locator('main fieldset [role=status]')).toHaveText(t('auth.check.done'), {
          timeout: 60_000,
        })
      } else {
        await answerPicture(
          portal.databases.MIGRATION_DATABASE_URL!,
          await page.locator('[name=captchaId]').inputValue(),
        )
        await page.fill('[name=captchaAnswer]', 'ABCDEF')
        await page.fill('[name=password]', 'Kuwait#2026')
      }
      await press()
      await expect(page).toHaveURL(new RegExp(`/${locale}/dashboard$`))
      // The device is known from now on: no check, whatever strangers try.
      await page.context().clearCookies({ name: 'next-auth.session-token' })
      await guessed(portal.databases.MIGRATION_DATABASE_URL!)
      await page.goto(`/${locale}/sign-in`)
      await page.fill('[name=email]', EMAIL)
      await page.fill('[name=password]', 'Kuwait#2026')
      await press()
      await expect(page).toHaveURL(new RegExp(`/${locale}/dashboard$`))
    })
  })
}
