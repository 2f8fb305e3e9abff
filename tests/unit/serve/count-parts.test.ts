import { MAX_PAGE_PARTS, partCounter } from '@/scripts/serve/count-parts'

const form = (parts: number) =>
  Buffer.from(
    `${'--border\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(parts)}--border--\r\n`,
  )

/** Whether a body is stopped that comes in pieces of so many bytes. */
function stopped(body: Buffer, size: number, type = 'multipart/form-data; boundary=border'): boolean {
  const counts = partCounter(type)!
  for (let at = 0; at < body.length; at += size) if (counts(body.subarray(at, at + size))) return true
  return false
}

it.each([5, 7, 64, 65_536, 1_000_000])(
  'as many parts as may be are let through, and one more is not, in pieces of %i bytes',
  (size) => {
    expect([stopped(form(MAX_PAGE_PARTS), size), stopped(form(MAX_PAGE_PARTS + 1), size)]).toEqual([
      false,
      true,
    ])
  },
)

it('the border may stand in quotes, and what is no form of parts is not counted', () => {
  expect(
    stopped(form(MAX_PAGE_PARTS + 1), 4096, 'Multipart/Form-Data; charset=utf-8; boundary="border"'),
  ).toBe(true)
  for (const type of [
    undefined,
    '',
    'text/plain',
    'multipart/form-data',
    'application/x-www-form-urlencoded; boundary=border',
  ])
    expect(partCounter(type)).toBeUndefined()
})

it.each([
  'multipart/form-data; boundary=border; boundary=other',
  'multipart/form-data; boundary=border; x-boundary=other',
  'multipart/form-data; x-boundary=other; boundary=border',
  'multipart/form-data; boundary=border ; charset=utf-8',
  'multipart/form-data; boundary="bord\\er"',
  'multipart/form-data;boundary=border',
  'multipart/form-data; boundary="border"; a="b"',
])('no way to write the type hides the border: %s', (type) => {
  expect(stopped(form(MAX_PAGE_PARTS + 1), 4096, type)).toBe(true)
})

it('what browsers write is let through', () => {
  const border = '----WebKitFormBoundary7MA4YWxkTrZu0gW'
  const body = Buffer.from(form(3).toString().replaceAll('--border', `--${border}`))
  expect(stopped(body, 4096, `multipart/form-data; boundary=${border}`)).toBe(false)
})
