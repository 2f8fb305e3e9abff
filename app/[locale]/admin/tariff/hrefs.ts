/** Addresses of the tariff's rooms in the office. */
export const versionsHref = (before?: number): string => (before ? `/admin/tariff?before=${before}` : '/admin/tariff')
export const uploadHref = (id: string): string => `/admin/tariff/uploads/${id}`
export const versionHref = (id: string, done?: string): string => `/admin/tariff/versions/${id}${done ? `?done=${done}` : ''}`

export const SEARCHES_DONE = ['added', 'removed', 'learns', 'learnsNot'] as const
export const searchesHref = (done?: (typeof SEARCHES_DONE)[number]): string => `/admin/tariff/searches${done ? `?done=${done}` : ''}`
export const addWordHref = (word: string): string => `/admin/tariff/searches?${new URLSearchParams({ word })}#add`
