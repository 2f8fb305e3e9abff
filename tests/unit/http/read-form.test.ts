import { readFields, readForm } from '@/lib/http/read-form'
import { quickest } from '@/tests/support/quickest'

const BORDER = 'x-border'
const part = (name: string, text: string, more = '') =>
  `--${BORDER}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${text}\r\n`
const END = `--${BORDER}--\r\n`
const MULTIPART = `multipart/form-data; boundary=${BORDER}`

/** A request whose body comes in pieces of 16 KB and counts what was read of it. */
function post(body: string | Buffer, type = MULTIPART, headers: Record<string, string> = {}) {
  const bytes = Buffer.from(body as string)
  let read = 0
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (read >= bytes.length) return controller.close()
        controller.enqueue(new Uint8Array(bytes.subarray(read, read + 16_384)))
        read += 16_384
      },
    },
    { highWaterMark: 0 },
  )
  const request = new Request('http://localhost/', {
    method: 'POST',
    body: stream,
    duplex: 'half',
    headers: { 'content-type': type, ...headers },
  } as RequestInit)
  return { request, read: () => read }
}
const LIMITS = { bytes: 1_000_000, fileBytes: 500_000 }
const codeOf = async (
  body: string | Buffer,
  most = LIMITS,
  type?: string,
  headers?: Record<string, string>,
) => {
  const read = await readForm(post(body, type, headers).request, most)
  return read.ok ? 'taken' : read.problems[0]!.code
}

describe('a posted form', () => {
  it('gives its fields and its file, with a name in any script', async () => {
    const form = new FormData()
    form.set('type', 'هوية')
    form.set('file', new File([new Uint8Array([0, 1, 2, 255])], 'هوية مدنية.pdf'))
    form.set('note', '')
    const read = await readForm(new Request('http://localhost/', { method: 'POST', body: form }), LIMITS)
    expect(read).toMatchObject({ ok: true, value: { file: { name: 'هوية مدنية.pdf' } } })
    expect(read.ok && [[...read.value.fields], [...read.value.file!.bytes]]).toEqual([
      [
        ['type', 'هوية'],
        ['note', ''],
      ],
      [0, 1, 2, 255],
    ])
  })

  it('has no file when none was chosen, or under another name', async () => {
    for (const body of [
      part('file', '', '; filename=""\r\nContent-Type: application/octet-stream'),
      part('other', 'x', '; filename="a.pdf"'),
    ]) {
      const read = await readForm(post(body + END).request, LIMITS)
      expect(read.ok && read.value.file).toBeUndefined()
    }
  })

  it('may also be encoded as in an address', async () => {
    const { request } = post('a=1&b=%D8%B4&a=2', 'application/x-www-form-urlencoded; charset=UTF-8')
    expect([...(await readFields(request))]).toEqual([
      ['a', '2'],
      ['b', 'ش'],
    ])
  })

  it('is given up at its first parts when it has 130,000, and at once', async () => {
    const posts = Array.from({ length: 3 }, () => post(`--${BORDER}\r\n\r\n\r\n`.repeat(130_000) + END))
    const took = await quickest(posts.length, async (run) =>
      expect(await readForm(posts[run]!.request, { bytes: 10_000_000, fileBytes: 10 })).toMatchObject({
        ok: false,
        problems: [{ code: 'uploadDamaged' }],
      }),
    )
    expect(took).toBeLessThan(300)
    for (const { read } of posts) expect(read()).toBeLessThan(40_000)
  })

  it('takes exactly as many fields, and a file of exactly as many bytes, as it may', async () => {
    const fields = (count: number) =>
      Array.from({ length: count }, (_, index) => part(`f${index}`, 'x')).join('')
    const file = (bytes: number) => part('file', 'x'.repeat(bytes), '; filename="a.pdf"')
    expect(await codeOf(fields(50) + file(500_000) + END)).toBe('taken')
    expect(await codeOf(fields(51) + END)).toBe('uploadDamaged')
    expect(await codeOf(file(500_001) + END)).toBe('fileTooLarge')
    expect(await codeOf(file(10) + file(10) + END)).toBe('uploadDamaged')
    expect(
      await codeOf(
        Array.from({ length: 51 }, (_, index) => `f${index}=x`).join('&'),
        LIMITS,
        'application/x-www-form-urlencoded',
      ),
    ).toBe('uploadDamaged')
  })

  it.each([
    ['without an end', part('a', 'x')],
    ['without a border', 'no form at all'],
    ['with a part’s header of more than 16 KB', `--${BORDER}\r\nX: ${'x'.repeat(20_000)}\r\n\r\nx\r\n${END}`],
    ['with a field of more than 64 KB', part('a', 'x'.repeat(70_000)) + END],
    ['with a name of more than 100 bytes', part('n'.repeat(101), 'x') + END],
    ['empty', ''],
  ])('%s is refused', async (_what, body) => expect(await codeOf(body)).toBe('uploadDamaged'))

  it.each([
    '',
    'text/plain',
    'application/json',
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'multipart/mixed; boundary=x',
  ])('of the type %p is none', async (type) => {
    expect(await codeOf(part('a', 'x') + END, LIMITS, type)).toBe('uploadDamaged')
  })

  it('is refused by its announced length, and when that lies by what comes', async () => {
    const body = part('a', 'x') + END
    expect(await codeOf(body, LIMITS, MULTIPART, { 'content-length': '1000001' })).toBe('fileTooLarge')
    expect(
      await codeOf(part('file', 'x'.repeat(1_000_001), '; filename="a"') + END, {
        ...LIMITS,
        fileBytes: 5_000_000,
      }),
    ).toBe('fileTooLarge')
  })
})
