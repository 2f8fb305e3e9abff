import type { Page } from '@playwright/test'
import type { Ids, Person } from './people'

export type Visit = {
  /** The row of the table of pages that this visit stands for. */
  pattern: string
  /** What is special about it, where a page is visited in several states. */
  state: string
  who: Person
  path: string
  status?: number
  /** Cookies beside the session's, by name. */
  cookies?: () => Record<string, string>
  /** What the reader does before the page is examined. */
  act?: (page: Page) => Promise<void>
}
export type Made = (ids: Ids) => Visit
export const at =
  (pattern: string, who: Person, state = '', more: Partial<Visit> = {}): Made =>
  () => ({ pattern, who, state, path: pattern, ...more })
export const of =
  (pattern: string, who: Person, path: (ids: Ids) => string, state = '', more: Partial<Visit> = {}): Made =>
  (ids) => ({ pattern, who, state, path: path(ids), ...more })
