import { deflateSync } from 'node:zlib'
import { exif, jpeg, jpegSegment, png, pngChunk, pngFrame, pngFrameData } from './pictures'

const profile = jpegSegment(0xe2, `ICC_PROFILE\0\x01\x01${'p'.repeat(3000)}`)
const adobe = (transform: number) =>
  jpegSegment(0xee, Buffer.from([...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, transform]))
const XMP = 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"></x:xmpmeta>'
/** The list of pictures that stand one behind the other in a photograph (CIPA DC-007). */
const multiPicture = jpegSegment(0xe2, `MPF\0MM\0*\0\0\0\x08${'\0'.repeat(80)}`)

type Picture = [make: () => Buffer, name: string]

/** What telephones, scanners and drawing programs save, by what is particular in it. */
export const ORDINARY_PICTURES: Record<string, Picture> = {
  'a JPEG': [() => jpeg(), 'a.jpg'],
  'a grey JPEG': [() => jpeg({ components: 1 }), 'a.jpg'],
  'a progressive JPEG': [() => jpeg({ progressive: true, scans: 9 }), 'a.jpg'],
  'a JPEG in CMYK with the mark of Adobe': [() => jpeg({ components: 4, before: [adobe(2)] }), 'a.jpg'],
  'a progressive JPEG in CMYK': [
    () => jpeg({ components: 4, progressive: true, before: [adobe(0)] }),
    'a.jpg',
  ],
  'a JPEG in RGB with the mark of Adobe': [() => jpeg({ before: [adobe(0)] }), 'a.jpg'],
  'a JPEG turned by its EXIF': [() => jpeg({ before: [exif(6)] }), 'IMG_0001.JPG'],
  'a JPEG turned by its EXIF, the short end first': [() => jpeg({ before: [exif(8, 'II')] }), 'a.jpeg'],
  'a JPEG with a colour profile': [() => jpeg({ before: [exif(1), profile] }), 'a.jpg'],
  'a JPEG with a profile in three pieces': [
    () =>
      jpeg({
        before: [1, 2, 3].map((n) =>
          jpegSegment(0xe2, `ICC_PROFILE\0${String.fromCharCode(n)}\x03${'p'.repeat(60_000)}`),
        ),
      }),
    'a.jpg',
  ],
  'a JPEG with a long XMP': [
    () =>
      jpeg({
        before: [
          jpegSegment(0xe1, XMP),
          ...Array.from({ length: 20 }, () =>
            jpegSegment(0xe1, `http://ns.adobe.com/xmp/extension/\0${'x'.repeat(65_000)}`),
          ),
        ],
      }),
    'a.jpg',
  ],
  'a JPEG with IPTC and a remark': [
    () =>
      jpeg({
        before: [
          jpegSegment(0xed, 'Photoshop 3.0\x008BIM\x04\x04'),
          jpegSegment(0xfe, 'File written by a camera'),
        ],
      }),
    'a.jpg',
  ],
  'a photograph with its gain map behind it (iPhone)': [
    () => jpeg({ before: [exif(6), multiPicture], after: jpeg({ components: 1 }) }),
    'IMG_0002.jpg',
  ],
  'a photograph with a film behind it (Android)': [
    () =>
      jpeg({
        before: [exif(1), jpegSegment(0xe1, XMP)],
        after: '\0\0\0\x18ftypmp42\0\0\0\0isommp42\0\0\0\x08free',
      }),
    'PXL_20261124.MP.jpg',
  ],
  'a photograph with notes of the telephone behind it (Samsung)': [
    () => jpeg({ before: [exif(1)], after: 'SEFHk\0\0\0\x01\0\0\0\0\0SEFT' }),
    '20261124_090000.jpg',
  ],
  'a photograph with a small picture in its EXIF': [
    () =>
      jpeg({
        before: [
          jpegSegment(
            0xe1,
            Buffer.concat([
              Buffer.from('Exif\0\0MM\0*\0\0\0\x08', 'latin1'),
              jpeg({ progressive: true, scans: 3 }),
            ]),
          ),
        ],
      }),
    'a.jpg',
  ],
  'a PNG': [() => png(), 'a.png'],
  'a PNG of 16 bits': [() => png({ depth: 16, kind: 6 }), 'a.png'],
  'a grey PNG of 1 bit (scanners)': [() => png({ depth: 1, kind: 0 }), 'a.png'],
  'an interlaced PNG': [() => png({ interlaced: true }), 'a.png'],
  'a PNG of a palette with transparency': [
    () =>
      png({ depth: 4, kind: 3, before: [pngChunk('PLTE', '\0\0\0\xff\xff\xff'), pngChunk('tRNS', '\0')] }),
    'a.png',
  ],
  'a PNG with a colour profile': [
    () =>
      png({
        before: [
          pngChunk('iCCP', Buffer.concat([Buffer.from('sRGB\0\0'), deflateSync(Buffer.alloc(600_000, 7))])),
        ],
      }),
    'a.png',
  ],
  'a PNG with words, plain and packed': [
    () =>
      png({
        before: [
          pngChunk('tEXt', 'Software\0Snipping tool'),
          pngChunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync('office')])),
          pngChunk(
            'iTXt',
            Buffer.concat([Buffer.from('Title\0\x01\0ar\0\0', 'latin1'), deflateSync('رخصة')]),
          ),
        ],
      }),
    'a.png',
  ],
  'a PNG with a long XMP': [
    () =>
      png({ before: [pngChunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta/>${' '.repeat(300_000)}`)] }),
    'a.png',
  ],
  'a PNG with EXIF behind its picture': [
    () => png({ behind: [pngChunk('eXIf', 'MM\0*\0\0\0\x08\0\0')] }),
    'a.png',
  ],
  'an animated PNG': [
    () =>
      png({
        before: [pngChunk('acTL', '\0\0\0\x02\0\0\0\0'), pngFrame(0)],
        behind: [pngFrame(1), pngFrameData(2)],
      }),
    'a.png',
  ],
}
