import { PdfDict, type PdfObject } from '@libpdf/core'
import type { WorkBudget } from './work-budget'
import { isRegular, isWhite } from './characters'
import { ObjectTable, numbersOf } from './object-table'
import { ObjectReader } from './object-reader'

const HEADER_BYTES = 240
const HEADER = /(\d+)[\0\t\n\f\r ]+(\d+)[\0\t\n\f\r ]*$/

/** The numbers before `obj`; comments may stand between them. */
function headerBefore(bytes: Buffer, at: number): { number: number; generation: number } {
  const text = bytes.toString('latin1', Math.max(0, at - HEADER_BYTES), at)
  const match = HEADER.exec(text) ?? HEADER.exec(text.replace(/%[^\r\n]*[\r\n]/g, ' '))
  return { number: match ? Number(match[1]) : -1, generation: match ? Number(match[2]) : 0 }
}

function* places(bytes: Buffer, word: string): Generator<number> {
  for (let at = bytes.indexOf(word); at >= 0; at = bytes.indexOf(word, at + 1)) yield at
}

/**
 * Where the data behind `stream` may begin: behind the line's end, blanks before it or not. Where the data
 * follows without one, some readers take it at once, and some from the next line on.
 */
function dataStarts(bytes: Buffer, at: number): number[] {
  let blank = at
  while (bytes[blank] === 0x20 || bytes[blank] === 0x09 || bytes[blank] === 0x00) blank += 1
  const isEnd = (byte: number | undefined) => byte === 0x0d || byte === 0x0a
  const afterEnd = (from: number) => (bytes[from] === 0x0d && bytes[from + 1] === 0x0a ? from + 2 : from + 1)
  if (isEnd(bytes[blank])) return [afterEnd(blank)]
  const next = bytes.subarray(blank, blank + 1024).findIndex(isEnd)
  return [...new Set([at, blank, ...(next < 0 ? [] : [afterEnd(blank + next)])])]
}

/** The first of the sorted places that is not before `at`. */
function firstFrom(sorted: number[], at: number): number | undefined {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < at) low = middle + 1
    else high = middle
  }
  return sorted[low]
}

/**
 * Reads an object behind every `obj` and every `trailer`, wherever these words stand: in an old revision, a
 * comment, a string, a stream. A reader comes to such places when the cross-reference table leads there, or
 * when it mends a file; which of them it takes, no two readers decide alike.
 * @param decrypt undoes the encryption of one object's strings
 * @throws TooMuchWork
 */
export function scanObjects(
  bytes: Buffer,
  budget: WorkBudget,
  decrypt?: (bytes: Uint8Array, number: number, generation: number) => Uint8Array,
): ObjectTable {
  const found = new ObjectTable()
  const ends = [...places(bytes, 'endstream')]
  const dataOf = (dictionary: PdfDict, at: number) =>
    dataStarts(bytes, at).map((start) => {
      const lengths = numbersOf(found.resolve(dictionary.get('Length'))).map((length) => start + length)
      return bytes.subarray(
        start,
        Math.min(bytes.length, Math.max(firstFrom(ends, start) ?? bytes.length, ...lengths)),
      )
    })
  const read = (at: number, number: number, generation: number): PdfObject => {
    const reader = new ObjectReader(bytes, budget, decrypt && ((value) => decrypt(value, number, generation)))
    const value = reader.readAt(at)
    found.dictionaries.push(...reader.dictionaries)
    reader.skipBlank()
    if (value instanceof PdfDict && bytes.toString('latin1', reader.at, reader.at + 6) === 'stream') {
      const at = reader.at + 6
      // The outermost dictionary comes last, with its other readings behind it.
      for (const dictionary of reader.dictionaries.slice(reader.dictionaries.lastIndexOf(value))) {
        found.streams.set(dictionary, {
          dictionary,
          number,
          generation,
          at,
          candidates: () => dataOf(dictionary, at),
        })
      }
    }
    return value
  }
  for (const at of places(bytes, 'obj')) {
    if (bytes.toString('latin1', at - 3, at) === 'end') continue
    const next = bytes[at + 3]
    if (next !== undefined && isRegular(next) && !(next >= 0x2b && next <= 0x39)) continue
    const { number, generation } = headerBefore(bytes, at)
    found.define(number, read(at + 3, number, generation))
  }
  for (const at of places(bytes, 'trailer'))
    if (isWhite(bytes[at + 7]) || bytes[at + 7] === 0x3c || bytes[at + 7] === 0x25) read(at + 7, -1, 0)
  return found
}
