import { IPAY } from './ipay'

export type Language = 'ar' | 'en'

/** For text put into HTML. */
export const escapeHtml = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')

/** Codes, amounts and numbers run from left to right in either language. */
export const ltr = (text: string): string => `<bdi dir="ltr">${escapeHtml(text)}</bdi>`

const BANNER: Record<Language, string> = {
  ar: 'محاكاة لبوابة الدفع — لا تُدخل بطاقات حقيقية. لا تُسحب أي أموال.',
  en: 'Payment gateway SIMULATOR — no real cards. No money is taken.',
}

/**
 * A page of the simulator, without scripts and never without its banner.
 * @param body HTML, already escaped
 */
export function simulatorPage(language: Language, title: string, body: string, wide = false): string {
  const other = language === 'ar' ? 'en' : 'ar'
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><link rel="stylesheet" href="/knet-simulator/style.css"></head>
<body><header class="banner"><strong>${BANNER[language]}</strong><span lang="${other}" dir="${other === 'ar' ? 'rtl' : 'ltr'}">${BANNER[other]}</span></header>
<main${wide ? ' class="wide"' : ''}><h1>${escapeHtml(title)}</h1>
${body}
</main></body></html>`
}

/** Headers of every page and answer of the simulator: nothing is kept, nothing is framed, nothing runs. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
}

/** What a payer reads for a code, in Arabic; in English it is the table's own text. */
const ARABIC: Partial<Record<string, string>> = {
  IPAY0100039: 'رقم عملية الدفع غير صحيح',
  IPAY0100042: 'انتهت المدة المسموح بها لصفحة الدفع',
  IPAY0100045: 'رُفضت العملية',
  IPAY0100049: 'تجاوزت عدد المحاولات المسموح بها لرمز التحقق',
  IPAY0100055: 'سبق البت في هذه العملية',
  IPAY0100074: 'تاريخ انتهاء البطاقة غير صحيح',
  IPAY0100087: 'الرقم السري يتكون من أربعة أرقام',
  IPAY0100092: 'أدخل رمز التحقق',
  IPAY0100093: 'رمز التحقق غير صحيح',
  IPAY0100114: 'سبق استخدام رقم تتبع العملية',
  IPAY0100117: 'أدخل رقم البطاقة',
  IPAY0100118: 'لا يقبل المحاكي إلا بطاقات الاختبار التي تبدأ بالرقم 888888',
  IPAY0100124: 'اختر البنك',
  IPAY0100249: 'تعذر إبلاغ التاجر بالنتيجة، وقد أُلغيت العملية ورُدّ المبلغ',
}

const ENGLISH: Partial<Record<string, string>> = {
  IPAY0100087: 'The PIN has four digits',
  IPAY0100117: 'Enter the card number',
  IPAY0100118: 'The simulator takes test cards only: they start with 888888',
  IPAY0100124: 'Choose a bank',
  IPAY0100249: 'The merchant could not be told the result; the payment was reversed and the money returned',
}

/** A code's text for the payer. */
export function payerText(code: string, language: Language): string {
  if (language === 'ar') return ARABIC[code] ?? 'تعذر إتمام العملية'
  return (
    ENGLISH[code] ??
    (Object.hasOwn(IPAY, code) ? IPAY[code as keyof typeof IPAY] : 'The payment cannot be completed')
  )
}
