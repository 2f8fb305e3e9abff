import { expect, type Locator, type Page } from '@playwright/test'

type Stop = { tag: string; lost: boolean; marked: boolean; seen: boolean }

/** What a reader who uses only the keyboard sees of the place where the focus is. */
async function stopAt(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null
    if (!element || element === document.body || element === document.documentElement)
      return { tag: 'body', lost: true, marked: false, seen: false }
    // The content as a whole takes the focus where a page gave way to another: it is not operated, and has no
    // mark.
    if (element.id === 'content') return { tag: 'content', lost: false, marked: true, seen: true }
    const marks = (one: Element | null): boolean => {
      if (!one) return false
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow.includes('inset')
    }
    // A file box is out of sight: its label is what is seen, and marked.
    const box =
      element.matches('input[type=file]') && element.closest('label') ? element.closest('label')! : element
    const { left, top, width, height } = box.getBoundingClientRect()
    const points = [
      [0.5, 0.5],
      [0.1, 0.3],
      [0.9, 0.3],
      [0.1, 0.7],
      [0.9, 0.7],
    ].map(([x, y]) => document.elementFromPoint(left + width * x!, top + height * y!))
    return {
      tag: element.outerHTML.slice(0, 160),
      lost: false,
      marked: marks(element) || marks(box),
      seen: points.some((hit) => hit !== null && (box.contains(hit) || hit.contains(box))),
    }
  })
}

/** The focus is somewhere, marked, and not covered by anything that stays in place. */
export async function expectFocusSeen(page: Page, when: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const { tag, lost, marked, seen } = await stopAt(page)
        if (lost) return 'focus lost'
        if (!marked) return `not marked: ${tag}`
        return seen ? 'seen' : `covered: ${tag}`
      },
      { message: when, timeout: 5000 },
    )
    .toBe('seen')
}

/** Presses Tab until this has the focus; every place on the way has to be visible and marked. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.first().waitFor({ state: 'attached' })
  const has = () => target.first().evaluate((element) => element === document.activeElement)
  for (let presses = 0; presses < 150; presses += 1) {
    if (presses > 0 && (await has())) return
    await page.keyboard.press(key)
    // Past the last place the browser's own controls come, then the page's first.
    if (!(await stopAt(page)).lost) await expectFocusSeen(page, `on the way to ${target}`)
  }
  throw new Error(`${target} cannot be reached with ${key}`)
}

export async function pressOn(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

/** Types over what stands in a box. */
export async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Delete')
  await page.keyboard.type(text)
}

/** The link past the menu: first on the page, and what follows it lies in the content. */
export async function skipMenu(page: Page): Promise<void> {
  const skip = page.locator('a[href="#content"]')
  await pressOn(page, skip)
  await page.keyboard.press('Tab')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('#content') !== null))
    .toBe(true)
}
