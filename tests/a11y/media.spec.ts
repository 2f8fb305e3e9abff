import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { runSettings } from '@/tests/support/run-settings'
import { expect, test } from '@/tests/support/journey-fixtures'
import type { Ids } from './support/people'
import type { Scene } from './support/scene'

const SHEETS: readonly { title: string; path: (ids: Ids) => string }[] = [
  { title: 'the timeline', path: ({ waiting }) => `/requests/${waiting}` },
  { title: 'the confirmation', path: ({ waiting }) => `/companies/register/${waiting}/done` },
]

async function open(reader: Page, scene: Scene, path: string): Promise<void> {
  await reader.context().clearCookies()
  await reader
    .context()
    .addCookies([
      { name: 'next-auth.session-token', value: await scene.cookieOf('trader'), url: scene.portal.url },
    ])
  await reader.setViewportSize({ width: 800, height: 1100 })
  await reader.goto(scene.portal.url + path)
}

async function picture(reader: Page, name: string): Promise<void> {
  const folder = runSettings().screens
  if (folder) await reader.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

test.afterEach(({ reader }) => reader.emulateMedia({ media: null, colorScheme: null, forcedColors: null }))

for (const { title, path } of SHEETS) {
  test(`${title} prints its content in black on white, without menus and buttons`, async ({
    reader,
    scene,
  }) => {
    await reader.emulateMedia({ media: 'print', colorScheme: 'dark', forcedColors: 'none' })
    await open(reader, scene, `/ar${path(scene.ids)}`)
    await expect(reader.locator('main h1')).toBeVisible()
    await expect(reader.locator('main')).toContainText(/CO\/\d+\/\d+/)
    for (const hidden of ['header', 'nav', 'button', '.button'])
      await expect(reader.locator(hidden).and(reader.locator(':visible')), hidden).toHaveCount(0)
    expect(await reader.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    )
    expect(
      await reader.evaluate(
        () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
      ),
    ).toBe(true)
    await picture(reader, `print-${title.replace(/\W/g, '-')}`)
  })

  test(`${title} keeps its edges and the mark of the focus in the reader’s own colours`, async ({
    reader,
    scene,
  }) => {
    await reader.emulateMedia({ media: 'screen', colorScheme: 'light', forcedColors: 'active' })
    await open(reader, scene, `/ar${path(scene.ids)}`)
    await reader.keyboard.press('Tab')
    await reader.keyboard.press('Tab')
    const outline = await reader.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement!)
      return `${outlineStyle} ${outlineWidth}`
    })
    expect(outline).toBe('solid 3px')
    await picture(reader, `forced-${title.replace(/\W/g, '-')}`)
  })
}
