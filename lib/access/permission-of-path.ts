import type { Permission } from './permissions'
import { PAGES } from './routes'

/**
 * The permission of the page at a path, by the table of pages: the page of that very name before a pattern.
 * @param path below the locale, without a query
 */
export function permissionOfPath(path: string): Permission | undefined {
  const exact = PAGES[path]
  if (exact) return exact
  const parts = path.split('/')
  const found = Object.entries(PAGES).find(([pattern]) => {
    const asked = pattern.split('/')
    return (
      asked.length === parts.length &&
      asked.every((part, i) => part === parts[i] || (part.startsWith('[') && !part.startsWith('[...')))
    )
  })
  return found?.[1]
}
