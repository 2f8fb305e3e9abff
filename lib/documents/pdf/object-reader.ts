import {
  PdfArray,
  PdfBool,
  PdfDict,
  PdfName,
  PdfNull,
  PdfNumber,
  PdfRef,
  PdfString,
  type PdfObject,
} from '@libpdf/core'
import { TooMuchWork, type WorkBudget } from './work-budget'
import { hexValue, isNumeric, isRegular, isWhite } from './characters'
import { readHexString, readLiteralString } from './read-string'

const MAX_DEPTH = 120
const [OPEN, CLOSE, PERCENT, SLASH] = [0x3c, 0x3e, 0x25, 0x2f]
const WORDS = new Map<string, PdfObject>([
  ['true', PdfBool.of(true)],
  ['false', PdfBool.of(false)],
  ['null', PdfNull.instance],
])
/**
 * Entries whose strings are looked at: addresses, and kinds that a writer gave as a string. Others stay
 * encrypted.
 */
const READ_STRINGS = new Set(['URI', 'Base', 'S', 'Type', 'Subtype', 'FS', 'N'])

/**
 * Reads one object wherever it may begin, as forgivingly as the most forgiving reader: what is out of place
 * is passed over, one token at a time, and where two readers would differ (a key given twice) both readings
 * are kept. The kept parser reads a file along its cross-reference table; this reads what that table leaves
 * out.
 */
export class ObjectReader {
  at = 0
  /** Every dictionary read so far, those inside others included. */
  readonly dictionaries: PdfDict[] = []
  /** Where they began. */
  readonly starts = new Set<number>()
  private depth = 0
  private key = ''

  constructor(
    readonly bytes: Uint8Array,
    private readonly budget: WorkBudget,
    private readonly decrypt?: (bytes: Uint8Array) => Uint8Array,
  ) {}

  /** @throws TooMuchWork */
  readAt(at: number): PdfObject {
    this.at = at
    try {
      return this.read()
    } finally {
      this.budget.takeRead(this.at - at)
    }
  }

  skipBlank(): void {
    for (; this.at < this.bytes.length; this.at += 1) {
      const byte = this.bytes[this.at]!
      if (byte === PERCENT) {
        while (
          this.at + 1 < this.bytes.length &&
          this.bytes[this.at + 1] !== 0x0a &&
          this.bytes[this.at + 1] !== 0x0d
        )
          this.at += 1
      } else if (!isWhite(byte)) return
    }
  }

  private read(): PdfObject {
    this.skipBlank()
    this.budget.takeValue()
    const byte = this.bytes[this.at]
    if (byte === undefined) return PdfNull.instance
    if (byte === SLASH) return PdfName.of(this.readName())
    if (byte === OPEN)
      return this.bytes[this.at + 1] === OPEN
        ? this.readNested(() => this.readDictionary())
        : this.readString(readHexString)
    if (byte === 0x28) return this.readString(readLiteralString)
    if (byte === 0x5b) return this.readNested(() => this.readArray())
    if (isNumeric(byte)) return this.readNumber()
    const word = this.wordHere()
    this.at += Math.max(1, word.length)
    return WORDS.get(word) ?? PdfNull.instance
  }

  private wordHere(): string {
    let end = this.at
    while (isRegular(this.bytes[end]) && end - this.at < 64) end += 1
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset + this.at, end - this.at).toString('latin1')
  }

  private readNested<T>(read: () => T): T {
    this.depth += 1
    if (this.depth > MAX_DEPTH) throw new TooMuchWork('depth')
    const value = read()
    this.depth -= 1
    return value
  }

  private readString(read: typeof readHexString): PdfString {
    const { value, end } = read(this.bytes, this.at)
    this.at = end
    return new PdfString(
      this.decrypt && (this.depth === 0 || READ_STRINGS.has(this.key)) ? this.decrypt(value) : value,
    )
  }

  /** A name without its slash; any letter may stand as `#xx` (§7.3.5). */
  private readName(): string {
    this.at += 1
    let name = ''
    for (; isRegular(this.bytes[this.at]); this.at += 1) {
      const [high, low] = [hexValue(this.bytes[this.at + 1]), hexValue(this.bytes[this.at + 2])]
      const escaped = this.bytes[this.at] === 0x23 && high >= 0 && low >= 0
      name += String.fromCharCode(escaped ? high * 16 + low : this.bytes[this.at]!)
      if (escaped) this.at += 2
    }
    return name
  }

  private readDigits(): number {
    const from = this.at
    while (isNumeric(this.bytes[this.at])) this.at += 1
    return (
      Number.parseFloat(
        Buffer.from(this.bytes.buffer, this.bytes.byteOffset + from, Math.min(this.at - from, 40)).toString(
          'latin1',
        ),
      ) || 0
    )
  }

  private readNumber(): PdfNumber | PdfRef {
    const number = this.readDigits()
    const after = this.at
    this.skipBlank()
    if (Number.isInteger(number) && number >= 0 && isNumeric(this.bytes[this.at])) {
      const generation = this.readDigits()
      this.skipBlank()
      if (
        this.bytes[this.at] === 0x52 &&
        !isRegular(this.bytes[this.at + 1]) &&
        Number.isInteger(generation) &&
        generation >= 0
      ) {
        this.at += 1
        return PdfRef.of(number, generation)
      }
    }
    this.at = after
    return PdfNumber.of(number)
  }

  private readArray(): PdfArray {
    this.at += 1
    const items: PdfObject[] = []
    let odd = false
    for (;;) {
      this.skipBlank()
      if (this.at >= this.bytes.length) break
      if (this.bytes[this.at] === 0x5d) {
        this.at += 1
        break
      }
      if (items.length % 1000 === 999) this.budget.checkTime()
      odd ||= !this.atValue()
      items.push(this.read())
    }
    if (odd) this.keepAnyPairs(items)
    return new PdfArray(items)
  }

  private atEndOfDictionary = () => this.bytes[this.at] === CLOSE && this.bytes[this.at + 1] === CLOSE

  /** Whether a value begins here, and not a word that is none (`endobj`) or a stray bracket. */
  private atValue(): boolean {
    const byte = this.bytes[this.at]
    return (
      byte === SLASH ||
      byte === OPEN ||
      byte === 0x28 ||
      byte === 0x5b ||
      isNumeric(byte) ||
      WORDS.has(this.wordHere())
    )
  }

  /**
   * Where something was out of place, readers disagree which name is a key: every name with what follows it
   * is kept as a pair.
   */
  private keepAnyPairs(items: PdfObject[]): void {
    const pairs = items.flatMap((item, index): [string, PdfObject][] =>
      item instanceof PdfName && items[index + 1] ? [[item.value, items[index + 1]!]] : [],
    )
    if (pairs.length > 0) this.dictionaries.push(new PdfDict(pairs), new PdfDict(pairs.toReversed()))
  }

  private readDictionary(): PdfDict {
    this.budget.takeValue(true)
    this.starts.add(this.at)
    this.at += 2
    const last = new Map<string, PdfObject>()
    const first = new Map<string, PdfObject>()
    const items: (PdfObject | string)[] = []
    let odd = false
    for (;;) {
      this.skipBlank()
      if (this.at >= this.bytes.length || this.atEndOfDictionary()) break
      if (items.length % 1000 === 999) this.budget.checkTime()
      if (this.bytes[this.at] !== SLASH) {
        odd = true
        items.push(this.read())
        continue
      }
      const key = this.readName()
      this.skipBlank()
      const ends = this.atEndOfDictionary()
      odd ||= key === '' || !this.atValue()
      this.key = key
      const value = ends ? PdfNull.instance : this.read()
      items.push(key, value)
      if (last.has(key) && !first.has(key)) first.set(key, last.get(key)!)
      last.set(key, value)
    }
    this.at += 2
    const dictionary = new PdfDict(last)
    this.dictionaries.push(dictionary)
    // A key given twice: some readers take the first, most the last.
    if (first.size > 0) this.dictionaries.push(new PdfDict([...last, ...first]))
    if (odd) this.keepAnyPairs(items.map((item) => (typeof item === 'string' ? PdfName.of(item) : item)))
    return dictionary
  }
}
