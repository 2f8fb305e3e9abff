import { test as base, type Page } from '@playwright/test'
import { startScene, type Scene } from './scene'

/** `scene`: a portal for each worker with somebody of every kind; `reader`: one page that reads it. */
export const test = base.extend<object, { scene: Scene; reader: Page }>({
  scene: [
    // Playwright reads the names in this pattern, so it has to stand here although nothing is taken from it.
    async ({}, provide) => {
      const scene = await startScene()
      await provide(scene)
      await scene.stop()
    },
    { scope: 'worker', timeout: 120_000 },
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
})

export { expect } from '@playwright/test'
