import type { Page } from '@playwright/test'

const WIDTHS = [320, 640, 768, 1024, 1280]

/**
 * Reads every table at five widths of the screen and lists what a reader could not see: an amount or a button
 * outside its box, and a box that moves sideways without a name, the focus and a mark.
 */
export async function measureTables(page: Page): Promise<string[]> {
  if ((await page.locator('table').count()) === 0) return []
  const before = page.viewportSize()!
  const wrong: string[] = []
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: before.height })
    // A frame for the boxes to be measured by the page itself.
    const found = await page.evaluate(async () => {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
      const scrolls = (element: Element) =>
        ['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(element).overflowX)
      const boxOf = (element: Element): Element => {
        let box = element.parentElement!
        while (box !== document.body && !scrolls(box)) box = box.parentElement!
        return box
      }
      const faults: string[] = []
      for (const table of document.querySelectorAll('table')) {
        const box = boxOf(table)
        const name = table.caption?.textContent ?? 'a table without a name'
        const edge =
          box === document.body
            ? { left: 0, right: document.documentElement.clientWidth }
            : box.getBoundingClientRect()
        const out = (element: Element) => {
          const { left, right, width } = element.getBoundingClientRect()
          return width > 1 && (left < edge.left - 1 || right > edge.right + 1)
        }
        const cut = [...table.querySelectorAll('tbody :is(bdi, button, a), tfoot bdi')]
          .filter((element) => !element.closest('.sr-only') && out(element))
          .map((element) => element.textContent?.trim())
        if (cut.length > 0) faults.push(`«${name}» cuts ${cut.slice(0, 3).join(' | ')} (${cut.length})`)
        if (
          box.scrollWidth > box.clientWidth + 1 &&
          !(box.getAttribute('tabindex') === '0' && box.getAttribute('aria-label'))
        )
          faults.push(`«${name}» moves sideways without saying so`)
        for (const amount of table.querySelectorAll('td.at-end bdi'))
          if (amount.getClientRects().length > 1) faults.push(`«${name}» breaks ${amount.textContent}`)
      }
      return faults
    })
    wrong.push(...found.map((fault) => `at ${width}: ${fault}`))
  }
  await page.setViewportSize(before)
  return wrong
}
