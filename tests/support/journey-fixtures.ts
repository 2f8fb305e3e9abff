import { test as base } from '@playwright/test'
import { startPortal, type Portal } from '@/tests/support/portal-server'

/**
 * `portal`: one portal with the demonstration's data for each Playwright worker; `page` and `request` start
 * at its address. A journey that kills or reconfigures portals starts its own with `startPortal`.
 */
export const test = base.extend<object, { portal: Portal }>({
  portal: [
    // Playwright reads the names in this pattern, so it has to stand here although nothing is taken from it.
    async ({}, provide) => {
      const portal = await startPortal()
      await provide(portal)
      await portal.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ portal }, provide) => provide(portal.url),
})

export { expect } from '@playwright/test'
