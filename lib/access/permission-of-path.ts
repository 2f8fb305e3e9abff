import type { Permission } from './permissions'
import { PAGES } from './routes'

/**
 * The page at a path, as the table of pages writes it: the page of that very name before a pattern.
 * @param path below the locale, without a query
 */
export function patternOfPath(path: string): string | undefined {
  if (PAGES[path]) return path
  const parts = path.split('/')
  return Object.keys(PAGES).find((pattern) => {
    const asked = pattern.split('/')
    return (
      asked.length === parts.length &&
      asked.every((part, i) => part === parts[i] || (part.startsWith('[') && !part.startsWith('[...')))
    )
  })
}

/** The permission of the page at a path. @param path as `patternOfPath` takes it */
export function permissionOfPath(path: string): Permission | undefined {
  const pattern = patternOfPath(path)
  return pattern === undefined ? undefined : PAGES[pattern]
}
