import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { inflateSync } from 'node:zlib'
import jsQR from 'jsqr'

type Name = 'receipt-ar' | 'receipt-en' | 'long-ar' | 'long-en'
let files: Record<Name, Buffer>

beforeAll(async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'tests/support/render-sample-receipts.ts'],
    { maxBuffer: 32 << 20 },
  )
  files = Object.fromEntries(
    Object.entries(JSON.parse(stdout) as Record<Name, string>).map(([name, file]) => [
      name,
      Buffer.from(file, 'base64'),
    ]),
  ) as Record<Name, Buffer>
}, 60_000)

/** The drawing instructions of every page. */
function contentOf(pdf: Buffer): string {
  const text = pdf.toString('latin1')
  return [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)]
    .flatMap(([, body]) => {
      try {
        const content = inflateSync(Buffer.from(body!, 'latin1')).toString('latin1')
        return content.includes(' Tf') ? [content] : []
      } catch {
        return []
      }
    })
    .join('\n')
}

/** The dark squares of the QR code as they are drawn, as a camera would see them. */
function pictureOfQr(content: string): { data: Uint8ClampedArray; side: number } {
  const dark = [...content.matchAll(/(\d+) (\d+) m\n(\d+) \2 l\n\3 (\d+) l\n\1 \4 l\nh/g)]
    .map(([, x, y, right]) => [Number(x), Number(y), Number(right)])
    .filter(([x, , right]) => right === x! + 1)
  const modules = Math.max(...dark.map(([x]) => x!)) + 5
  const [scale, side] = [8, modules * 8]
  const data = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [x, y] of dark) {
    for (let dy = 0; dy < scale; dy += 1)
      for (let dx = 0; dx < scale; dx += 1)
        data.set([0, 0, 0, 255], ((y! * scale + dy) * side + x! * scale + dx) * 4)
  }
  return { data, side }
}

test.each(['receipt-ar', 'receipt-en', 'long-ar', 'long-en'] as const)(
  '%s is a PDF in the product’s own type',
  (name) => {
    const text = files[name].toString('latin1')
    expect(text.startsWith('%PDF-')).toBe(true)
    // Eight categories fit on one page; a name of three hundred letters beside them may take another.
    expect(text.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(name.startsWith('long') ? 2 : 1)
    expect(text).toMatch(/\/BaseFont \/[A-Z]{6}\+IBMPlexSans/)
    expect(text).toContain(`/Lang (${name.slice(-2)})`)
  },
)

test.each(['receipt-ar', 'receipt-en', 'long-ar', 'long-en'] as const)(
  '%s has a glyph for every character',
  (name) => {
    const drawn = [...contentOf(files[name]).matchAll(/<([0-9a-f]+)>/gi)].flatMap(
      ([, hex]) => hex!.match(/.{4}/g) ?? [],
    )
    expect(drawn.length).toBeGreaterThan(300)
    expect(drawn).not.toContain('0000')
  },
)

test.each(['receipt-ar', 'receipt-en'] as const)(
  'the QR code of %s opens the public page, without a language',
  (name) => {
    const { data, side } = pictureOfQr(contentOf(files[name]))
    expect(jsQR(data, side, side)?.data).toBe('https://portal.example/verify/XKQ2T9ABCD01MN7Z')
  },
)
