import { madePdf, madeStream } from './made-files'

/** A type that the file names and does not hold. @param names of its letters from code 65 on */
const font = (name: string, names: readonly string[]) =>
  `<< /Type /Font /Subtype /TrueType /BaseFont /${name} /FirstChar 65 /LastChar 90 /Widths [${Array(26).fill('500').join(' ')}] /Encoding << /Type /Encoding /Differences [65 ${names.map((letter) => `/${letter}`).join(' ')}] >> /FontDescriptor << /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [0 -300 1000 1000] /ItalicAngle 0 /Ascent 900 /Descent -300 /CapHeight 700 /StemV 80 >> >>`

/** Letters of «الرخصة» by the names that Arabic types of Windows give them, from the left. */
const ARABIC_NAMES = ['afii57417', 'afii57429', 'afii57422', 'afii57425', 'afii57444', 'afii57415']

/**
 * A PDF of so many pages, each with what is drawn on it.
 * @param content operators (ISO 32000-1 §8); `/F1` is a type that is not embedded
 */
export function madePages(
  count: number,
  content: string,
  { box = '0 0 595 842', fontName = 'SimplifiedArabic', letters = ARABIC_NAMES as readonly string[] } = {},
): Buffer {
  const first = 5
  return madePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${Array.from({ length: count }, (_, index) => `${first + index} 0 R`).join(' ')}] /Count ${count} >>`,
    font(fontName, letters),
    madeStream('/Filter /FlateDecode', content),
    ...Array.from(
      { length: count },
      () =>
        `<< /Type /Page /Parent 2 0 R /MediaBox [${box}] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    ),
  ])
}
