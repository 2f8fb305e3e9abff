import { deflateSync } from 'node:zlib'
import { madeHeic, madePng } from '../made-files'
import { jpeg, jpegSegment, madeZip, png, pngChunk } from './pictures'

/** 40 MB of one letter in 40 KB. */
let packedBomb: Buffer | undefined
const bomb = () => (packedBomb ??= deflateSync(Buffer.alloc(40_000_000, 0x41)))
const packed = (head: string) => Buffer.concat([Buffer.from(head, 'latin1'), bomb()])
const frame = (marker: number, side: number) =>
  jpegSegment(marker, Buffer.from([8, side >> 8, side & 255, side >> 8, side & 255, 1, 1, 0x11, 0]))
const PHAR = "<?php Phar::mapPhar('a'); __HALT_COMPILER(); ?>\r\n"

type Picture = [make: () => Buffer, code: string, name?: string]

/** Pictures that are another kind of file as well, or unfold to more than they show. The second is the problem. */
export const HOSTILE_PICTURES: Record<string, Picture> = {
  'a JPEG with an archive of PHP in a remark': [
    () => jpeg({ before: [jpegSegment(0xfe, PHAR)] }),
    'fileTwoKinds',
  ],
  'a JPEG with an archive of PHP behind its end': [() => jpeg({ after: PHAR }), 'fileTwoKinds'],
  'a JPEG with an archive behind its end': [() => jpeg({ after: madeZip() }), 'fileTwoKinds'],
  'a JPEG with an archive and a long remark behind its end': [
    () => jpeg({ after: madeZip('x'.repeat(60_000)) }),
    'fileTwoKinds',
  ],
  'a JPEG with an archive of RAR behind its end': [
    () => jpeg({ after: 'Rar!\x1a\x07\x01\0' }),
    'fileTwoKinds',
  ],
  'a JPEG with an archive of 7-Zip behind its end': [
    () => jpeg({ after: '7z\xbc\xaf\x27\x1c\0\x04' }),
    'fileTwoKinds',
  ],
  'a JPEG with a script of a page in a remark': [
    () => jpeg({ before: [jpegSegment(0xfe, '*/--><ScRipT>alert(1)</ScRipT>')] }),
    'fileTwoKinds',
  ],
  'a JPEG with a page of HTML behind its end': [() => jpeg({ after: '<!doctype HTML><p>x' }), 'fileTwoKinds'],
  'a JPEG with a paper behind its end': [() => jpeg({ after: '%PDF-1.7\n1 0 obj' }), 'fileTwoKinds'],
  'a JPEG with a program of PHP in its EXIF': [
    () => jpeg({ before: [jpegSegment(0xe1, 'Exif\0\0MM\0*<?php system($_GET[0]);')] }),
    'fileTwoKinds',
  ],
  'a PNG with a script of a page in its words': [
    () => png({ before: [pngChunk('tEXt', 'Comment\0<script>alert(1)</script>')] }),
    'fileTwoKinds',
  ],
  'a PNG with a script behind its end': [
    () => png({ after: '*/</p><script src=//x.example></script>' }),
    'fileTwoKinds',
  ],
  'a PNG with an archive behind its end': [() => png({ after: madeZip() }), 'fileTwoKinds'],
  'a PNG with an archive in a chunk of its own': [
    () => png({ behind: [pngChunk('ziPs', madeZip())] }),
    'fileTwoKinds',
  ],
  'a PNG with an archive of PHP in a chunk': [
    () => png({ before: [pngChunk('tEXt', `a\0${PHAR}`)] }),
    'fileTwoKinds',
  ],
  'a PNG with words that unfold far': [
    () => png({ before: [pngChunk('zTXt', packed('Comment\0\0'))] }),
    'fileUnreadable',
  ],
  'a PNG with international words that unfold far': [
    () => png({ before: [pngChunk('iTXt', packed('Comment\0\x01\0\0\0'))] }),
    'fileUnreadable',
  ],
  'a PNG with a colour profile that unfolds far': [
    () => png({ before: [pngChunk('iCCP', packed('sRGB\0\0'))] }),
    'fileUnreadable',
  ],
  'a PNG with words behind its picture that unfold far': [
    () => png({ behind: [pngChunk('zTXt', packed('Comment\0\0'))] }),
    'fileUnreadable',
  ],
  'a PNG with a hundred words that unfold far together': [
    () => {
      const one = deflateSync(Buffer.alloc(900_000))
      return png({
        before: Array.from({ length: 20 }, () =>
          pngChunk('zTXt', Buffer.concat([Buffer.from('a\0\0'), one])),
        ),
      })
    },
    'fileUnreadable',
  ],
  'a PNG of the greatest width': [() => madePng(0x7fffffff, 1), 'fileTooManyPixels'],
  'a PNG of the greatest height': [() => madePng(65, 0x7fffffff), 'fileTooManyPixels'],
  'a PNG without width': [() => madePng(0, 5), 'fileDamaged'],
  'a JPEG of the greatest size': [() => jpeg({ width: 65_535, height: 65_535 }), 'fileTooManyPixels'],
  'a progressive JPEG that is too wide': [
    () => jpeg({ progressive: true, width: 12_001 }),
    'fileTooManyPixels',
  ],
  'a JPEG whose second frame is too large': [
    () => jpeg({ before: [frame(0xc0, 8), frame(0xc2, 0xffff)] }),
    'fileTooManyPixels',
  ],
  'a JPEG whose height comes later': [() => jpeg({ height: 0 }), 'fileDamaged'],
  'a JPEG of 5,000 scans': [() => jpeg({ progressive: true, scans: 5000 }), 'fileUnreadable'],
  'a large JPEG of 300 scans': [
    () => jpeg({ progressive: true, scans: 300, width: 7000, height: 7000 }),
    'fileUnreadable',
  ],
  'a HEIC photograph named .jpg': [madeHeic, 'fileHeic', 'IMG_0001.jpg'],
  'an AVIF picture named .png': [
    () => Buffer.concat([Buffer.from('\0\0\0\x18ftypavif\0\0\0\0mif1avif', 'latin1'), Buffer.alloc(64)]),
    'fileHeic',
    'a.png',
  ],
}
