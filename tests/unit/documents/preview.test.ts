/** @jest-environment node */
import sharp from 'sharp'
import { isId } from '@/lib/core/ids'
import { pageKey } from '@/lib/documents/preview/page-key'
import { renderPagesInPool, stopPreviews } from '@/lib/documents/preview/preview-pool'
import { TaskOverrun, TaskPool } from '@/lib/task-pool/task-pool'
import { madePdf, madePng, madeExecutable } from '../../support/made-files'
import { madePages } from '../../support/made-pages'

afterAll(() => stopPreviews())

const words = 'BT /F1 60 Tf 60 600 Td (ABCDEF) Tj ET'
const render = (bytes: Uint8Array) => renderPagesInPool(bytes, 'application/pdf')
/** The share of pixels that are dark, in a thousand. */
async function ink(png: Uint8Array): Promise<number> {
  const { data } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true })
  return (data.reduce((sum, value) => sum + (value < 128 ? 1 : 0), 0) / data.length) * 1000
}

it('draws the first twenty pages, 1,200 pixels wide', async () => {
  const { totalPages, pages, problem } = await render(madePages(23, words))
  expect([totalPages, pages.length, problem]).toEqual([23, 20, null])
  expect(pages[19]).toMatchObject({ width: 1200, height: 1698 })
  expect((await sharp(pages[0]!.png).metadata()).format).toBe('png')
}, 90_000)

it.each([
  ['Arabic in a type that is not embedded', 'SimplifiedArabic', undefined],
  ['Latin in a type that is not embedded', 'Calibri', ['A', 'B', 'C', 'D', 'E', 'F']],
])(
  'shows %s',
  async (_what, fontName, letters) => {
    const [page, empty] = [
      (await render(madePages(1, words, { fontName, ...(letters && { letters }) }))).pages[0]!,
      (await render(madePages(1, ''))).pages[0]!,
    ]
    expect([await ink(empty.png), (await ink(page.png)) > 1]).toEqual([0, true])
  },
  60_000,
)

it('a page of any size becomes a picture of bounded size', async () => {
  for (const box of ['0 0 14400 14400', '0 0 1 14400', '0 0 14400 1']) {
    const { pages } = await render(madePages(1, words, { box }))
    for (const { width, height } of pages)
      expect([width <= 1200, width * height <= 1200 * 3600 + 1200]).toEqual([true, true])
  }
}, 60_000)

it('a picture is one page, as wide as a page at most', async () => {
  const wide = await sharp({ create: { width: 2400, height: 600, channels: 3, background: '#a00' } })
    .jpeg()
    .toBuffer()
  expect(await renderPagesInPool(wide, 'image/jpeg')).toMatchObject({
    totalPages: 1,
    pages: [{ width: 1200, height: 300 }],
    problem: null,
  })
  expect(await renderPagesInPool(madePng(40, 20), 'image/png')).toMatchObject({
    totalPages: 1,
    pages: [{ width: 40, height: 20 }],
    problem: null,
  })
}, 60_000)

it('what cannot be drawn is said, never an error', async () => {
  expect(await render(madeExecutable())).toEqual({ totalPages: 0, pages: [], problem: 'UNREADABLE' })
  expect(await render(madePdf())).toMatchObject({ pages: [], problem: 'UNREADABLE' })
  expect(await renderPagesInPool(madeExecutable(), 'image/jpeg')).toMatchObject({
    pages: [],
    problem: 'UNREADABLE',
  })
  jest.spyOn(TaskPool.prototype, 'run').mockRejectedValueOnce(new TaskOverrun('ended'))
  expect(await render(madePdf())).toEqual({ totalPages: 0, pages: [], problem: 'OVERRUN' })
}, 60_000)

it('keys of pages are the store’s, and each its own', () => {
  const keys = Array.from({ length: 20 }, (_, index) =>
    pageKey('0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee', index + 1),
  )
  expect([keys.every(isId), new Set(keys).size]).toEqual([true, 20])
})
