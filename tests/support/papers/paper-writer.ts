import { filterEntries, pack, type Filter } from './pack'
import type { Lock } from './lock'

export type PaperOptions = {
  before?: string
  header?: string
  lock?: Lock
  /** Written between the tokens of an object; strings in `write`d text hold no blank. */
  spell?: (text: string) => string
}
type Place = { at: number } | { within: number; index: number }

const number = (value: number, width: number) => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(value))
  return bytes.subarray(8 - width)
}

/** Writes a PDF piece by piece, so that each piece can be put where it does not belong. */
export class PaperWriter {
  private readonly parts: Buffer[] = []
  private length = 0
  private places = new Map<number, Place>()
  private previous?: number
  private size = 0

  constructor(private readonly options: PaperOptions = {}) {
    this.raw(options.before ?? '')
    this.raw(options.header ?? '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')
  }

  raw(text: string | Buffer): this {
    const bytes = typeof text === 'string' ? Buffer.from(text, 'latin1') : text
    this.parts.push(bytes)
    this.length += bytes.length
    return this
  }

  private text(text: string, object: number): string {
    const lock = this.options.lock
    const locked = lock
      ? text.replace(
          /\(((?:[^()\\]|\\.)*)\)/g,
          (_, inside: string) =>
            `<${lock.encrypt(Buffer.from(inside.replace(/\\(.)/g, '$1'), 'latin1'), object).toString('hex')}>`,
        )
      : text
    return this.options.spell?.(locked) ?? locked
  }

  /** An object of this number; `head` stands between the number and its value. */
  object(object: number, body: string, { hidden = false, open = '' } = {}): this {
    if (!hidden) this.places.set(object, { at: this.length })
    this.size = Math.max(this.size, object + 1)
    return this.raw(`${object} 0 obj${open}\n${this.text(body, object)}\nendobj\n`)
  }

  stream(
    object: number,
    entries: string,
    content: Buffer,
    { filters = [] as readonly Filter[], keyword = 'stream\n', length = true, plain = false } = {},
  ): this {
    const packed = pack(content, filters)
    const data = this.options.lock && !plain ? this.options.lock.encrypt(packed.data, object) : packed.data
    this.places.set(object, { at: this.length })
    this.size = Math.max(this.size, object + 1)
    const dictionary = `<< ${entries} ${filterEntries(packed)} ${length ? `/Length ${data.length}` : ''} >>`
    return this.raw(`${object} 0 obj\n${plain ? dictionary : this.text(dictionary, object)}\n${keyword}`)
      .raw(data)
      .raw('\nendstream\nendobj\n')
  }

  /** Objects inside an object stream; their strings are not encrypted on their own (ISO 32000-1 §7.5.7). */
  objectStream(
    object: number,
    inside: [number, string][],
    options: { filters?: readonly Filter[]; keyword?: string; entries?: string } = {},
  ): this {
    const texts = inside.map(([, text]) => `${this.options.spell?.(text) ?? text} `)
    const offsets = texts.map((_, index) => texts.slice(0, index).join('').length)
    const head = `${inside.map(([one], index) => `${one} ${offsets[index]}`).join(' ')} `
    this.stream(
      object,
      `${options.entries ?? '/Type /ObjStm'} /N ${inside.length} /First ${head.length}`,
      Buffer.from(head + texts.join(''), 'latin1'),
      options,
    )
    inside.forEach(([one], index) => {
      this.places.set(one, { within: object, index })
      this.size = Math.max(this.size, one + 1)
    })
    return this
  }

  /** Ends a revision. Objects written afterwards belong to the next one. */
  end({
    table = 'table' as 'table' | 'stream' | 'none',
    trailer = '/Root 1 0 R',
    startxref = undefined as number | undefined,
    after = '',
  } = {}): this {
    const lock = this.options.lock
    const entries = `${trailer}${lock ? ` /Encrypt ${lock.dictionary} /ID ${lock.id}` : ''}${this.previous === undefined ? '' : ` /Prev ${this.previous}`}`
    let at = this.length
    if (table === 'stream') {
      const own = this.size
      this.places.set(own, { at })
      const numbers = [...this.places.keys()].sort((one, other) => one - other)
      const rows = numbers.map((one) => {
        const place = this.places.get(one)!
        return 'at' in place
          ? [number(1, 1), number(place.at, 4), number(0, 2)]
          : [number(2, 1), number(place.within, 4), number(place.index, 2)]
      })
      this.stream(
        own,
        `/Type /XRef /Size ${own + 1} /W [ 1 4 2 ] /Index [ ${numbers.map((one) => `${one} 1`).join(' ')} ] ${entries}`,
        Buffer.concat(rows.flat()),
        { filters: ['flate'], plain: true },
      )
    } else {
      const numbers = [...this.places]
        .flatMap(([one, place]) => ('at' in place ? [[one, place.at] as const] : []))
        .sort(([one], [other]) => one - other)
      const rows = numbers
        .map(([one, place]) => `${one} 1\n${String(place).padStart(10, '0')} 00000 n \n`)
        .join('')
      if (table === 'table') this.raw(`xref\n0 1\n0000000000 65535 f \n${rows}`)
      else at = 0
      this.raw(`trailer\n<< /Size ${this.size} ${entries} >>\n`)
    }
    this.raw(`startxref\n${startxref ?? at}\n%%EOF\n${after}`)
    this.previous = at
    this.places = new Map()
    return this
  }

  bytes(): Buffer {
    return Buffer.concat(this.parts)
  }
}
