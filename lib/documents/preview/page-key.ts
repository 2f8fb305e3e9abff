import { sha256 } from '@/lib/core/ids'

/**
 * The key in the store of a page's picture, made of its document's key: a job that is repeated writes the
 * same places, and nothing is stored that no row leads to. @param page from 1
 */
export function pageKey(storageKey: string, page: number): string {
  const hex = sha256(`${storageKey} page ${page}`)
  // A UUID of version 8 (RFC 9562 §5.8): of our own making.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
