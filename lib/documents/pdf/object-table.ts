import { PdfArray, PdfDict, PdfName, PdfNumber, PdfRef, PdfString, type PdfObject } from '@libpdf/core'

/** A stream, and its raw data as far as any reader would take it: where it begins differs between readers. */
export type StreamEntry = {
  dictionary: PdfDict
  number: number
  generation: number
  at: number
  candidates: () => Uint8Array[]
}

/** All objects of a paper: every definition of a number, in whatever revision or place. */
export class ObjectTable {
  readonly definitions = new Map<number, PdfObject[]>()
  readonly dictionaries: PdfDict[] = []
  readonly streams = new Map<PdfDict, StreamEntry>()

  define(number: number, value: PdfObject): void {
    const known = this.definitions.get(number)
    if (known) known.push(value)
    else this.definitions.set(number, [value])
  }

  /**
   * Every value that a reader may find here: one, or all definitions of what is referred to; empty when there
   * is none.
   */
  resolve = (value: PdfObject | undefined, depth = 0): PdfObject[] => {
    if (value === undefined || value.type === 'null') return []
    if (!(value instanceof PdfRef)) return [value]
    if (depth > 4) return []
    return (this.definitions.get(value.objectNumber) ?? []).flatMap((one) => this.resolve(one, depth + 1))
  }
}

export type Resolve = (value: PdfObject | undefined) => PdfObject[]

/** The names that a value may be; a string counts as well, as it does for some readers. */
export const namesOf = (values: PdfObject[]): string[] =>
  values.flatMap((one) => {
    if (one instanceof PdfName) return [one.value]
    return one instanceof PdfString ? [one.asString()] : []
  })
export const numbersOf = (values: PdfObject[]): number[] =>
  values.flatMap((one) => (one instanceof PdfNumber ? [one.value] : []))
export const dictionariesOf = (values: PdfObject[]): PdfDict[] =>
  values.filter((one) => one instanceof PdfDict)
export const arraysOf = (values: PdfObject[]): PdfArray[] => values.filter((one) => one instanceof PdfArray)
