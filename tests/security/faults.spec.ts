import { expect, test } from '@/tests/support/journey-fixtures'
import { withClient } from '@/tests/support/database'
import { startPortal } from '@/tests/support/portal-server'

test('a fault that was not expected tells its reader a number and nothing of the inside, and the log the rest in one line', async () => {
  const portal = await startPortal({ worker: false })
  try {
    await withClient(portal.databases.MIGRATION_DATABASE_URL, (client) =>
      client.query('ALTER TABLE "LegalEntity" RENAME TO "Elsewhere"'),
    )
    const answer = await fetch(`${portal.url.replace('localhost', '127.0.0.1')}/ar/register`, {
      headers: { host: new URL(portal.url).host, accept: 'text/html' },
    })
    const page = await answer.text()
    expect(answer.status).toBe(500)
    expect(page).not.toMatch(/LegalEntity|prisma|postgres|\.ts:\d|node_modules/i)
    await expect.poll(() => portal.log()).toContain('LegalEntity')
    const lines = portal
      .log()
      .split('\n')
      .filter((line) => line.includes('LegalEntity'))
    for (const line of lines) {
      const { level, err, digest } = JSON.parse(line) as Record<string, unknown>
      expect([level, typeof err, typeof digest]).toEqual([50, 'object', 'string'])
    }
  } finally {
    await portal.stop()
  }
})
