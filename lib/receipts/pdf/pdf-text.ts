/** Letters that join to the one after them: all but those that never do. */
const JOINING = /[\u0626\u0628\u062a-\u062e\u0633-\u063a\u0640-\u0647\u064a]$/
const MARKS = /[\u064b-\u065f\u0670]/g
const ISOLATES = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/**
 * Arabic as the PDF renderer can draw it: it forgets how high a mark stands, and would strike «اً» through.
 * Alef with tanween has a glyph of its own (U+FD3D, and U+FD3C where it joins the letter before); other marks
 * are left out, as in ordinary print. Direction marks, which have no glyph, go as well.
 */
export function pdfText(text: string): string {
  return text
    .normalize('NFC')
    .replace(ISOLATES, '')
    .replace(/\u064b\u0627/g, '\u0627\u064b')
    .replace(/(.)\u0627\u064b/g, (_, before: string) =>
      JOINING.test(before) ? `${before}\u200d\ufd3c` : `${before}\ufd3d`,
    )
    .replace(MARKS, '')
}
