import { latinDigits, stripUnseen } from '@/lib/core/digits'

/** Digits of a code in its parts: `851713` → `8517.13`, `851713000000` → `8517.13.00.0000`. */
export function dotted(code: string): string {
  const parts = [code.slice(0, 4), code.slice(4, 6), code.slice(6, 8), code.slice(8, 12)].filter(Boolean)
  return parts.join('.')
}

const TYPED = /^\d[\d.\s\-\u2010-\u2015/]*$/
/** What people write before a code: «HS code», «رمز النظام المنسق», «البند». */
const CALLED = /^(?:h\.?s\.?(?: ?-? ?code)?|(?:customs |tariff )?code|heading|subheading|(?:ال)?(?:رمز|رقم|بند)(?: (?:النظام المنسق|البند|التعرفة|الجمركي|الفرعي))*)(?: ?(?:no\.?|number))?[ :#]*(?=\d)/i
/** Longer texts are no code: they are not looked at. */
const LONGEST = 80

/**
 * The digits of a code as somebody typed it: with dots, spaces, dashes or Arabic digits, a letter less or more.
 * @returns 2 to 14 digits; undefined for anything that is not a code
 */
export function readCode(typed: string): string | undefined {
  if (typed.length > LONGEST) return undefined
  const text = latinDigits(stripUnseen(typed)).replace(/\s+/g, ' ').replace(/[\u066b\u066c\u060c،]/g, '.').trim().replace(CALLED, '')
  if (!TYPED.test(text)) return undefined
  const digits = text.replace(/\D/g, '')
  return digits.length >= 2 && digits.length <= 14 ? digits : undefined
}
