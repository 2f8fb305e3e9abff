import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { WrappedPdfiumModule } from '@embedpdf/pdfium'

const file = (name: string) => new Uint8Array(readFileSync(path.resolve('node_modules', name)))

/**
 * Latin, Arabic and Arabic's joined forms in one, because PDFium asks by one Latin name for both. Regular,
 * bold.
 */
const GENERAL = [
  'dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf',
  'dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf',
]
/**
 * For types with an encoding of their own, as Arabic types of old Windows have: it knows letters by Unicode
 * alone, so that PDFium goes by their names. In the type above it would take Latin letters by their codes.
 */
const OWN_ENCODING = [
  '@embedpdf/fonts-arabic/fonts/NotoNaskhArabic-Regular.ttf',
  '@embedpdf/fonts-arabic/fonts/NotoNaskhArabic-Bold.ttf',
]
const BOLD_FROM = 600
/** Character sets of Windows (fpdf_sysfontinfo.h). */
const [SYMBOL, ARABIC] = [2, 178]
/** Bytes of FPDF_SYSFONTINFO (fpdf_sysfontinfo.h): its version and eight functions, 32 bits each. */
const STRUCT_BYTES = 36

/**
 * The library's memory: anew for each use, because it moves when it grows. Its type is left out of the
 * package's.
 */
export const heapOf = (pdfium: WrappedPdfiumModule['pdfium']): Uint8Array =>
  (pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8

/** A table of an OpenType file, by its tag as a number; the whole file for tag 0. */
function tableOf(font: Uint8Array, tag: number): Uint8Array {
  if (tag === 0) return font
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const at = 12 + index * 16
    if (view.getUint32(at) === tag)
      return font.subarray(view.getUint32(at + 8), view.getUint32(at + 8) + view.getUint32(at + 12))
  }
  return new Uint8Array(0)
}

/**
 * Gives PDFium a type for what a document uses and does not embed: it finds none inside WebAssembly, and
 * Arabic would stay blank. Never freed: one child, one library.
 */
export function provideFonts({ pdfium, FPDF_SetSystemFontInfo }: WrappedPdfiumModule): void {
  const fonts = [...GENERAL, ...OWN_ENCODING].map(file)
  const nothing = pdfium.addFunction(() => undefined, 'vi')
  const functions = [
    nothing,
    // EnumFonts: there are none to list.
    pdfium.addFunction(() => undefined, 'vii'),
    // MapFont(info, weight, italic, charset, pitch, face, exact): a handle, from 1.
    pdfium.addFunction(
      (_info: number, weight: number, _italic: number, charset: number) =>
        (weight >= BOLD_FROM ? 2 : 1) + (charset === SYMBOL || charset === ARABIC ? 2 : 0),
      'iiiiiiii',
    ),
    // GetFont(info, face).
    pdfium.addFunction(() => 1, 'iii'),
    // GetFontData(info, font, table, buffer, size): its length; copied when there is room.
    pdfium.addFunction((_info: number, font: number, tag: number, buffer: number, size: number) => {
      const data = tableOf(fonts[font - 1]!, tag >>> 0)
      if (buffer !== 0 && size >= data.length) heapOf(pdfium).set(data, buffer)
      return data.length
    }, 'iiiiii'),
    // GetFaceName, GetFontCharset (1: default), DeleteFont.
    pdfium.addFunction(() => 0, 'iiiii'),
    pdfium.addFunction(() => 1, 'iii'),
    pdfium.addFunction(() => undefined, 'vii'),
  ]
  const info = pdfium.wasmExports.malloc(STRUCT_BYTES)
  for (const [index, value] of [1, ...functions].entries()) pdfium.setValue(info + index * 4, value, 'i32')
  FPDF_SetSystemFontInfo(info)
}
