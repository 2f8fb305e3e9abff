import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type axe from 'axe-core'
import { expect, type ConsoleMessage, type Page } from '@playwright/test'
import { runSettings } from '@/tests/support/run-settings'
import type { Scene } from './scene'
import { measureTables } from './measure-tables'
import type { Visit } from './visit'
import { isConcrete } from './visits'

export type Corner = { locale: 'ar' | 'en'; theme: 'light' | 'dark'; width: 390 | 1280 }
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** In its short form: the long one, sent into each page, takes as much time as the examination. */
const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')

const ALL: readonly Corner[] = (['ar', 'en'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    ([390, 1280] as const).map((width) => ({ locale, theme, width })),
  ),
)
const other = ({ locale, theme, width }: Corner): Corner => ({
  locale: locale === 'ar' ? 'en' : 'ar',
  theme: theme === 'light' ? 'dark' : 'light',
  width: width === 390 ? 1280 : 390,
})

/**
 * Each page in both languages, both themes and both widths; its further states in one way each, in turn. In
 * the deep run everything in all eight ways these go together.
 */
export function cornersOf(index: number, further: boolean): readonly Corner[] {
  if (runSettings().deep) return ALL
  const first = ALL[index % ALL.length]!
  return further ? [first] : [first, other(first)]
}

const VISITS_A_PROCESS = 25
let visited = 0

/** Opens a page as its reader would, in one corner, and lists everything that is wrong with it. */
export async function examine(page: Page, scene: Scene, visit: Visit, corner: Corner): Promise<string[]> {
  expect(isConcrete(visit), visit.path).toBe(true)
  const noise: string[] = []
  // One page reads everything, and an empty one only now and then: it costs the process and what that has
  // compiled, but frees what a hundred pages left. What the visit before says only now is found all the same,
  // with its own address.
  visited += 1
  if (visited % VISITS_A_PROCESS === 0) await page.goto('about:blank')
  page.removeAllListeners()
  page.on('console', (message: ConsoleMessage) => {
    // The browser reports the page's own refusal as an error of loading it.
    if (message.type() === 'error' && !(visit.status && message.text().includes(`status of ${visit.status}`)))
      noise.push(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => noise.push(`page error: ${error.message}`))
  await dress(page, scene, visit, corner)
  const answer = await page.goto(`${scene.portal.url}/${corner.locale}${visit.path}`)
  const wrong: string[] = []
  if (answer?.status() !== (visit.status ?? 200)) wrong.push(`status ${answer?.status()}`)
  const landed = new URL(page.url()).pathname
  if (landed !== new URL(`/${corner.locale}${visit.path}`, scene.portal.url).pathname)
    wrong.push(`led to ${landed}`)
  await visit.act?.(page)
  for (const { id, help, nodes } of await violationsOf(page))
    wrong.push(
      `${id}: ${help}\n${nodes.map(({ target, html, failureSummary }) => `  ${target.join(' ')}\n    ${html.slice(0, 300)}\n    ${failureSummary?.replaceAll('\n', ' ')}`).join('\n')}`,
    )
  wrong.push(...(await faults(page, corner.locale)), ...noise)
  if (corner.width === 390) wrong.push(...(await reflow(page)))
  wrong.push(...(await measureTables(page)))
  await keepPicture(page, visit, corner)
  return wrong
}

/** Violations of the page itself: what a frame shows is a document that somebody uploaded. */
async function violationsOf(page: Page): Promise<axe.Result[]> {
  await page.evaluate(AXE)
  return page.evaluate(async (values) => {
    const here = (window as unknown as { axe: typeof axe }).axe
    const found = await here.run({
      runOnly: { type: 'tag', values },
      resultTypes: ['violations'],
      iframes: false,
    })
    return found.violations
  }, TAGS)
}

async function dress(
  page: Page,
  scene: Scene,
  { who, cookies: further }: Visit,
  { locale, theme, width }: Corner,
): Promise<void> {
  const context = page.context()
  await scene.forgetLimits()
  await context.clearCookies()
  const session = await scene.cookieOf(who)
  // The theme is chosen in the portal, or is the device's: both ways have to look right.
  const cookies = [
    ...(session ? [{ name: 'next-auth.session-token', value: session }] : []),
    ...(locale === 'en' ? [{ name: 'theme', value: theme }] : []),
  ]
  for (const [name, value] of Object.entries(further?.() ?? {})) cookies.push({ name, value })
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: scene.portal.url })))
  const opposite = theme === 'dark' ? 'light' : 'dark'
  await page.emulateMedia({ colorScheme: locale === 'en' ? opposite : theme, reducedMotion: 'reduce' })
  await page.setViewportSize({ width, height: width === 390 ? 844 : 800 })
}

/**
 * What axe does not say: language, title, one heading, nothing wider than the screen, foreign words and codes
 * set apart.
 */
async function faults(page: Page, locale: string): Promise<string[]> {
  return page.evaluate((language) => {
    const wrong: string[] = []
    const root = document.documentElement
    if (root.lang !== language || root.dir !== (language === 'ar' ? 'rtl' : 'ltr'))
      wrong.push(`language ${root.lang} ${root.dir}`)
    if (document.title.trim().length < 3) wrong.push('no title')
    if (document.querySelectorAll('h1').length !== 1)
      wrong.push(`${document.querySelectorAll('h1').length} main headings`)
    if (root.scrollWidth > root.clientWidth) {
      const wide = [...document.querySelectorAll('body *')].filter((element) => {
        const box = element.getBoundingClientRect()
        return box.right > root.clientWidth + 1 || box.left < -1
      })
      wrong.push(
        `wider than the screen: ${root.scrollWidth} > ${root.clientWidth}: ${wide
          .slice(0, 3)
          .map((element) => element.outerHTML.slice(0, 120))
          .join(' | ')}`,
      )
    }
    const code = /[A-Z]{2}\/\d+\/\d{2}|[\w.]+@[\w.]+\.\w+|\+\d{3}[ \d]{7,}|\b\d{1,2}\/\d{1,2}\/\d{4}|\.pdf\b/
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const parent = node.parentElement
      // Text between isolating characters is set apart as well.
      const text = (node.textContent ?? '').replace(/[\u2066-\u2068][^\u2069]*\u2069/g, '')
      if (
        !parent ||
        parent.closest('script, style, noscript, option, bdi, textarea, svg, [dir=auto], [aria-hidden=true]')
      )
        continue
      if (code.test(text)) wrong.push(`not set apart: ${text.slice(0, 80)}`)
      if (language === 'en' && /[\u0621-\u064A]/.test(text) && !parent.closest('[lang=ar]'))
        wrong.push(`Arabic on an English page: ${text.slice(0, 80)}`)
      if (/^[a-z]\w*(\.[A-Za-z]\w+){2,}$/.test(text.trim())) wrong.push(`a raw key: ${text}`)
    }
    return wrong
  }, locale)
}

/**
 * On the narrowest screen, which is also a desktop enlarged four times, nothing has to be moved sideways
 * (WCAG 1.4.10).
 */
async function reflow(page: Page): Promise<string[]> {
  const { height } = page.viewportSize()!
  await page.setViewportSize({ width: 320, height })
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth <= clientWidth
      ? []
      : [
          `at 320: ${scrollWidth} > ${clientWidth}: ${[...document.querySelectorAll('body *')]
            .filter((element) => {
              const box = element.getBoundingClientRect()
              return box.width > 1 && (box.right > clientWidth + 1 || box.left < -1)
            })
            .slice(0, 3)
            .map((element) => element.outerHTML.slice(0, 140))
            .join(' | ')}`,
        ]
  })
  await page.setViewportSize({ width: 390, height })
  return wide
}

/** With SCREENS_FOLDER set, a full-page picture of everything that was examined. */
async function keepPicture(page: Page, visit: Visit, { locale, theme, width }: Corner): Promise<void> {
  const folder = runSettings().screens
  if (!folder) return
  const name = `${visit.pattern}-${visit.state}`.replace(/[^\w-]+/g, '_')
  mkdirSync(join(folder, `${locale}-${width}-${theme}`), { recursive: true })
  await page.screenshot({
    path: join(folder, `${locale}-${width}-${theme}`, `${name}.png`),
    fullPage: true,
    animations: 'disabled',
  })
}
