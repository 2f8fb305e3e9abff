import sharp, { type Sharp } from 'sharp'
import type { PreviewProblem } from '@/lib/db/generated/enums'
import { openPdf, PAGE_PIXELS } from './render-pdf'
import { MAX_PREVIEW_PAGES, type PreviewPage, type RenderedPages } from './types'

/** Bytes of all pictures of a document together: twenty scanned pages in colour. */
const MAX_BYTES = 64 * 1024 * 1024
/**
 * Processor seconds after which no further page is begun: before the process is ended, so that the pages so
 * far are kept.
 */
const LAST_BEGIN_SECONDS = 8
const WHITE = { background: '#ffffff' }

// One child draws one page at a time: threads and a cache would only take memory.
sharp.concurrency(1)
sharp.cache(false)

const unreadable: RenderedPages = { totalPages: 0, pages: [], problem: 'UNREADABLE' }

async function toPage(picture: Sharp): Promise<PreviewPage> {
  const { data, info } = await picture
    .flatten(WHITE)
    .toColourspace('srgb')
    .png()
    .toBuffer({ resolveWithObject: true })
  return { png: new Uint8Array(data), width: info.width, height: info.height }
}

/** A picture, as it is to be seen: turned by what its camera says, at most as wide as a page. */
async function renderPicture(bytes: Uint8Array): Promise<RenderedPages> {
  try {
    // Some scanners leave out the end of a JPEG: what came is shown.
    const picture = sharp(bytes, { limitInputPixels: 61_000_000, failOn: 'none' }).autoOrient()
    return {
      totalPages: 1,
      pages: [
        await toPage(
          picture.resize({
            width: PAGE_PIXELS,
            height: PAGE_PIXELS * 3,
            fit: 'inside',
            withoutEnlargement: true,
          }),
        ),
      ],
      problem: null,
    }
  } catch {
    return unreadable
  }
}

async function renderPdf(bytes: Uint8Array): Promise<RenderedPages> {
  const pdf = await openPdf(bytes)
  if (!pdf || pdf.totalPages < 1) return unreadable
  const pages: PreviewPage[] = []
  const began = process.cpuUsage()
  let size = 0
  const ends = (problem: PreviewProblem): RenderedPages => ({ totalPages: pdf.totalPages, pages, problem })
  for (let index = 0; index < Math.min(pdf.totalPages, MAX_PREVIEW_PAGES); index += 1) {
    const { user, system } = process.cpuUsage(began)
    if ((user + system) / 1e6 > LAST_BEGIN_SECONDS) return ends('OVERRUN')
    const raw = pdf.draw(index)
    // A page left out in the middle would look like a document without it.
    if (!raw) return ends('UNREADABLE')
    const page = await toPage(
      sharp(raw.pixels, { raw: { width: raw.width, height: raw.height, channels: 4 } }).removeAlpha(),
    )
    size += page.png.length
    if (size > MAX_BYTES) return ends('TOO_LARGE')
    pages.push(page)
  }
  return { totalPages: pdf.totalPages, pages, problem: null }
}

/**
 * Pages 1 to 20 of a document as PNG pictures, 1,200 pixels wide; a JPEG or PNG is one page. For a child
 * process alone: what it reads is a stranger's.
 */
export const renderPages = (bytes: Uint8Array, mediaType: string): Promise<RenderedPages> =>
  mediaType === 'application/pdf' ? renderPdf(bytes) : renderPicture(bytes)
