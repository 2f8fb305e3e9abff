import { deflateSync } from 'node:zlib'

/**
 * A way of packing a stream, with what its dictionary says. Written apart from what the product unpacks with.
 */
export type Packed = { data: Buffer; filters: string[]; parameters: string[] }

const ascii85 = (data: Buffer): Buffer => {
  let text = ''
  for (let at = 0; at < data.length; at += 4) {
    const group = data.subarray(at, at + 4)
    let value = Buffer.concat([group, Buffer.alloc(4)]).readUInt32BE(0)
    const digits = Array.from({ length: 5 }, () => {
      const digit = value % 85
      value = Math.floor(value / 85)
      return String.fromCharCode(33 + digit)
    })
      .reverse()
      .join('')
    text += digits === '!!!!!' && group.length === 4 ? 'z' : digits.slice(0, group.length + 1)
  }
  return Buffer.from(`${text}~>`, 'latin1')
}

/** Codes of 9 bits alone: the table is cleared before it would grow wider. */
const lzw = (data: Buffer): Buffer => {
  const codes = [...data].flatMap((byte, index) => (index % 200 === 0 ? [256, byte] : [byte]))
  const bits = [...codes, 257].map((code) => code.toString(2).padStart(9, '0')).join('')
  return Buffer.from(
    Array.from({ length: Math.ceil(bits.length / 8) }, (_, index) =>
      Number.parseInt(bits.slice(index * 8, index * 8 + 8).padEnd(8, '0'), 2),
    ),
  )
}

const runLength = (data: Buffer): Buffer => {
  const parts: Buffer[] = []
  for (let at = 0; at < data.length; at += 100) {
    const part = data.subarray(at, at + 100)
    parts.push(Buffer.from([part.length - 1]), part)
  }
  return Buffer.concat([...parts, Buffer.from([128])])
}

/** Rows of `columns` bytes, each with the difference to the row above (PNG's filter "up"). */
const rowsUp = (data: Buffer, columns: number): Buffer => {
  const padded = Buffer.concat([data, Buffer.alloc((columns - (data.length % columns)) % columns, 0x20)])
  const parts: Buffer[] = []
  for (let at = 0; at < padded.length; at += columns) {
    parts.push(
      Buffer.from([2]),
      Buffer.from(
        padded
          .subarray(at, at + columns)
          .map((byte, index) => byte - (at > 0 ? padded[at - columns + index]! : 0)),
      ),
    )
  }
  return Buffer.concat(parts)
}

export const FILTERS = ['flate', 'hex', 'ascii85', 'runLength', 'lzw', 'flatePredicted'] as const
export type Filter = (typeof FILTERS)[number]

const WRITERS: Record<Filter, (data: Buffer) => { data: Buffer; name: string; parameters: string }> = {
  flate: (data) => ({ data: deflateSync(data), name: '/FlateDecode', parameters: 'null' }),
  hex: (data) => ({
    data: Buffer.from(`${data.toString('hex')}>`),
    name: '/ASCIIHexDecode',
    parameters: 'null',
  }),
  ascii85: (data) => ({ data: ascii85(data), name: '/ASCII85Decode', parameters: 'null' }),
  runLength: (data) => ({ data: runLength(data), name: '/RunLengthDecode', parameters: 'null' }),
  lzw: (data) => ({ data: lzw(data), name: '/LZWDecode', parameters: 'null' }),
  flatePredicted: (data) => ({
    data: deflateSync(rowsUp(data, 8)),
    name: '/FlateDecode',
    parameters: '<< /Predictor 12 /Columns 8 >>',
  }),
}

/** Packs with several filters; the first named is the first to be undone. */
export function pack(content: Buffer, filters: readonly Filter[]): Packed {
  const packed: Packed = { data: content, filters: [], parameters: [] }
  for (const filter of filters.toReversed()) {
    const { data, name, parameters } = WRITERS[filter](packed.data)
    packed.data = data
    packed.filters.unshift(name)
    packed.parameters.unshift(parameters)
  }
  return packed
}

/** The entries of a stream's dictionary for these filters. */
export const filterEntries = ({ filters, parameters }: Packed): string =>
  filters.length === 0
    ? ''
    : `/Filter [ ${filters.join(' ')} ]${parameters.some((one) => one !== 'null') ? ` /DecodeParms [ ${parameters.join(' ')} ]` : ''}`
