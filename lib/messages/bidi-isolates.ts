/**
 * Left-to-right isolate, first-strong isolate and their end (UAX #9): codes and names keep their order in
 * Arabic text.
 */
const LRI = '\u2066'
const FSI = '\u2068'
const PDI = '\u2069'

const MARKS = new RegExp(`[${LRI}\u2067${FSI}${PDI}]`, 'g')

/**
 * A code, amount, phone, address or date inside a line of plain text. Marks inside it cannot end the isolate
 * early.
 */
export const isolateLtr = (text: string): string =>
  text === '' ? '' : `${LRI}${text.replace(MARKS, '')}${PDI}`

/** A name or a text that a person wrote, whichever way it reads. */
export const isolateAuto = (text: string): string =>
  text === '' ? '' : `${FSI}${text.replace(MARKS, '')}${PDI}`

export type TextPart = { text: string; isolate?: 'ltr' | 'auto' }

/** Splits a line at its isolates, so that HTML can carry them as elements. */
export function textParts(line: string): TextPart[] {
  return line
    .split(/([\u2066\u2068][^\u2069]*\u2069)/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part.startsWith(LRI)) return { text: part.slice(1, -1), isolate: 'ltr' }
      if (part.startsWith(FSI)) return { text: part.slice(1, -1), isolate: 'auto' }
      return { text: part }
    })
}
