import { expect, test as base, type Page } from '@playwright/test'
import { cornersOf, examine } from './support/examine'
import { startScene, type Scene } from './support/scene'
import { unvisited, VISITS } from './support/visits'

const test = base.extend<object, { scene: Scene; reader: Page }>({
  scene: [
    // Playwright reads the names in this pattern, so it has to stand here although nothing is taken from it.
    async ({}, provide) => {
      const scene = await startScene()
      await provide(scene)
      await scene.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  // One page for all visits: scripts, styles and fonts are loaded once, as for a reader who walks through the portal.
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
test.describe.configure({ mode: 'parallel' })

test('every page of the table is visited', () => {
  expect(unvisited()).toEqual([])
})

for (const [index, { title, pattern, make }] of VISITS.entries()) {
  const further = VISITS.findIndex((visit) => visit.pattern === pattern) < index
  test(`${title} is accessible, fits the screen and has no errors`, async ({ reader, scene }) => {
    const wrong: string[] = []
    for (const corner of cornersOf(index, further)) {
      const found = await examine(reader, scene, make(scene.ids), corner)
      wrong.push(...found.map((fault) => `${corner.locale} ${corner.theme} ${corner.width}: ${fault}`))
    }
    expect(wrong.join('\n')).toBe('')
  })
}
