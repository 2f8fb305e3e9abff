import { PdfNumber } from '@libpdf/core'
import type { WorkBudget } from './work-budget'
import { namesOf, numbersOf, type ObjectTable, type StreamEntry } from './object-table'
import { ObjectReader } from './object-reader'
import { streamContents, type Decrypt } from './stream-contents'

const MAX_OBJECTS = 200_000

/** By what it holds, not by its name alone: `Type` may be missing or lie. */
const holdsObjects = ({ dictionary }: StreamEntry, { resolve }: ObjectTable) =>
  namesOf(resolve(dictionary.get('Type'))).includes('ObjStm') ||
  ['N', 'First'].every((key) => numbersOf(resolve(dictionary.get(key))).length > 0)
const holdsPlaces = ({ dictionary }: StreamEntry, { resolve }: ObjectTable) =>
  namesOf(resolve(dictionary.get('Type'))).includes('XRef') || dictionary.has('W')

/** The pairs at the beginning: object, offset (ISO 32000-1 §7.5.7). */
function pairsOf(reader: ObjectReader): [number, number][] {
  const pairs: [number, number][] = []
  for (let at = 0; pairs.length < MAX_OBJECTS; at = reader.at) {
    const number = reader.readAt(at)
    const offset = number instanceof PdfNumber ? reader.readAt(reader.at) : undefined
    if (!(number instanceof PdfNumber && offset instanceof PdfNumber)) break
    pairs.push([number.value, offset.value])
  }
  return pairs
}

/** Reads what an object stream holds: at its offsets, and wherever else a dictionary may begin. */
function readContent(content: Uint8Array, firsts: number[], found: ObjectTable, budget: WorkBudget): boolean {
  const reader = new ObjectReader(content, budget)
  const pairs = pairsOf(reader)
  for (const [number, offset] of pairs) {
    for (const at of firsts.map((first) => first + offset))
      if (at >= 0 && at < content.length) found.define(number, reader.readAt(at))
  }
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length)
  for (let at = bytes.indexOf('<<'); at >= 0; at = bytes.indexOf('<<', at + 1))
    if (!reader.starts.has(at)) reader.readAt(at)
  found.dictionaries.push(...reader.dictionaries)
  return pairs.length > 0
}

/**
 * Adds the objects inside object streams to those found.
 * @returns where object streams stand, and whether each could be read: one that cannot may hide anything
 * @throws TooMuchWork also for a cross-reference stream that unfolds too far
 */
export async function openObjectStreams(
  found: ObjectTable,
  budget: WorkBudget,
  decrypt?: Decrypt,
): Promise<Map<number, boolean>> {
  const opened = new Map<number, boolean>()
  for (const stream of found.streams.values()) {
    if (holdsObjects(stream, found)) {
      const firsts = numbersOf(found.resolve(stream.dictionary.get('First')))
      const empty = numbersOf(found.resolve(stream.dictionary.get('N'))).every((count) => count === 0)
      let read = empty
      for (const content of await streamContents(stream, found.resolve, budget, decrypt))
        read = readContent(content, firsts, found, budget) || read
      opened.set(stream.at, read || opened.get(stream.at) === true)
    } else if (holdsPlaces(stream, found)) await streamContents(stream, found.resolve, budget, decrypt)
  }
  return opened
}
