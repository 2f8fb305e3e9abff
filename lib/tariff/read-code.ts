import { cleanTyped } from '@/lib/core/digits'

/** Digits of a code in its parts: `851713` → `8517.13`, `851713000000` → `8517.13.00.0000`. */
export function dotted(code: string): string {
  const parts = [code.slice(0, 4), code.slice(4, 6), code.slice(6, 8), code.slice(8, 12)].filter(Boolean)
  return parts.join('.')
}

const TYPED = /^\d[\d. \-/]*$/
/** What people write before a code: «HS code», «HSN», «رمز النظام المنسق», «بند رقم», «كود». */
const CALLED =
  /^(?:h\.?s\.?n?\.?(?: ?-? ?code)?|(?:customs |tariff )?code|heading|subheading|(?:ال)?(?:رمز|رقم|بند|كود)(?: (?:النظام المنسق|رقم|البند|التعرفة|الجمركي|الفرعي))*)(?: ?(?:no\.?|number))?[ :#\-]*(?=\d)/i
/** Between the codes of a list. */
const LISTED = / ?[,;؛،] ?| (?:and|or|أو|او) | و ?(?=\d)/
/** Longer texts are no code: they are not looked at. */
const MAX_LENGTH = 80

/** The digits of one code; a part of a list has at least four. */
function digitsOf(text: string, least: number): string | undefined {
  const digits = TYPED.test(text) ? text.replace(/\D/g, '') : ''
  return digits.length >= least && digits.length <= 14 ? digits : undefined
}

/** What the codes of a list have in common, to the last whole part: `8517.13, 8517.14` are of 8517. */
function commonPart(codes: readonly string[]): string | undefined {
  return [12, 8, 6, 4, 2]
    .map((length) => codes[0]!.slice(0, length))
    .find(
      (part, index) =>
        part.length === [12, 8, 6, 4, 2][index] && codes.every((code) => code.startsWith(part)),
    )
}

/**
 * The digits of a code as somebody typed it: with dots, spaces, dashes or Arabic digits, a letter less or
 * more; of several codes what they have in common.
 * @returns 2 to 14 digits; undefined for anything that is not a code
 */
export function readCode(typed: string): string | undefined {
  const clean = typed.length > 10 * MAX_LENGTH ? '' : cleanTyped(typed)
  if (clean === '' || clean.length > MAX_LENGTH) return undefined
  const text = clean.replace(CALLED, '').replace(/[٫٬]/g, '.')
  const listed = text.split(LISTED).map((part) => digitsOf(part.replace(CALLED, ''), 4))
  const common =
    listed.length > 1 && listed.every((code) => code !== undefined) ? commonPart(listed) : undefined
  // Arabic keyboards have a comma where others have the dot.
  return common ?? digitsOf(text.replace(/،(?! )/g, '.'), 2)
}
