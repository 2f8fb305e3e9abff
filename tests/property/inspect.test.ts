/** @jest-environment node */
import fc from 'fast-check'
import { env } from '@/lib/env'
import { cleanFileName, contentDisposition } from '@/lib/documents/file-name'
import { inspectFile } from '@/lib/documents/inspect'
import { madeJpeg, madeObjectStream, madePdf, madePng } from '../support/made-files'

const numRuns = env.TEST_DEEP ? 2000 : 200

it('never throws and never takes random bytes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 2048 }),
      fc.constantFrom('a.pdf', 'a.png', 'a.jpg'),
      async (bytes, name) => {
        expect((await inspectFile(Buffer.from(bytes), name)).ok).toBe(false)
      },
    ),
    { numRuns },
  )
})

it('refuses any file that is cut off anywhere, a JPEG before its picture', async () => {
  const jpeg = madeJpeg()
  const whole = [
    ['a.png', madePng(30, 30)],
    ['a.jpg', jpeg.subarray(0, jpeg.indexOf(Buffer.from([0xff, 0xda])))],
    ['a.pdf', madePdf().subarray(0, -1)],
  ] as const
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...whole),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      async ([name, bytes], part) => {
        expect((await inspectFile(bytes.subarray(0, Math.floor(bytes.length * part)), name)).ok).toBe(false)
      },
    ),
    { numRuns },
  )
})

it('finds a kind of action however its letters are escaped, in the open and packed', async () => {
  const escaped = fc
    .constantFrom('JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'GoToR', 'GoToE', 'Rendition')
    .chain((name) =>
      fc
        .array(fc.constantFrom('plain', 'lower', 'upper'), { minLength: name.length, maxLength: name.length })
        .map((ways) =>
          [...name]
            .map((char, index) => {
              const hex = char.charCodeAt(0).toString(16)
              return ways[index] === 'plain' ? char : `#${ways[index] === 'upper' ? hex.toUpperCase() : hex}`
            })
            .join(''),
        ),
    )
  await fc.assert(
    fc.asyncProperty(
      escaped,
      fc.constantFrom(' ', '\n', '(x)', '<78>', '/', '>>', '%'),
      fc.boolean(),
      async (name, after, packed) => {
        const action = `<< /S/${name}${after} >>`
        const pdf = madePdf([
          '<< /Type /Catalog /Pages 2 0 R >>',
          '<< /Type /Pages /Kids [] /Count 0 >>',
          packed ? madeObjectStream(action) : action,
        ])
        expect(await inspectFile(pdf, 'a.pdf')).toMatchObject({
          ok: false,
          problems: [{ code: 'pdfActive' }],
        })
      },
    ),
    { numRuns },
  )
})

it('cleans every name to one that is safe to show and to send', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => {
      const name = cleanFileName(raw)
      expect(name).not.toMatch(/[/\\"'<>\p{Cc}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u)
      expect(cleanFileName(name)).toBe(name)
      expect(contentDisposition('inline', name || 'a')).toMatch(
        /^inline; filename="[\x20-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+$/,
      )
    }),
    { numRuns },
  )
})
