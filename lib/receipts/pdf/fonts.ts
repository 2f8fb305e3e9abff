import path from 'node:path'
import { Font } from '@react-pdf/renderer'

/**
 * The product's own type. Cairo was tried: its «في» swallows the space before it, because the renderer drops
 * its kerning.
 */
export const ARABIC = 'Plex Arabic'
export const LATIN = 'Plex'

const WEIGHTS = [400, 600] as const
const ZERO_WIDTH_JOINER = 0x200d

/** A font as the renderer asks it, character by character. */
type Glyphs = { hasGlyphForCodePoint: (codePoint: number) => boolean }

const file = (name: string, script: string, weight: number) =>
  path.resolve('node_modules/@fontsource', name, 'files', `${name}-${script}-${weight}-normal.woff`)

async function registerFonts(): Promise<void> {
  Font.register({
    family: ARABIC,
    fonts: WEIGHTS.map((fontWeight) => ({
      src: file('ibm-plex-sans-arabic', 'arabic', fontWeight),
      fontWeight,
    })),
  })
  Font.register({
    family: LATIN,
    fonts: WEIGHTS.map((fontWeight) => ({ src: file('ibm-plex-sans', 'latin', fontWeight), fontWeight })),
  })
  // Words are never broken: Arabic has no hyphens, and codes must be copied whole.
  Font.registerHyphenationCallback((word) => [word])
  for (const fontWeight of WEIGHTS) {
    const descriptor = { fontFamily: ARABIC, fontWeight }
    await Font.load(descriptor)
    const font = Font.getFont(descriptor)?.data as unknown as Glyphs
    const has = font.hasGlyphForCodePoint.bind(font)
    // The joiner has no glyph and needs none. Without this the renderer would take it from another font and
    // end the word there.
    font.hasGlyphForCodePoint = (codePoint) => codePoint === ZERO_WIDTH_JOINER || has(codePoint)
  }
}

let ready: Promise<void> | undefined

/** Loads the fonts once a process. @throws when they are not installed */
export const loadFonts = (): Promise<void> => (ready ??= registerFonts())
