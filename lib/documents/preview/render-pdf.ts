import { readFileSync } from 'node:fs'
import path from 'node:path'
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium'
import { heapOf, provideFonts } from './pdfium-fonts'

/** The width of a page's picture. */
export const PAGE_PIXELS = 1200
/** A page taller than this many widths is drawn narrower, so that its area stays that of such a page. */
const MAX_PIXELS = PAGE_PIXELS * PAGE_PIXELS * 3
const [WHITE, BGRX] = [0xffffffff, 3]
/** FPDF_ANNOT | FPDF_REVERSE_BYTE_ORDER (fpdfview.h): what is stamped and signed is seen; red first. */
const FLAGS = 0x01 | 0x10

export type RawPage = { pixels: Uint8Array; width: number; height: number }

let library: Promise<WrappedPdfiumModule> | undefined

async function start(): Promise<WrappedPdfiumModule> {
  const wasmBinary = new Uint8Array(
    readFileSync(path.resolve('node_modules/@embedpdf/pdfium/dist/pdfium.wasm')),
  ).buffer
  const module = await init({ wasmBinary })
  // The interpreter of scripts and of XFA is never started: pages are drawn, nothing acts.
  module.FPDF_InitLibrary()
  provideFonts(module)
  return module
}

/**
 * Pixels of a page, four bytes each. The sizes that a page names are anybody's: they are held to what a
 * picture may have.
 */
function sizeOf(width: number, height: number): { width: number; height: number } | undefined {
  if (!(width > 0 && height > 0 && Number.isFinite(width) && Number.isFinite(height))) return undefined
  const ratio = height / width
  const wide = Math.min(PAGE_PIXELS, Math.sqrt(MAX_PIXELS / ratio))
  const size = { width: Math.round(wide), height: Math.round(wide * ratio) }
  return size.width >= 1 && size.height >= 1 ? size : undefined
}

function drawPage(module: WrappedPdfiumModule, document: number, index: number): RawPage | undefined {
  const page = module.FPDF_LoadPage(document, index)
  if (!page) return undefined
  const size = sizeOf(module.FPDF_GetPageWidthF(page), module.FPDF_GetPageHeightF(page))
  const bitmap = size ? module.FPDFBitmap_CreateEx(size.width, size.height, BGRX, 0, 0) : 0
  try {
    if (!size || !bitmap) return undefined
    module.FPDFBitmap_FillRect(bitmap, 0, 0, size.width, size.height, WHITE)
    module.FPDF_RenderPageBitmap(bitmap, page, 0, 0, size.width, size.height, 0, FLAGS)
    const at = module.FPDFBitmap_GetBuffer(bitmap)
    const pixels = heapOf(module.pdfium).slice(at, at + size.width * size.height * 4)
    return { pixels, ...size }
  } finally {
    if (bitmap) module.FPDFBitmap_Destroy(bitmap)
    module.FPDF_ClosePage(page)
  }
}

/**
 * Draws the pages of a PDF, one after the other, with PDFium. A page that cannot be drawn is undefined.
 * @returns undefined when PDFium does not open the file
 */
export async function openPdf(
  bytes: Uint8Array,
): Promise<{ totalPages: number; draw: (index: number) => RawPage | undefined } | undefined> {
  const module = await (library ??= start())
  const data = module.pdfium.wasmExports.malloc(bytes.length)
  heapOf(module.pdfium).set(bytes, data)
  const document = module.FPDF_LoadMemDocument(data, bytes.length, '')
  // The copy stays until the process ends: the document is read from it.
  return document
    ? { totalPages: module.FPDF_GetPageCount(document), draw: (index) => drawPage(module, document, index) }
    : undefined
}
