import { test as base, type Page } from '@playwright/test'
import { startScene, type Scene } from '@/tests/a11y/support/scene'
import { startPortal, type Portal } from '@/tests/support/portal-server'

type Shared = {
  /** One portal with the demonstration's data for each Playwright worker. */
  portal: Portal
  /** A portal for each worker with somebody of every kind. */
  scene: Scene
  /** One page that reads everything in the scene. */
  reader: Page
}

const STARTS = { scope: 'worker', timeout: 120_000 } as const

/**
 * What journeys share; each part is made for the first test that asks for it. `page` and `request` start at the
 * address of `portal`. A journey that kills or reconfigures portals starts its own with `startPortal`. All files
 * take their `test` from here: where the parts differ, Playwright starts another worker, with another portal.
 */
export const test = base.extend<object, Shared>({
  // Playwright reads the names in these patterns, so they have to stand here although nothing is taken from
  // the first two.
  portal: [
    async ({}, provide) => {
      const portal = await startPortal()
      await provide(portal)
      await portal.stop()
    },
    STARTS,
  ],
  scene: [
    async ({}, provide) => {
      const scene = await startScene()
      await provide(scene)
      await scene.stop()
    },
    STARTS,
  ],
  // One page for all visits: scripts, styles and fonts are loaded once, as for a reader who walks through the
  // portal.
  reader: [
    async ({ browser }, provide) => {
      const page = await browser.newPage()
      page.setDefaultTimeout(15_000)
      await provide(page)
      await page.close()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ portal }, provide) => provide(portal.url),
})

export { expect } from '@playwright/test'
