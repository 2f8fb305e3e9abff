/** Addresses of the tariff's rooms in the office. */
export const versionsHref = (before?: number): string =>
  before ? `/admin/tariff?before=${before}` : '/admin/tariff'
/** @param after the row of the file after which the wrong rows begin */
export const uploadHref = (id: string, after?: number): string =>
  `/admin/tariff/uploads/${id}${after ? `?after=${after}#bad` : ''}`
export const versionHref = (id: string, done?: string): string =>
  `/admin/tariff/versions/${id}${done ? `?done=${done}` : ''}`
/** What a version changes. @param after the code after which the lines begin */
export const differenceHref = (id: string, kind: string, after?: string): string =>
  `${versionHref(id)}?${new URLSearchParams({ kind, ...(after && { after }) })}#difference`

export const SEARCHES_DONE = ['added', 'removed', 'learns', 'learnsNot'] as const
export const searchesHref = (done?: (typeof SEARCHES_DONE)[number]): string =>
  `/admin/tariff/searches${done ? `?done=${done}` : ''}`
export const addWordHref = (word: string): string =>
  `/admin/tariff/searches?${new URLSearchParams({ word })}#add`
