import { foldText } from '@/lib/core/digits'
import { numberKey } from '@/lib/core/registration-number'
import { readTypedNumber } from '@/lib/core/typed-number'

/** Series of requests: other letters before digits are part of a name. */
const SERIES = ['CO', 'CE', 'LR']

/**
 * What a typed search looks for in `Request.searchText`: folded words, all of which must stand there. A
 * request's number written with other signs or none for its slashes is one word, and a registration number is
 * looked for without the zeros before it.
 */
export function searchWords(typed: string): string[] {
  const number = readTypedNumber(typed)
  if (number?.kind === 'whole' && SERIES.includes(number.series)) return [number.number.toLowerCase()]
  if (number?.kind === 'running' && number.series && SERIES.includes(number.series))
    return [`${number.series}/${number.running}/`.toLowerCase()]
  return foldText(typed)
    .split(' ')
    .filter(Boolean)
    .map((word) => (/^0\d{3,}$/.test(word) ? numberKey(word) || word : word))
}
