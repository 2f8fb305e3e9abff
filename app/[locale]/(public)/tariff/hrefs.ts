import type { SearchType } from '@/lib/tariff/search'

export type TariffParams = Record<string, string | string[] | undefined>
export type TariffQuery = { text: string; type: SearchType; chapter?: string }

const one = (params: TariffParams, name: string): string => [params[name] ?? ''].flat()[0]!

/** The search of an address; what it does not know is the default. */
export function readQuery(params: TariffParams): TariffQuery {
  const [type, chapter] = [one(params, 'type'), one(params, 'chapter')]
  return {
    text: one(params, 'q').slice(0, 1_000),
    type: type === 'code' || type === 'words' ? type : 'any',
    chapter: /^\d{2}$/.test(chapter) ? chapter : undefined,
  }
}

/** @param base `/tariff` or `/services/tariff` */
export function searchHref(base: string, { text, type, chapter }: Partial<TariffQuery>): string {
  const query = new URLSearchParams({
    ...(text && { q: text }),
    ...(type && type !== 'any' && { type }),
    ...(chapter && { chapter }),
  }).toString()
  return query ? `${base}?${query}` : base
}

/** The page of a code; with what was searched for, so that the choice can be learned from. */
export const codeHref = (code: string, text?: string): string =>
  `/tariff/${code.toLowerCase()}${text ? `?${new URLSearchParams({ q: text })}` : ''}`
