import { foldText } from '@/lib/core/digits'
import { numberKey } from '@/lib/core/registration-number'
import { readTypedNumber } from '@/lib/core/typed-number'
import type { RequestTypeDefinition } from './request-type-definition'

type WithSeries = Readonly<Record<string, Pick<RequestTypeDefinition, 'series'>>>

/**
 * What a typed search looks for in `Request.searchText`: folded words, all of which must stand there. A
 * request's number written with other signs or none for its slashes is one word, and a registration number is
 * looked for without the zeros before it.
 * @param types the types that are searched: other letters before digits than their series are part of a name
 */
export function searchWords(typed: string, types: WithSeries): string[] {
  const series: readonly string[] = Object.values(types).map((type) => type.series)
  const number = readTypedNumber(typed)
  if (number?.kind === 'whole' && series.includes(number.series)) return [number.number.toLowerCase()]
  if (number?.kind === 'running' && number.series && series.includes(number.series))
    return [`${number.series}/${number.running}/`.toLowerCase()]
  return foldText(typed)
    .split(' ')
    .filter(Boolean)
    .map((word) => (/^0\d{3,}$/.test(word) ? numberKey(word) || word : word))
}
