import type { Page } from '@playwright/test'
import { withClient } from '@/tests/support/database'
import type { Portal } from '@/tests/support/portal-server'
import { makeSession, SESSION_COOKIE } from '@/tests/support/session-cookie'

/**
 * Signs in without the form: for journeys that are about something else. Signing in itself is walked by
 * sign-in.spec and company-journey.spec.
 */
export async function enterAs(page: Page, portal: Portal, email: string): Promise<void> {
  const value = await withClient(portal.databases.MIGRATION_DATABASE_URL, async (client) => {
    const { rows } = await client.query<{ id: string; staff: boolean }>(
      `SELECT id, kind = 'STAFF' AS staff FROM "User" WHERE email = $1`,
      [email],
    )
    return makeSession(client, { userId: rows[0]!.id, second: rows[0]!.staff })
  })
  await page.context().addCookies([{ name: SESSION_COOKIE, value, url: portal.url }])
}
