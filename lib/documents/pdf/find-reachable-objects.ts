import { PDF, PdfArray, PdfDict, PdfRef, type PdfObject } from '@libpdf/core'
import type { WorkBudget } from './work-budget'
import type { Resolve } from './object-table'

/** What a reader comes to from the trailer, over the cross-reference table. */
export type ReachableObjects = { dictionaries: PdfDict[]; resolve: Resolve }

/**
 * Follows a paper from its trailer with the kept parser, which also mends what is damaged.
 * @param otherwise finds what this parser does not
 * @returns undefined when it cannot be opened so: what was found without the table decides then
 * @throws TooMuchWork
 */
export async function findReachableObjects(
  bytes: Buffer,
  budget: WorkBudget,
  otherwise: Resolve,
): Promise<ReachableObjects | undefined> {
  const paper = await PDF.load(bytes).catch(() => undefined)
  if (!paper) return undefined
  const { registry, info } = paper.context
  const resolve: Resolve = (value) => {
    const one = value instanceof PdfRef ? registry.resolve(value) : value
    return !one || one.type === 'null' ? otherwise(value) : [one]
  }
  const dictionaries: PdfDict[] = []
  // The dictionary of the encryption is not itself encrypted, and holds keys only.
  const seen = new Set([info.trailer.get('Encrypt')].map(String))
  const waiting: PdfObject[] = [info.trailer]
  for (let value = waiting.pop(); value; value = waiting.pop()) {
    budget.checkTime()
    if (value instanceof PdfRef) {
      if (seen.has(value.toString())) continue
      seen.add(value.toString())
      waiting.push(...resolve(value))
    } else if (value instanceof PdfArray) for (const one of value) waiting.push(one)
    else if (value instanceof PdfDict) {
      dictionaries.push(value)
      for (const [, one] of value) waiting.push(one)
    }
  }
  return { dictionaries, resolve }
}
