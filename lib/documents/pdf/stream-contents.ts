import { PdfArray, type PdfDict, type PdfObject } from '@libpdf/core'
import type { WorkBudget } from './work-budget'
import { dictionariesOf, namesOf, numbersOf, type StreamEntry, type Resolve } from './object-table'
import { unpack, type Parameters, type Step } from './unpack'

export type Decrypt = (data: Uint8Array, number: number, generation: number) => Uint8Array
const MAX_FILTERS = 12

function parametersOf(dictionary: PdfDict | undefined, resolve: Resolve): Parameters {
  const number = (key: string, otherwise: number) => numbersOf(resolve(dictionary?.get(key)))[0] ?? otherwise
  return {
    predictor: number('Predictor', 1),
    colors: number('Colors', 1),
    bits: number('BitsPerComponent', 8),
    columns: number('Columns', 1),
    earlyChange: number('EarlyChange', 1),
  }
}

const itemsOf = (values: PdfObject[]): PdfObject[] =>
  values.flatMap((one) => (one instanceof PdfArray ? [...one] : [one])).slice(0, MAX_FILTERS)

/**
 * The filters in the order in which they are undone. Short names, and `F` for `Filter`, are taken as some
 * readers take them.
 */
function stepsOf(dictionary: PdfDict, resolve: Resolve): Step[] {
  const filters = itemsOf(resolve(dictionary.get('Filter') ?? dictionary.get('F')))
  const parameters = itemsOf(resolve(dictionary.get('DecodeParms') ?? dictionary.get('DP')))
  return filters.flatMap((filter, index) => {
    const of = dictionariesOf(resolve(parameters[index]))[0]
    return namesOf(resolve(filter)).map((name) => ({ filter: name, parameters: parametersOf(of, resolve) }))
  })
}

/**
 * What a stream holds: once for each place where its data may begin, as it stands and decrypted; what cannot
 * be unpacked is left out.
 * @throws TooMuchWork
 */
export async function streamContents(
  stream: StreamEntry,
  resolve: Resolve,
  budget: WorkBudget,
  decrypt?: Decrypt,
): Promise<Uint8Array[]> {
  budget.takeStream()
  const steps = stepsOf(stream.dictionary, resolve)
  const contents: Uint8Array[] = []
  for (const data of stream.candidates()) {
    for (const one of decrypt ? [data, decrypted(stream, data, decrypt)] : [data]) {
      const content = one && (await unpack(one, steps, budget))
      if (content && content.length > 0 && !contents.some((known) => Buffer.from(known).equals(content)))
        contents.push(content)
    }
  }
  return contents
}

function decrypted(
  { number, generation }: StreamEntry,
  data: Uint8Array,
  decrypt: Decrypt,
): Uint8Array | undefined {
  try {
    return decrypt(data, number, generation)
  } catch {
    // Not whole blocks: not encrypted, or not from here.
    return undefined
  }
}
