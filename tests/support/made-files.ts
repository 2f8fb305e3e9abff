import { deflateSync, crc32 } from 'node:zlib'

/** Files made by code, good and bad: nothing binary lies in the repository. */

function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(data.length)
  head.write(type, 4, 'latin1')
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(Buffer.concat([Buffer.from(type, 'latin1'), data])) >>> 0)
  return Buffer.concat([head, data, sum])
}

/** A PNG whose header says this size (the picture data is one row: headers are what is checked). */
export function madePng(width = 2, height = 2): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const rows = Buffer.alloc(width <= 64 ? (width + 1) * height : 1)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A JPEG whose frame header says this size, with a thumbnail that has an end marker of its own. */
export function madeJpeg(width = 2, height = 2, { end = true, padding = Buffer.alloc(0) } = {}): Buffer {
  const segment = (marker: number, data: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0])
    head.writeUInt16BE(data.length + 2, 2)
    return Buffer.concat([head, data, padding])
  }
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  frame.writeUInt16BE(height, 1)
  frame.writeUInt16BE(width, 3)
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    segment(0xe1, Buffer.from([0xff, 0xd8, 0xff, 0xd9])),
    segment(0xc0, frame),
    Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0]),
    Buffer.from([0x12, 0xff, 0x00, 0x34]),
    ...(end ? [Buffer.from([0xff, 0xd9])] : []),
  ])
}

/** A PDF of these objects (bodies between `obj` and `endobj`), with a trailer. */
export function madePdf(
  objects: (string | Buffer)[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [] /Count 0 >>',
  ],
  trailer = '',
): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  for (const [index, body] of objects.entries())
    parts.push(
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.isBuffer(body) ? body : Buffer.from(body, 'latin1'),
      Buffer.from('\nendobj\n'),
    )
  parts.push(Buffer.from(`trailer\n<< /Root 1 0 R ${trailer} >>\nstartxref\n9\n%%EOF\n`, 'latin1'))
  return Buffer.concat(parts)
}

/** A stream object, packed with Flate unless told otherwise. */
export function madeStream(
  dictionary: string,
  content: string | Buffer,
  packed: Buffer = deflateSync(Buffer.from(content as string, 'latin1')),
): Buffer {
  return Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${packed.length} >>\nstream\n`, 'latin1'),
    packed,
    Buffer.from('\nendstream'),
  ])
}

/** An object stream that holds these objects. */
export function madeObjectStream(inside: string, filter = '/Filter /FlateDecode'): Buffer {
  return madeStream(`/Type /ObjStm /N 1 /First 5 ${filter}`, `7 0\n ${inside}`)
}

/** What a telephone's HEIC picture begins with. */
export const madeHeic = (): Buffer =>
  Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(64)])

/** What a Windows program begins with. */
export const madeExecutable = (): Buffer =>
  Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff', 'latin1'), Buffer.alloc(512, 7)])
