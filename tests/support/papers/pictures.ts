import { crc32, deflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const uint32 = (...values: number[]) => {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => bytes.writeUInt32BE(value, index * 4))
  return bytes
}
const latin1 = (text: string) => Buffer.from(text, 'latin1')

/** A chunk of a PNG, with its sum. */
export function pngChunk(type: string, data: Buffer | string = ''): Buffer {
  const body = Buffer.concat([latin1(type), typeof data === 'string' ? latin1(data) : data])
  return Buffer.concat([uint32(body.length - 4), body, uint32(crc32(body) >>> 0)])
}

const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
type PngParts = {
  depth?: number
  kind?: 0 | 2 | 3 | 4 | 6
  interlaced?: boolean
  /** Chunks between the header and the picture, and between the picture and the end. */
  before?: Buffer[]
  behind?: Buffer[]
  after?: Buffer | string
}

/** A PNG of one black point, which every program can unfold. */
export function png({ depth = 8, kind = 2, interlaced = false, ...parts }: PngParts = {}): Buffer {
  const header = Buffer.concat([uint32(1, 1), Buffer.from([depth, kind, 0, 0, Number(interlaced)])])
  const row = Buffer.alloc(1 + Math.ceil((depth * CHANNELS[kind]!) / 8))
  return Buffer.concat([
    SIGNATURE,
    pngChunk('IHDR', header),
    ...(parts.before ?? []),
    pngChunk('IDAT', deflateSync(row)),
    ...(parts.behind ?? []),
    pngChunk('IEND'),
    typeof parts.after === 'string' ? latin1(parts.after) : (parts.after ?? Buffer.alloc(0)),
  ])
}

/** The control of a frame of an animated PNG: one point, a tenth of a second. */
export const pngFrame = (sequence: number): Buffer =>
  pngChunk('fcTL', Buffer.concat([uint32(sequence, 1, 1, 0, 0), Buffer.from([0, 1, 0, 10, 0, 0])]))

export const pngFrameData = (sequence: number): Buffer =>
  pngChunk('fdAT', Buffer.concat([uint32(sequence), deflateSync(Buffer.alloc(4))]))

/** A segment of a JPEG. */
export function jpegSegment(marker: number, data: Buffer | string): Buffer {
  const body = typeof data === 'string' ? latin1(data) : data
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

type JpegParts = {
  components?: 1 | 3 | 4
  progressive?: boolean
  width?: number
  height?: number
  /** Segments behind the first marker. */
  before?: Buffer[]
  /** Scans behind the first one of a progressive picture. */
  scans?: number
  after?: Buffer | string
}

/** A JPEG of one grey block, with tables whose only code is one bit: every program can unfold it. */
export function jpeg({ components = 3, width = 8, height = 8, scans = 1, ...parts }: JpegParts = {}): Buffer {
  const ids = Array.from({ length: components }, (_, index) => index + 1)
  const frame = Buffer.from([8, 0, 0, 0, 0, components, ...ids.flatMap((id) => [id, 0x11, 0])])
  frame.writeUInt16BE(height, 1)
  frame.writeUInt16BE(width, 3)
  const table = (kind: number) => jpegSegment(0xc4, Buffer.from([kind, 1, ...Array<number>(15).fill(0), 0]))
  const scan = (of: number[], from: number, to: number) =>
    Buffer.concat([
      jpegSegment(0xda, Buffer.from([of.length, ...of.flatMap((id) => [id, 0]), from, to, 0])),
      Buffer.from([0x00]),
    ])
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...(parts.before ?? [jpegSegment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0')]),
    jpegSegment(0xdb, Buffer.from([0, ...Array<number>(64).fill(1)])),
    jpegSegment(parts.progressive ? 0xc2 : 0xc0, frame),
    table(0x00),
    table(0x10),
    ...(parts.progressive
      ? [
          scan(ids, 0, 0),
          ...Array.from({ length: scans }, (_, index) => scan([ids[index % components]!], 1, 63)),
        ]
      : [scan(ids, 0, 63)]),
    Buffer.from([0xff, 0xd9]),
    typeof parts.after === 'string' ? latin1(parts.after) : (parts.after ?? Buffer.alloc(0)),
  ])
}

/** What a telephone says of a photograph: how it is turned, in TIFF's words, the short end first or last. */
export const exif = (orientation: number, order: 'II' | 'MM' = 'MM'): Buffer => {
  const tiff = Buffer.alloc(26)
  const short = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at)
  const long = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at)
  tiff.write(order, 0, 'latin1')
  short(42, 2)
  long(8, 4)
  short(1, 8)
  short(0x0112, 10)
  short(3, 12)
  long(1, 14)
  short(orientation, 18)
  return jpegSegment(0xe1, Buffer.concat([latin1('Exif\0\0'), tiff]))
}

/** An archive of one small file, as ZIP, whose places count from its own beginning. */
export function madeZip(remark = ''): Buffer {
  const [name, content] = [latin1('a.js'), latin1('alert(1)')]
  const shared = Buffer.alloc(26)
  shared.writeUInt16LE(20, 0)
  shared.writeUInt32LE(crc32(content) >>> 0, 10)
  shared.writeUInt32LE(content.length, 14)
  shared.writeUInt32LE(content.length, 18)
  shared.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([latin1('PK\x03\x04'), shared, name, content])
  const central = Buffer.concat([latin1('PK\x01\x02\x14\0'), shared, Buffer.alloc(14), name])
  const end = Buffer.alloc(18)
  end.writeUInt16LE(1, 4)
  end.writeUInt16LE(1, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(local.length, 12)
  end.writeUInt16LE(remark.length, 16)
  return Buffer.concat([local, central, latin1('PK\x05\x06'), end, latin1(remark)])
}
