import MiniSearch from 'minisearch'
import type { IndexLine, IndexNode } from '@/lib/tariff/build-index'

/**
 * The same text in a well-known library, typos and beginnings forgiven: what ours is measured against.
 * @returns headings found, best first
 */
export function buildMinisearch(
  nodes: readonly IndexNode[],
  lines: readonly IndexLine[],
): (query: string) => string[] {
  const by = new Map(nodes.map((node) => [node.code, node]))
  const textOf = (code: string) => {
    const node = by.get(code)!
    return `${node.textEn} ${node.textAr} ${node.wordsEn} ${node.wordsAr}`
  }
  const below = new Map<string, string[]>()
  for (const { code, textEn, textAr } of lines)
    below.set(code.slice(0, 6), [...(below.get(code.slice(0, 6)) ?? []), `${textEn ?? ''} ${textAr ?? ''}`])
  const search = new MiniSearch({
    fields: ['own', 'above', 'lines'],
    searchOptions: { boost: { own: 2 }, fuzzy: 0.2, prefix: true },
  })
  search.addAll(
    nodes
      .filter(({ code }) => /^\d{4,6}$/.test(code))
      .map(({ code }) => ({
        id: code,
        own: textOf(code),
        above: `${code.length === 6 ? textOf(code.slice(0, 4)) : ''} ${textOf(code.slice(0, 2))}`,
        lines: (below.get(code) ?? []).join(' '),
      })),
  )
  return (query) => [...new Set(search.search(query).map(({ id }) => String(id).slice(0, 4)))]
}
